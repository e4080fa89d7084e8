/**
 * The engine's life: one beat looks at what the store says is due (polls, schedules, runs, the queue, ends of commands)
 * and starts it. Every replica runs the same beat; holds in the store see to it that each piece of work is at one of
 * them. Nothing is kept in memory that a restart would miss.
 */
import { type Instant, toInstant } from '../instant.ts';
import { dueFlows } from './change-queue.ts';
import type { AnyFlow } from './flow.ts';
import { ensureFlowStates, type FlowState, readFlowStates } from './flow-state.ts';
import { commandEnded, followCommands } from './follow-commands.ts';
import { sweep } from './housekeeping.ts';
import { limitWrites } from './limit-writes.ts';
import { claimPolls, poll } from './poll.ts';
import { createPump, type Pump } from './pump.ts';
import { workOnRun } from './run.ts';
import { claimRun } from './runs.ts';
import { startScheduled } from './scheduled-runs.ts';
import { createSeenChanges, type SeenChanges } from './seen-changes.ts';
import type { SyncParts } from './sync-parts.ts';
import { countGrown } from './table-sizes.ts';

export interface Engine {
  /**
   * Begins to beat. `detect`: false leaves polls and schedules to others and only works on what was asked for. Throws
   * when the store does not answer.
   */
  start(options?: { readonly detect?: boolean }): Promise<void>;
  /** Looks at what is due now rather than at the next beat. */
  wake(): void;
  /** The ledger tells the end of a command. */
  commandEnded(id: string): Promise<void>;
  /** Ends holds, lets writes under way come to their end for `graceMs`, stops. All calls resolve at that end. */
  stop(graceMs?: number): Promise<void>;
}

type Phase = 'new' | 'running' | 'stopping' | 'stopped';

export function createEngine(given: SyncParts): Engine {
  const parts: SyncParts = {
    ...given,
    flows: given.flows.map((flow) => limitWrites(flow, flow.parallel ?? given.settings.parallel)),
  };
  const { db, clock, settings, log } = parts;
  const flows = new Map(parts.flows.map((flow) => [flow.name, flow]));
  /** Ends intake: no new work is begun. */
  const closing = new AbortController();
  /** Cuts off what is under way. */
  const cutting = new AbortController();
  const signals = { closing: closing.signal, cutting: cutting.signal };
  const pumps = new Map<string, Pump>(
    parts.flows.map((flow) => [flow.name, createPump(parts, flow, signals)]),
  );
  const seen = new Map<string, SeenChanges>(
    parts.flows.map(({ name }) => [name, createSeenChanges(settings.lookBackMs)]),
  );
  const runs = new Set<Promise<void>>();
  const work = new Set<Promise<unknown>>();
  let phase: Phase = 'new';
  let detects = true;
  let beating: Promise<void> | undefined;
  let stopping: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let sweptMs = 0;
  let countedMs = 0;

  const beat = async (): Promise<void> => {
    try {
      const nowMs = clock();
      const states = await readFlowStates(db, parts.flows);
      if (detects) {
        await startPolls(states, nowMs);
        await startScheduled(parts, states, nowMs);
      }
      await startRuns();
      await followCommands(parts);
      await startPumps(states);
      if (nowMs - countedMs > countEveryMs) {
        countedMs = nowMs;
        inBackground(countGrown(db));
      }
      if (nowMs - sweptMs > sweepEveryMs) {
        sweptMs = nowMs;
        inBackground(sweep(parts));
      }
    } catch (err) {
      log.error({ err }, 'The sync engine could not look at its store; it tries again');
    }
  };

  async function startPolls(states: ReadonlyMap<string, FlowState>, nowMs: number): Promise<void> {
    const now = toInstant(nowMs);
    const due = [...states.values()].filter((state) => isPollDue(state, flows, now));
    const claimed = await claimPolls(
      parts,
      due.map(({ flow }) => flow),
      nowMs,
    );
    for (const { flow: name, watermark, failures } of claimed) {
      const flow = flows.get(name);
      const known = seen.get(name);
      if (flow === undefined || known === undefined) continue;
      const onNoticed = () => pumps.get(name)?.wake();
      inBackground(poll(parts, flow, { watermark, failures, onNoticed }, known, cutting.signal));
    }
  }

  async function startRuns(): Promise<void> {
    while (runs.size < settings.parallelRuns && !closing.signal.aborted) {
      const holder = `${parts.replica}.run${runs.size}.${clock()}`;
      const run = await claimRun(db, { holder, nowMs: clock(), holdMs: settings.holdMs });
      if (run === undefined) return;
      const flow = flows.get(run.flow);
      if (flow === undefined) return;
      const going: Promise<void> = workOnRun(parts, flow, run, holder, signals)
        .catch((err) => log.error({ err, flow: run.flow }, 'A run could not be stored'))
        .finally(() => {
          runs.delete(going);
          wake();
        });
      runs.add(going);
    }
  }

  async function startPumps(states: ReadonlyMap<string, FlowState>): Promise<void> {
    const enabled = [...states.values()].filter((state) => state.enabled).map(({ flow }) => flow);
    for (const { flow } of await dueFlows(db, enabled, toInstant(clock()))) pumps.get(flow)?.wake();
  }

  function inBackground(task: Promise<unknown>): void {
    const going: Promise<unknown> = task
      .catch((err) => {
        if (!closing.signal.aborted) log.error({ err }, 'Work of the sync engine failed');
      })
      .finally(() => work.delete(going));
    work.add(going);
  }

  const beatOn = () => {
    timer = undefined;
    beating = beat().finally(() => {
      beating = undefined;
      if (phase === 'running') timer ??= setTimeout(beatOn, settings.tickMs).unref();
    });
  };

  const wake = () => {
    if (phase !== 'running' || beating !== undefined) return;
    clearTimeout(timer);
    beatOn();
  };

  async function halt(graceMs: number): Promise<void> {
    phase = 'stopping';
    clearTimeout(timer);
    closing.abort(new Error('The sync engine stops'));
    const cut = setTimeout(() => cutting.abort(), graceMs).unref();
    await beating;
    await Promise.allSettled([...[...pumps.values()].map((pump) => pump.idle()), ...runs, ...work]);
    clearTimeout(cut);
    phase = 'stopped';
  }

  return {
    start: async ({ detect = true } = {}) => {
      if (phase !== 'new') return;
      detects = detect;
      await ensureFlowStates(db, parts.flows, clock(), settings.timeZone);
      phase = 'running';
      beatOn();
    },
    wake,
    commandEnded: async (id) => {
      await commandEnded(db, id, clock());
      wake();
    },
    stop: (graceMs = 10_000) => {
      if (phase === 'running') stopping = halt(graceMs);
      return stopping;
    },
  };
}

const sweepEveryMs = 600_000;
const countEveryMs = 2_000;

const isPollDue = (
  { flow, enabled, pollDueAt }: FlowState,
  flows: ReadonlyMap<string, AnyFlow>,
  now: Instant,
): boolean => enabled && flows.get(flow)?.source.changes != null && pollDueAt <= now;
