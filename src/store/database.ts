/** The tables of the gateway, as Kysely sees them. Each area describes its own. */
import type { Kysely, Transaction } from 'kysely';
import type { AccessTables } from './access.tables.ts';
import type { CommandTables } from './command.tables.ts';
import type { OperationTables } from './operation.tables.ts';
import type { SettingTables } from './setting.tables.ts';
import type { SyncTables } from './sync.tables.ts';
import type { TimelineTables } from './timeline.tables.ts';

export interface Tables
  extends AccessTables,
    CommandTables,
    OperationTables,
    SettingTables,
    SyncTables,
    TimelineTables {}

export type Database = Kysely<Tables>;

/** The database itself or a transaction on it: what a statement that may be part of a larger change takes. */
export type Executor = Database | Transaction<Tables>;
