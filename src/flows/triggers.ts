/** Which pushed events name which records. */
import type { RecordKey, Trigger } from '../sync/flow.ts';

/** Webhooks of a kind of record of the shop, whose keys are its ids. */
export const onShopRecord = (alias: string): Trigger => ({ on: alias, keysOf: ({ id }) => [id] });

/** Calls of P21 business rules for a table; what they name is the key of the flow's record unless `keysOf` says else. */
export const onP21Table = (
  table: string,
  keys: string,
  keysOf: (key: string) => RecordKey = (key) => key,
): Trigger => ({ on: table, keys, keysOf: ({ id }) => [keysOf(id)] });

/** Webhooks of a custom entity: its alias is the singular of its type (oro-api 5.1; oro-observed, custom round 1). */
export const onCustomEntity = (type: string): Trigger => onShopRecord(type.replace(/s$/, ''));
