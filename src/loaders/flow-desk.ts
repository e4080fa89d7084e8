/** The operations of the sync as models of the graph: pages, percentages, one form for every list. */
import type { Connection } from '../../schema/connection.type.ts';
import type { Flow, FlowMinute } from '../../schema/flow.type.ts';
import type {
  Discrepancy,
  DiscrepancyCount,
  ParkedCause,
  ParkedChange,
  TimelineEntry,
} from '../../schema/flow-record.type.ts';
import type { FlowRun, Migration } from '../../schema/flow-run.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { badInput } from '../errors.ts';
import type { DiscrepancyFilter, ListedDiscrepancy } from '../sync/discrepancies.ts';
import type { Document } from '../sync/document.ts';
import type { FlowReport } from '../sync/flow-report.ts';
import type { FlowSetting } from '../sync/flow-state.ts';
import type { MigrationWish, Migration as StoredMigration } from '../sync/migrations.ts';
import type { SyncOperations } from '../sync/operations.ts';
import type { ParkedFilter, ParkedChange as StoredParked } from '../sync/parked.ts';
import type { progressOf as ProgressOf } from '../sync/run-progress.ts';
import type { Run, RunKind } from '../sync/runs.ts';
import { parsePage, toConnection, withNext } from './page.ts';

const mostRuns = 100;
/** A day: more points than a chart shows. */
const mostMinutes = 1440;

export class FlowDesk {
  readonly #sync: SyncOperations;
  readonly #progressOf: typeof ProgressOf;

  constructor(sync: SyncOperations, progressOf: typeof ProgressOf) {
    this.#sync = sync;
    this.#progressOf = progressOf;
  }

  async flows(): Promise<Flow[]> {
    return (await this.#sync.flows()).map(toFlow);
  }

  async flow(name: string): Promise<Flow> {
    return toFlow(await this.#sync.flow(name));
  }

  /** Throws BAD_USER_INPUT for more minutes than are kept or none. */
  async minutes(last: number): Promise<FlowMinute[]> {
    if (last < 1 || last > mostMinutes) throw badInput('last', `give a number from 1 to ${mostMinutes}`);
    return (await this.#sync.minutes(last)).map(({ flow, ...minute }) => ({ ...minute, flowName: flow }));
  }

  async setFlow(name: string, setting: FlowSetting): Promise<Flow> {
    return toFlow(await this.#sync.setFlow(name, setting));
  }

  async runFlow(name: string, kind: RunKind | null | undefined, dryRun: boolean): Promise<FlowRun> {
    return this.#toRun(await this.#sync.runFlow(name, kind ?? undefined, dryRun));
  }

  async runs(flow: string | null | undefined, first: number): Promise<FlowRun[]> {
    const runs = await this.#sync.runs(flow ?? undefined, requireCount(first));
    return runs.map((run) => this.#toRun(run));
  }

  async cancelRun(id: string): Promise<FlowRun> {
    return this.#toRun(await this.#sync.cancelRun(id));
  }

  async migrations(first: number): Promise<Migration[]> {
    return (await this.#sync.migrations(requireCount(first))).map((one) => this.#toMigration(one));
  }

  async migration(id: string): Promise<Migration> {
    return this.#toMigration(await this.#sync.migration(id));
  }

  async startMigration(flows: readonly string[], dryRun: boolean): Promise<Migration> {
    return this.#toMigration(await this.#sync.startMigration(flows, dryRun));
  }

  async steerMigration(id: string, wish: MigrationWish): Promise<Migration> {
    return this.#toMigration(await this.#sync.steerMigration(id, wish));
  }

  async parked(args: PageArgs, filter: ParkedFilter, withTotal: boolean): Promise<Connection<ParkedChange>> {
    const window = parsePage(args);
    const { first, skip } = withNext(window);
    const [rows, total] = await Promise.all([
      this.#sync.parked(filter, { limit: first, skip }),
      withTotal ? this.#sync.countParked(filter) : null,
    ]);
    return toConnection(rows.map(toParked), window, total);
  }

  async parkedCauses(): Promise<ParkedCause[]> {
    return (await this.#sync.sumUpParked()).map(({ flow, oldestAt, ...cause }) => ({
      ...cause,
      flowName: flow,
      oldestParkedAt: oldestAt,
    }));
  }

  async discrepancyCounts(): Promise<DiscrepancyCount[]> {
    return (await this.#sync.sumUpDiscrepancies()).map(({ flow, kind, count }) => ({
      flowName: flow,
      kind: kind as DiscrepancyCount['kind'],
      count,
    }));
  }

  async retryParked(flow: string, key: string, document: unknown): Promise<boolean> {
    await this.#sync.retryParked(flow, key, toDocument(document));
    return true;
  }

  redrive(filter: ParkedFilter): Promise<number> {
    return this.#sync.redrive(filter);
  }

  discard(filter: ParkedFilter): Promise<number> {
    return this.#sync.discard(filter);
  }

  async discrepancies(
    args: PageArgs,
    filter: DiscrepancyFilter,
    withTotal: boolean,
  ): Promise<Connection<Discrepancy>> {
    const window = parsePage(args);
    const { first, skip } = withNext(window);
    const [rows, total] = await Promise.all([
      this.#sync.discrepancies(filter, { limit: first, skip }),
      withTotal ? this.#sync.countDiscrepancies(filter) : null,
    ]);
    return toConnection(rows.map(toDiscrepancy), window, total);
  }

  repair(filter: DiscrepancyFilter): Promise<number> {
    return this.#sync.repair(filter);
  }

  async timeline(subject: string, key: string): Promise<TimelineEntry[]> {
    const entries = await this.#sync.timeline(subject, key);
    return entries.map(({ id, at, event, key: noted, detail }) => ({
      id: String(id),
      at,
      event,
      key: noted,
      detail,
    }));
  }

  #toRun(run: Run): FlowRun {
    const { percent, perSecond, remainingMs } = this.#progressOf(run);
    return {
      id: run.id,
      flowName: run.flow,
      kind: run.kind,
      dryRun: run.dry,
      state: run.state,
      scanned: run.scanned,
      total: run.total,
      percent,
      recordsPerSecond: perSecond,
      remainingSeconds: remainingMs === null ? null : Math.ceil(remainingMs / 1000),
      counts: Object.entries(run.counts).map(([outcome, count]) => ({ outcome, count })),
      leftOut: Object.entries(run.leftOut)
        .map(([reason, records]) => ({ reason, ...records }))
        .sort((one, other) => other.count - one.count),
      reason: run.reason,
      createdAt: run.createdAt,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
    };
  }

  #toMigration({ id, dry, state, runs, createdAt, endedAt }: StoredMigration): Migration {
    return {
      id,
      dryRun: dry,
      state,
      createdAt,
      endedAt,
      percent: percentOf(runs),
      runs: runs.map((run) => this.#toRun(run)),
    };
  }
}

/** Runs that have not begun have no total: they count by number, as much as an average one. */
function percentOf(runs: readonly Run[]): number | null {
  if (runs.every(({ state }) => state === 'DONE')) return 100;
  const shares = runs.map(({ state, total, scanned }) =>
    state === 'DONE' ? 1 : total === null || total === 0 ? 0 : Math.min(1, scanned / total),
  );
  return Math.floor((100 * shares.reduce((sum, share) => sum + share, 0)) / Math.max(1, runs.length));
}

function requireCount(count: number): number {
  if (count < 1 || count > mostRuns) throw badInput('first', `give a number from 1 to ${mostRuns}`);
  return count;
}

function toDocument(value: unknown): Document | null {
  if (value == null) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Document;
  throw badInput('document', 'give an object of the fields to write');
}

const toFlow = (report: FlowReport): Flow => {
  const { name, description, direction, subject, owns, after, needs } = report.declaration;
  const { switchedOn, schedule, nextRunAt, polled, polledAt, pollFault, lastWrittenAt } = report;
  const { queue, linked, lastMinute, lastHour } = report;
  return {
    name,
    description,
    direction,
    subject,
    owns,
    after,
    needs,
    enabled: switchedOn,
    schedule,
    nextRunAt,
    polled,
    polledAt,
    pollFault,
    lastWrittenAt,
    linked,
    queue,
    lastMinutes: lastMinute,
    lastHour,
  };
};

const toParked = ({ flow, ...parked }: StoredParked): ParkedChange => ({ ...parked, flowName: flow });

const toDiscrepancy = ({ flow, ...discrepancy }: ListedDiscrepancy): Discrepancy => ({
  ...discrepancy,
  flowName: flow,
});
