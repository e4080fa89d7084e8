/** What those who run the gateway look at and change while it runs: its state, settings, keys and audit log. */
import { sql } from 'kysely';
import type { UpstreamLoad } from '../datasources/upstream/call-budget.ts';
import type { Finding } from '../schema/finding.type.ts';
import type { ApiKeyStore } from './access/api-keys.ts';
import type { AuditLog } from './access/audit.ts';
import { AdminDesk } from './admin/admin-desk.ts';
import { KeyDesk } from './admin/key-desk.ts';
import { type LiveSections, LiveSettings } from './admin/live-settings.ts';
import { SavedOperations } from './admin/saved-operations.ts';
import type { UpstreamTally } from './admin/upstream-tally.ts';
import type { Config } from './config/config.ts';
import type { RequestLog } from './context.ts';
import { type Clock, toInstant } from './instant.ts';
import type { Store } from './store/open-store.ts';
import type { SyncOperations } from './sync/operations.ts';

export interface OpenAdminParts {
  /** As configured, before anybody changed a setting. */
  readonly config: Config;
  readonly store: Store;
  readonly keys: ApiKeyStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly tally: UpstreamTally;
  /** The Redis in which replicas count together, if any. */
  readonly counters: { ping(): Promise<unknown> } | undefined;
  readonly loads: Readonly<Record<'P21' | 'ORO', () => UpstreamLoad>>;
  readonly sync: SyncOperations;
  /** What is wrong with a document; undefined when the gateway would run it. */
  readonly faultOf: (document: string) => string | undefined;
  readonly examine?: () => Promise<readonly Finding[]>;
  /** Called with what counts from then on. */
  readonly apply: (sections: LiveSections) => void;
}

/** Settings count from their `start` on. */
export function openAdmin(parts: OpenAdminParts) {
  const { config, store, keys, audit, clock, log, tally, counters, loads, sync } = parts;
  const settings = new LiveSettings({
    db: store.db,
    clock,
    configured: config,
    apply: (sections) => parts.apply({ ...sections, gateway: allowListsOf(sections.gateway) }),
    onError: (err) => log.warn({ err }, 'A setting could not be read or does not pass'),
  });
  const admin = new AdminDesk({
    status: {
      startedAt: toInstant(clock()),
      store: { kind: store.kind, ping: () => sql`select 1`.execute(store.db) },
      redis: counters && { kind: 'redis', ping: () => counters.ping() },
      loads,
      tally,
    },
    keys: new KeyDesk({ keys, audit, clock }),
    settings,
    operations: new SavedOperations({ db: store.db, audit, clock, faultOf: parts.faultOf }),
    audit,
    db: store.db,
    examine: parts.examine ?? (async () => []),
    sync,
  });
  return { admin, settings };
}

/** Those of them that are not set let everybody in. */
const allowListsOf = ({ allowGraphql, allowConsole, allowHooks, allowMetrics }: LiveSections['gateway']) => ({
  allowGraphql,
  allowConsole,
  allowHooks,
  allowMetrics,
});
