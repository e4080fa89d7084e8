/**
 * From held changes to what has to be written: the source as it is now, mapped, with references resolved, and without
 * what the target holds already. Writes nothing.
 */
import type { Database } from '../store/database.ts';
import { bisect } from './bisect.ts';
import type { HeldChange } from './change-queue.ts';
import { type Document, ownPart, type Reference } from './document.ts';
import { failureOf } from './failure.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type AnyFlow, type FlowCall, type RecordKey, systemsOf } from './flow.ts';
import { goneReason, unsaidReason } from './left-out.ts';
import { type Link, readLinks, readTargetIds } from './links.ts';
import { nameOf, referencesIn, resolveDocument } from './references.ts';
import type { Failure, Result, ResultState } from './result.ts';

/** A document the target has to be given. */
export interface PlannedWrite {
  readonly change: HeldChange;
  readonly document: Document;
  readonly fingerprint: string;
  readonly targetId: string | null;
  /** When the record was last written or met, as a reading: see `Write.occasion`. */
  readonly occasion: number;
}

/** A record the target has to take out of use. */
export interface PlannedRetirement {
  readonly change: HeldChange;
  /** Null when nothing is known of it there, and a write whose end nobody saw may have made it. */
  readonly targetId: string | null;
}

export interface Plan {
  readonly writes: readonly PlannedWrite[];
  readonly retirements: readonly PlannedRetirement[];
  /** Changes with nothing left to do in this turn. */
  readonly results: readonly Result[];
}

/** Rows of a source by key, and when they were read (`nextReading`). */
export interface Reading {
  readonly rows: ReadonlyMap<RecordKey, unknown>;
  readonly order: number;
}

type Step =
  | { readonly change: HeldChange; readonly next: 'WRITE'; readonly write: PlannedWrite }
  | { readonly change: HeldChange; readonly next: 'RETIRE'; readonly targetId: string | null }
  | { readonly change: HeldChange; readonly next: 'NOTHING'; readonly result: ResultState };

/** Reads the records of a batch; those the source cannot give, one by one, are failures. */
export async function readSource(
  flow: AnyFlow,
  changes: readonly HeldChange[],
  call: FlowCall,
): Promise<{ readonly rows: ReadonlyMap<RecordKey, unknown>; readonly failed: readonly Result[] }> {
  const answers = await bisect<HeldChange, { row: unknown } | Result>(
    changes,
    async (part) =>
      (
        await flow.source.read(
          part.map(({ key }) => key),
          call,
        )
      ).map((row) => ({ row })),
    (change, thrown) => ({ change, ...failureOf(thrown, false) }),
  );
  const rows = answers.flatMap((answer) => ('row' in answer ? [answer.row] : []));
  return {
    rows: new Map(rows.map((row) => [flow.source.keyOf(row), row])),
    failed: answers.filter((answer): answer is Result => 'state' in answer),
  };
}

/** What a record ought to be in the target, as far as can be said. */
export interface Wanted {
  readonly change: HeldChange;
  readonly link: Link | undefined;
  /** With target ids in place of references; null when the record does not belong in the target. */
  readonly document: Document | null;
  /** Why there is no document. */
  readonly why?: string | undefined;
  /** Why nothing can be said. */
  readonly obstacle?: ResultState;
}

export async function wantedOf(
  db: Database,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  reading: Reading,
): Promise<Wanted[]> {
  const links = await readLinks(
    db,
    flow.name,
    changes.map(({ key }) => key),
  );
  const mapped = changes.map((change) => ({ change, ...mapRecord(flow, change, reading) }));
  const targetIds = await readTargetIds(
    db,
    mapped.flatMap(({ document }) => (document === null ? [] : referencesIn(document))),
  );
  return mapped.map(({ change, document, failure, why }): Wanted => {
    const link = links.get(change.key);
    if (failure !== undefined) return { change, link, document: null, obstacle: failure };
    if (document === null) return { change, link, document, why };
    const missing = referencesIn(document).find((reference) => !targetIds.has(nameOf(reference)));
    if (missing === undefined) return { change, link, document: resolveDocument(document, targetIds) };
    const obstacle = { state: 'WAITS', reference: missing, reason: lackOf(flow, missing) } as const;
    return { change, link, document: null, obstacle };
  });
}

export async function prepare(
  db: Database,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  reading: Reading,
): Promise<Plan> {
  const steps = (await wantedOf(db, flow, changes, reading)).map((wanted) => stepOf(flow, wanted, reading));
  return {
    writes: steps.flatMap((step) => (step.next === 'WRITE' ? step.write : [])),
    retirements: steps.flatMap((step) => (step.next === 'RETIRE' ? step : [])),
    results: steps.flatMap((step) =>
      step.next === 'NOTHING' ? { change: step.change, ...step.result } : [],
    ),
  };
}

function stepOf(flow: AnyFlow, { change, link, document, why, obstacle }: Wanted, { order }: Reading): Step {
  if (link !== undefined && link.readOrder > order) return nothing(change, { state: 'UNCHANGED' });
  if (obstacle !== undefined) return nothing(change, obstacle);
  return document === null ? withoutDocument(change, link, why) : withDocument(flow, change, document, link);
}

interface Mapped {
  /** Null when the record does not belong in the target. */
  readonly document: Document | null;
  readonly why?: string;
  readonly failure?: Failure;
}

/** What a person made of the document, else what the flow makes of the row. */
function mapRecord(flow: AnyFlow, { key, edited }: HeldChange, { rows }: Reading): Mapped {
  if (edited !== null) return { document: edited };
  const row = rows.get(key);
  if (row === undefined) return { document: null, why: goneReason };
  try {
    const document = flow.map(row);
    return document === null ? { document, why: flow.leavesOut?.(row) ?? unsaidReason } : { document };
  } catch (thrown) {
    return { document: null, failure: { ...failureOf(thrown, false), retry: 'never' } };
  }
}

/**
 * Gone from the source, or not meant for the target: what is there is taken out of use, once. A write whose end nobody
 * saw may have put it there, or back into use.
 */
function withoutDocument(change: HeldChange, link: Link | undefined, why: string | undefined): Step {
  const targetId = link?.targetId ?? null;
  if (targetId === null && !change.doubtful) return nothing(change, { state: 'IGNORED', why });
  const isRetired = targetId !== null && link?.retiredAt !== null;
  if (isRetired && !change.forced && !change.doubtful) return nothing(change, { state: 'UNCHANGED' });
  return { change, next: 'RETIRE', targetId };
}

function withDocument(flow: AnyFlow, change: HeldChange, document: Document, link: Link | undefined): Step {
  const fingerprint = fingerprintOf(ownPart(flow, document));
  const isKnown = link?.fingerprint === fingerprint && link.retiredAt === null;
  if (isKnown && !change.forced && !change.doubtful) return nothing(change, { state: 'UNCHANGED' });
  if (wasRefused(change, fingerprintOf(document))) return nothing(change, { state: 'STILL_REFUSED' });
  const targetId = link?.targetId ?? null;
  const occasion = link?.readOrder ?? 0;
  return { change, next: 'WRITE', write: { change, document, fingerprint, targetId, occasion } };
}

/** Parked with this very document and noticed again: the target would say the same. */
const wasRefused = ({ code, attempts, edited, forced, triedFingerprint }: HeldChange, fingerprint: string) =>
  (code === 'REFUSED' || code === 'COMMAND_REJECTED') &&
  attempts === 0 &&
  edited === null &&
  !forced &&
  triedFingerprint === fingerprint;

const lackOf = ({ direction, name }: AnyFlow, { $flow, $key }: Reference): string =>
  `${$key} of ${$flow} is not in ${systemsOf[direction].target} yet; ${name} waits for it`;

const nothing = (change: HeldChange, result: ResultState): Step => ({ change, next: 'NOTHING', result });
