/** What people and programs do with the sync: the one entrance for the graph, the command line and the hooks. */
import { badInput, GatewayError } from '../errors.ts';
import { toInstant } from '../instant.ts';
import { notice } from './change-queue.ts';
import {
  countDiscrepancies,
  type DiscrepancyFilter,
  readDiscrepancies,
  repair,
  sumUpDiscrepancies,
} from './discrepancies.ts';
import type { Document } from './document.ts';
import type { AnyFlow, RecordKey } from './flow.ts';
import { type FlowMinute, readMinutes } from './flow-history.ts';
import { type FlowReport, reportFlows } from './flow-report.ts';
import { changeFlow, type FlowSetting, isSyncEnabled } from './flow-state.ts';
import {
  isUuid,
  type Migration,
  type MigrationWish,
  readMigration,
  readMigrations,
  startMigration,
  steerMigration,
} from './migrations.ts';
import {
  countParked,
  discard,
  type ParkedFilter,
  readParked,
  redrive,
  retryOne,
  type Slice,
  sumUpParked,
} from './parked.ts';
import { type HistoryEntry, readHistory } from './record-history.ts';
import { addRun, type Run, type RunKind, readRuns, setRunState } from './runs.ts';
import { usualKind } from './scheduled-runs.ts';
import type { SyncParts } from './sync-parts.ts';

/** Entries of a timeline that are shown. */
const longestHistory = 500;

export class SyncOperations {
  readonly #parts: SyncParts;
  readonly #wake: () => void;

  /** `wake`: something was asked for that is to begin at once. */
  constructor(parts: SyncParts, wake: () => void) {
    this.#parts = parts;
    this.#wake = wake;
  }

  flows(): Promise<readonly FlowReport[]> {
    return reportFlows(this.#parts);
  }

  /** What all flows did in the last minutes. */
  minutes(count: number): Promise<readonly FlowMinute[]> {
    const { db, clock } = this.#parts;
    return readMinutes(db, toInstant(clock() - count * 60_000));
  }

  /** Throws NOT_FOUND with the names there are. */
  async flow(name: string): Promise<FlowReport> {
    const { name: known } = this.#find(name);
    const report = (await this.flows()).find(({ flow }) => flow === known);
    if (report === undefined)
      throw new GatewayError('NOT_FOUND', `The flow ${name} has not been started yet.`);
    return report;
  }

  /**
   * A flow that is enabled goes through everything once: what happened meanwhile has left no trace. For one that was off
   * until then this is its migration.
   */
  async setFlow(name: string, setting: FlowSetting): Promise<FlowReport> {
    const { db, clock, settings } = this.#parts;
    const before = await this.flow(name);
    await changeFlow(db, before.declaration, setting, clock(), settings.timeZone);
    if (setting.enabled === true && !before.switchedOn) await this.runFlow(name);
    return this.flow(name);
  }

  isSyncEnabled(): Promise<boolean> {
    return isSyncEnabled(this.#parts.db);
  }

  /**
   * After the sync was off as a whole: flows go through everything once, as after their own switch. Those that were never
   * migrated wait for their migration.
   */
  async catchUp(): Promise<void> {
    for (const { flow, enabled, goneThroughAt } of await this.flows()) {
      if (enabled && goneThroughAt !== null) await this.runFlow(flow);
    }
  }

  /** Asks for a run over everything; without a kind, what the schedule would ask for. */
  async runFlow(name: string, kind?: RunKind | undefined, dry = false): Promise<Run> {
    const { db, clock } = this.#parts;
    const { name: flow } = this.#find(name);
    const id = await addRun(db, { flow, kind: kind ?? (await usualKind(db, flow)), dry }, toInstant(clock()));
    this.#wake();
    return this.run(id);
  }

  /** Throws NOT_FOUND. */
  async run(id: string): Promise<Run> {
    const [run] = isUuid(id) ? await readRuns(this.#parts.db, { id, limit: 1 }) : [];
    if (run === undefined) throw new GatewayError('NOT_FOUND', `There is no run ${id}.`);
    return run;
  }

  runs(flow: string | undefined, limit: number): Promise<readonly Run[]> {
    return readRuns(this.#parts.db, { flow, limit });
  }

  async cancelRun(id: string): Promise<Run> {
    await this.run(id);
    await setRunState(this.#parts.db, { id }, 'CANCELLED', toInstant(this.#parts.clock()));
    return this.run(id);
  }

  /** Without names, all flows that are enabled. */
  async startMigration(names: readonly string[], dry: boolean): Promise<Migration> {
    const flows =
      names.length > 0
        ? names.map((name) => this.#find(name))
        : (await this.flows()).filter(({ switchedOn }) => switchedOn).map(({ declaration }) => declaration);
    if (flows.length === 0) throw badInput('flows', 'name one: none is enabled');
    const id = await startMigration(this.#parts, flows, dry);
    this.#wake();
    return this.migration(id);
  }

  migration(id: string): Promise<Migration> {
    return readMigration(this.#parts, id);
  }

  migrations(limit: number): Promise<readonly Migration[]> {
    return readMigrations(this.#parts, limit);
  }

  async steerMigration(id: string, wish: MigrationWish): Promise<Migration> {
    const migration = await steerMigration(this.#parts, id, wish);
    this.#wake();
    return migration;
  }

  parked(filter: ParkedFilter, slice: Slice) {
    return readParked(this.#parts.db, filter, slice);
  }

  countParked(filter: ParkedFilter): Promise<number> {
    return countParked(this.#parts.db, filter);
  }

  sumUpParked() {
    return sumUpParked(this.#parts.db);
  }

  async retryParked(flow: string, key: RecordKey, document: Document | null): Promise<void> {
    await retryOne(this.#parts, { flow: this.#find(flow).name, key }, document);
    this.#wake();
  }

  async redrive(filter: ParkedFilter): Promise<number> {
    const count = await redrive(this.#parts, filter);
    this.#wake();
    return count;
  }

  discard(filter: ParkedFilter): Promise<number> {
    return discard(this.#parts, filter);
  }

  discrepancies(filter: DiscrepancyFilter, slice: Slice) {
    return readDiscrepancies(this.#parts.db, filter, slice);
  }

  countDiscrepancies(filter: DiscrepancyFilter): Promise<number> {
    return countDiscrepancies(this.#parts.db, filter);
  }

  sumUpDiscrepancies() {
    return sumUpDiscrepancies(this.#parts.db);
  }

  async repair(filter: DiscrepancyFilter): Promise<number> {
    const count = await repair(this.#parts, filter);
    this.#wake();
    return count;
  }

  timeline(subject: string, key: string): Promise<readonly HistoryEntry[]> {
    const flows = this.#parts.flows.filter((flow) => flow.subject === subject).map(({ name }) => name);
    return readHistory(this.#parts.db, { subject, key, flows }, longestHistory);
  }

  /** Records that may differ, told from outside. */
  async notice(name: string, keys: readonly RecordKey[]): Promise<void> {
    const { db, clock } = this.#parts;
    const flow = this.#find(name).name;
    await notice(db, { flow, keys, priority: 'realtime', now: toInstant(clock()) });
    this.#wake();
  }

  #find(name: string): AnyFlow {
    const flow = this.#parts.flows.find((one) => one.name === name);
    if (flow !== undefined) return flow;
    const names = this.#parts.flows.map((one) => one.name).join(', ');
    throw new GatewayError('NOT_FOUND', `There is no flow ${name}; there are ${names}.`);
  }
}
