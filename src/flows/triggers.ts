/** Which pushed events name which records. */
import type { Trigger } from '../sync/flow.ts';

/** Webhooks of a kind of record of the shop, whose keys are its ids. */
export const onShopRecord = (alias: string): Trigger => ({ on: alias, keysOf: ({ id }) => [id] });

/** Webhooks of a custom entity: its alias is the singular of its type (oro-api 5.1; oro-observed, custom round 1). */
export const onCustomEntity = (type: string): Trigger => onShopRecord(type.replace(/s$/, ''));
