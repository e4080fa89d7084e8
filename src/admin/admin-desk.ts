/** What those who run the gateway see and change of the gateway itself. */
import type { AuditEntry, AuditFilter } from '../../schema/audit-entry.type.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Finding } from '../../schema/finding.type.ts';
import type { GatewayStatus } from '../../schema/gateway-status.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { SettingChange, Settings } from '../../schema/setting.type.ts';
import { createAllowList } from '../access/allow-list.ts';
import type { AuditLog } from '../access/audit.ts';
import type { Viewer } from '../access/viewer.ts';
import { badInput } from '../errors.ts';
import { parsePage, toConnection, withNext } from '../loaders/page.ts';
import type { Database } from '../store/database.ts';
import { syncSetting } from '../sync/flow-state.ts';
import { countAudit, readAudit } from './audit-reader.ts';
import { readGatewayStatus, type StatusParts } from './gateway-status.ts';
import type { KeyDesk } from './key-desk.ts';
import type { LiveSettings, WantedChange } from './live-settings.ts';
import type { SavedOperations } from './saved-operations.ts';

export interface AdminParts {
  readonly status: StatusParts;
  readonly keys: KeyDesk;
  readonly settings: LiveSettings;
  readonly operations: SavedOperations;
  readonly audit: AuditLog;
  readonly db: Database;
  /** Asks both systems for all that is needed. */
  readonly examine: () => Promise<readonly Finding[]>;
  readonly sync: SyncSwitch;
}

/** The sync as a whole, as its switch needs it. */
export interface SyncSwitch {
  isSyncEnabled(): Promise<boolean>;
  /** Goes through everything once, after it was off. */
  catchUp(): Promise<void>;
}

const mostChanges = 500;

export class AdminDesk {
  readonly #parts: AdminParts;
  readonly keys: KeyDesk;
  readonly operations: SavedOperations;

  constructor(parts: AdminParts) {
    this.#parts = parts;
    this.keys = parts.keys;
    this.operations = parts.operations;
  }

  async status(): Promise<GatewayStatus> {
    const { status, sync } = this.#parts;
    const [read, syncEnabled] = await Promise.all([readGatewayStatus(status), sync.isSyncEnabled()]);
    return { ...read, syncEnabled };
  }

  async audit(args: PageArgs, filter: AuditFilter, withTotal: boolean): Promise<Connection<AuditEntry>> {
    const { audit, db } = this.#parts;
    const window = parsePage(args);
    const { first: limit, skip } = withNext(window);
    await audit.flush();
    const [entries, total] = await Promise.all([
      readAudit(db, filter, { limit, skip }),
      withTotal ? countAudit(db, filter) : null,
    ]);
    return toConnection(entries, window, total);
  }

  settings(): Promise<Settings> {
    return this.#parts.settings.list();
  }

  /** Throws BAD_USER_INPUT for a number of changes that cannot be. */
  async settingChanges(first: number): Promise<readonly SettingChange[]> {
    if (first < 1 || first > mostChanges) throw badInput('first', `give a number from 1 to ${mostChanges}`);
    return this.#parts.settings.history(first);
  }

  /** Throws as `LiveSettings.change` does, and BAD_USER_INPUT for a list that would lock the viewer out. */
  async changeSettings(
    values: readonly { readonly name: string; readonly value?: unknown }[],
    seen: number | null,
    viewer: Viewer,
  ): Promise<Settings> {
    const { settings, sync, audit } = this.#parts;
    const wanted = values.map(({ name, value = null }): WantedChange => ({ name, value }));
    for (const { name, value } of wanted) requireDoorKept(name, value, viewer);
    const synced = await sync.isSyncEnabled();
    await settings.change(wanted, viewer.keyId, seen);
    const { keyId: actor, role, address } = viewer;
    for (const { name: subject, value } of wanted)
      audit.record({
        action: 'SETTING_CHANGED',
        actor,
        role,
        address,
        subject,
        outcome: 'OK',
        detail: { value },
      });
    const switched = wanted.some(({ name }) => name === syncSetting);
    if (switched && !synced && (await sync.isSyncEnabled())) await sync.catchUp();
    return settings.list();
  }

  examine(): Promise<readonly Finding[]> {
    return this.#parts.examine();
  }
}

const ownDoors = ['gateway.allowGraphql', 'gateway.allowConsole'];

/** Whoever shuts the door must be inside. */
function requireDoorKept(name: string, value: unknown, { address }: Viewer): void {
  if (!ownDoors.includes(name) || !Array.isArray(value) || value.length === 0 || address === undefined)
    return;
  if (createAllowList(value.map(String)).allows(address)) return;
  throw badInput(name, `would lock you out: add your own address, ${address}`);
}
