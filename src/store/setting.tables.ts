/** Settings that people change while the gateway runs. */
import type { Generated } from 'kysely';
import type { InstantColumn, NullableJsonColumn } from './columns.ts';

export interface SettingTables {
  setting_change: SettingChangeTable;
}

/** Never changed afterwards: the newest row of a name is what counts, the others say what it was. */
interface SettingChangeTable {
  version: Generated<number>;
  /** e.g. 'sync.enabled', 'cache.stockFreshSeconds'. */
  name: string;
  /** Null: as the environment or the configuration file says. */
  value: NullableJsonColumn<unknown>;
  at: InstantColumn;
  /** Key or token that changed it. */
  actor: string;
}
