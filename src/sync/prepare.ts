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
import { type Link, readLinks, readTargetIds } from './links.ts';
import { nameOf, referencesIn, resolveDocument } from './references.ts';
import type { Failure, Result, ResultState } from './result.ts';

/** A document the target has to be given. */
export interface PlannedWrite {
  readonly change: HeldChange;
  readonly document: Document;
  readonly fingerprint: string;
  readonly targetId: string | null;
}

/** A record the target has to take out of use. */
export interface PlannedRetirement {
  readonly change: HeldChange;
  readonly targetId: string;
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
  | { readonly change: HeldChange; readonly next: 'RETIRE'; readonly targetId: string }
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

export async function prepare(
  db: Database,
  flow: AnyFlow,
  changes: readonly HeldChange[],
  reading: Reading,
): Promise<Plan> {
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
  const steps = mapped.map(({ change, document, failure }): Step => {
    const link = links.get(change.key);
    if (link !== undefined && link.readOrder > reading.order) return nothing(change, { state: 'UNCHANGED' });
    if (failure !== undefined) return nothing(change, failure);
    return document === null
      ? withoutDocument(change, link)
      : withDocument(flow, change, document, link, targetIds);
  });
  return {
    writes: steps.flatMap((step) => (step.next === 'WRITE' ? step.write : [])),
    retirements: steps.flatMap((step) => (step.next === 'RETIRE' ? step : [])),
    results: steps.flatMap((step) =>
      step.next === 'NOTHING' ? { change: step.change, ...step.result } : [],
    ),
  };
}

interface Mapped {
  /** Null when the record does not belong in the target. */
  readonly document: Document | null;
  readonly failure?: Failure;
}

/** What a person made of the document, else what the flow makes of the row. */
function mapRecord(flow: AnyFlow, { key, edited }: HeldChange, { rows }: Reading): Mapped {
  if (edited !== null) return { document: edited };
  const row = rows.get(key);
  if (row === undefined) return { document: null };
  try {
    return { document: flow.map(row) };
  } catch (thrown) {
    return { document: null, failure: { ...failureOf(thrown, false), retry: 'never' } };
  }
}

/** Gone from the source, or not meant for the target: what is there is taken out of use, once. */
function withoutDocument(change: HeldChange, link: Link | undefined): Step {
  if (link === undefined || link.targetId === null) return nothing(change, { state: 'IGNORED' });
  if (link.retiredAt !== null && !change.forced) return nothing(change, { state: 'UNCHANGED' });
  return { change, next: 'RETIRE', targetId: link.targetId };
}

function withDocument(
  flow: AnyFlow,
  change: HeldChange,
  document: Document,
  link: Link | undefined,
  targetIds: ReadonlyMap<string, string>,
): Step {
  const missing = referencesIn(document).find((reference) => !targetIds.has(nameOf(reference)));
  if (missing !== undefined) {
    return nothing(change, { state: 'WAITS', reference: missing, reason: lackOf(flow, missing) });
  }
  const resolved = resolveDocument(document, targetIds);
  const fingerprint = fingerprintOf(ownPart(flow, resolved));
  const isKnown = link?.fingerprint === fingerprint && link.retiredAt === null;
  if (isKnown && !change.forced && !change.doubtful) return nothing(change, { state: 'UNCHANGED' });
  if (wasRefused(change, fingerprintOf(resolved))) return nothing(change, { state: 'STILL_REFUSED' });
  const targetId = link?.targetId ?? null;
  return { change, next: 'WRITE', write: { change, document: resolved, fingerprint, targetId } };
}

/** Parked with this very document and noticed again: the target would say the same. */
const wasRefused = ({ code, attempts, edited, forced, triedFingerprint }: HeldChange, fingerprint: string) =>
  code === 'REFUSED' && attempts === 0 && edited === null && !forced && triedFingerprint === fingerprint;

const lackOf = ({ direction, name }: AnyFlow, { $flow, $key }: Reference): string =>
  `${$key} of ${$flow} is not in ${systemsOf[direction].target} yet; ${name} waits for it`;

const nothing = (change: HeldChange, result: ResultState): Step => ({ change, next: 'NOTHING', result });
