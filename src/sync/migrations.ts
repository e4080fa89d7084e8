/** Several flows moved as one, each after those its records refer to. */
import { randomUUID } from 'node:crypto';
import { GatewayError } from '../errors.ts';
import { type Instant, toInstant } from '../instant.ts';
import type { AnyFlow } from './flow.ts';
import { addRun, type Run, type RunState, readRuns, setRunState } from './runs.ts';
import type { SyncParts } from './sync-parts.ts';

export interface Migration {
  readonly id: string;
  readonly dry: boolean;
  readonly state: RunState;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
  /** In the order in which they are worked on. */
  readonly runs: readonly Run[];
}

/** Those a flow's records refer to first; otherwise in the order given. */
export function inOrderOfReference(flows: readonly AnyFlow[]): AnyFlow[] {
  const ordered = new Set<AnyFlow>();
  const visit = (flow: AnyFlow, path: readonly string[]) => {
    if (ordered.has(flow)) return;
    if (path.includes(flow.name)) throw new Error(`Flows follow each other in a circle: ${path.join(', ')}`);
    for (const before of flows.filter(({ name }) => flow.after.includes(name))) {
      visit(before, [...path, flow.name]);
    }
    ordered.add(flow);
  };
  for (const flow of flows) visit(flow, []);
  return [...ordered];
}

/** Returns its id; the engine of any replica works on it. */
export async function startMigration(
  { db, clock }: SyncParts,
  flows: readonly AnyFlow[],
  dry: boolean,
): Promise<string> {
  const migrationId = randomUUID();
  const now = toInstant(clock());
  await db.transaction().execute(async (transaction) => {
    for (const [position, { name }] of inOrderOfReference(flows).entries()) {
      await addRun(transaction, { flow: name, kind: 'MIGRATE', dry, migrationId, position }, now);
    }
  });
  return migrationId;
}

/** Newest first. */
export async function readMigrations({ db }: SyncParts, limit: number): Promise<readonly Migration[]> {
  const newest = await db
    .selectFrom('flow_run')
    .select('migration_id')
    .where('migration_id', 'is not', null)
    .groupBy('migration_id')
    .orderBy((eb) => eb.fn.max('created_at'), 'desc')
    .limit(limit)
    .execute();
  const all = await Promise.all(
    newest.map(({ migration_id }) => readRuns(db, { migrationId: migration_id ?? undefined, limit: 100 })),
  );
  return all.map(toMigration);
}

/** Throws NOT_FOUND when there is none. */
export async function readMigration({ db }: SyncParts, id: string): Promise<Migration> {
  const runs = isUuid(id) ? await readRuns(db, { migrationId: id, limit: 100 }) : [];
  if (runs.length === 0) throw new GatewayError('NOT_FOUND', `There is no migration ${id}.`);
  return toMigration(runs);
}

const asked = { pause: 'PAUSED', resume: 'WAITING', cancel: 'CANCELLED' } as const;
export type MigrationWish = keyof typeof asked;

/** Takes effect at the next page of the run under way. */
export async function steerMigration(parts: SyncParts, id: string, wish: MigrationWish): Promise<Migration> {
  await readMigration(parts, id);
  await setRunState(parts.db, { migrationId: id }, asked[wish], toInstant(parts.clock()));
  return readMigration(parts, id);
}

export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

function toMigration(runs: readonly Run[]): Migration {
  const ordered = runs.toSorted((one, other) => one.position - other.position);
  const [first] = ordered;
  if (first?.migrationId == null) throw new Error('A migration has no runs');
  const state = stateOf(ordered);
  const ends = ordered.map(({ endedAt }) => endedAt ?? '').sort();
  return {
    id: first.migrationId,
    dry: first.dry,
    state,
    createdAt: first.createdAt,
    endedAt: state === 'DONE' || state === 'CANCELLED' ? (ends.at(-1) ?? null) : null,
    runs: ordered,
  };
}

const stateOf = (runs: readonly Run[]): RunState =>
  (['RUNNING', 'PAUSED', 'FAILED', 'WAITING', 'CANCELLED'] as const).find((state) =>
    runs.some((run) => run.state === state),
  ) ?? 'DONE';
