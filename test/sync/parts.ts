/** The engine's parts over a store of its own, with a clock that tests move. */

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { toInstant } from '../../src/instant.ts';
import { openStore, type Store, type StorePlace } from '../../src/store/open-store.ts';
import { notice } from '../../src/sync/change-queue.ts';
import type { CommandEnd } from '../../src/sync/command-port.ts';
import type { Announcement, AnyFlow } from '../../src/sync/flow.ts';
import { ensureFlowStates } from '../../src/sync/flow-state.ts';
import { followCommands } from '../../src/sync/follow-commands.ts';
import { claimPolls, poll } from '../../src/sync/poll.ts';
import { workOnRun } from '../../src/sync/run.ts';
import { addRun, claimRun, type Run, type RunKind, readRuns } from '../../src/sync/runs.ts';
import { createSeenChanges, type SeenChanges } from '../../src/sync/seen-changes.ts';
import { type SyncSettings, usualSettings } from '../../src/sync/settings.ts';
import type { SyncParts } from '../../src/sync/sync-parts.ts';
import { takeTurn } from '../../src/sync/turn.ts';
import { inMemory } from '../support/stores.ts';

export interface EngineUnderTest {
  readonly parts: SyncParts;
  readonly announced: Announcement[];
  readonly commandEnds: CommandEnd[];
  /** Sets the clocks of both systems, as they say, so far ahead of ours. */
  sourcesAhead(ms: number): void;
  /** Moves time on. */
  pass(ms: number): void;
  notice(flow: AnyFlow, ...keys: string[]): Promise<void>;
  /** Turns until nothing is due; returns how many changes were taken. */
  drain(flow: AnyFlow): Promise<number>;
  change(key: string): Promise<Record<string, unknown> | undefined>;
  /** One look at the source of a flow, by a replica that may have met some of it before. */
  poll(flow: AnyFlow, seen?: SeenChanges): Promise<number>;
  /** Asks for a run and works on it until it stops. */
  run(flow: AnyFlow, kind: RunKind, wish?: { readonly dry?: boolean }): Promise<Run>;
  /** Looks at the commands whose ends are due to be asked for. */
  followCommands(): Promise<number>;
  /** Works on what was asked for before. */
  goOn(flow: AnyFlow): Promise<Run | undefined>;
}

export const startOfTime = Date.parse('2026-01-01T12:00:00.000Z');

/** One store for the tests of a file, empty before each of them. */
export function sharedStore(place: () => Promise<StorePlace> = async () => inMemory()): () => Store {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await place());
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store.close());
  return () => store;
}

export async function emptyStore({ db }: Store): Promise<void> {
  await sql`
    truncate change, link, flow_state, flow_minute, flow_run, discrepancy, webhook_event, timeline`.execute(
    db,
  );
}

export function createEngineUnderTest(
  store: Store,
  flows: readonly AnyFlow[],
  settings: Partial<SyncSettings> = {},
): EngineUnderTest {
  let nowMs = startOfTime;
  let aheadMs = 0;
  const sourceClock = () => nowMs + aheadMs;
  const announced: Announcement[] = [];
  const commandEnds: CommandEnd[] = [];
  const parts: SyncParts = {
    flows,
    db: store.db,
    clock: () => nowMs,
    sourceClocks: { P21_TO_ORO: sourceClock, ORO_TO_P21: sourceClock },
    random: () => 1,
    replica: 'one',
    log: silent,
    settings: { ...usualSettings, ...settings },
    publish: (announcement) => announced.push(announcement),
    readCommandEnds: async (ids) => commandEnds.filter(({ id }) => ids.includes(id)),
  };
  const drain = async (flow: AnyFlow) => {
    let taken = 0;
    for (const priority of ['realtime', 'backfill'] as const) {
      for (;;) {
        const turn = await takeTurn(parts, flow, priority, new AbortController().signal);
        taken += turn.taken;
        if (turn.taken === 0) break;
      }
    }
    return taken;
  };
  const signal = new AbortController().signal;
  const goOn = async (flow: AnyFlow) => {
    await ensureFlowStates(store.db, flows, nowMs, 'UTC');
    const holdMs = parts.settings.holdMs;
    const run = await claimRun(store.db, { holder: 'test', nowMs, holdMs });
    if (run === undefined) return undefined;
    await workOnRun(parts, flow, run, 'test', { closing: signal, cutting: signal });
    return (await readRuns(store.db, { id: run.id, limit: 1 }))[0];
  };
  return {
    poll: async (flow, seen = createSeenChanges(parts.settings.lookBackMs)) => {
      await ensureFlowStates(store.db, flows, nowMs, 'UTC');
      // As after a migration of the day before.
      await store.db
        .updateTable('flow_state')
        .set({ watermark: toInstant(startOfTime - 86_400_000) })
        .where('watermark', 'is', null)
        .execute();
      const [due] = await claimPolls(parts, [flow.name], nowMs);
      if (due === undefined) return -1;
      return poll(parts, flow, due, seen, signal);
    },
    run: async (flow, kind, wish = {}) => {
      await addRun(store.db, { flow: flow.name, kind, ...wish }, toInstant(nowMs));
      const run = await goOn(flow);
      if (run === undefined) throw new Error('no run');
      return run;
    },
    goOn,
    followCommands: () => followCommands(parts),
    parts,
    announced,
    commandEnds,
    sourcesAhead: (ms) => {
      aheadMs = ms;
    },
    pass: (ms) => {
      nowMs += ms;
    },
    notice: (flow, ...keys) =>
      notice(store.db, { flow: flow.name, keys, priority: 'realtime', now: toInstant(nowMs) }),
    drain,
    change: (key) =>
      store.db.selectFrom('change').selectAll().where('record_key', '=', key).executeTakeFirst(),
  };
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };
