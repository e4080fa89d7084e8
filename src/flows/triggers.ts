/** Which pushed events name which records. */
import { type CustomEntityName, customEntityOf } from '../../datasources/oro/sync/custom-entity.ts';
import type { OroConfig } from '../config/config.ts';
import type { Trigger } from '../sync/flow.ts';

/** Webhooks of a kind of record of the shop, whose keys are its ids. */
export const onShopRecord = (alias: string): Trigger => ({ on: alias, keysOf: ({ id }) => [id] });

/** The alias of a custom entity is the singular of its type (oro-api 5.1, custom round 1 of oro-observed). */
export const customEntityTrigger = ({ customEntities }: OroConfig, entity: CustomEntityName): Trigger =>
  onShopRecord(customEntityOf(entity, customEntities[entity]).type.replace(/s$/, ''));
