/**
 * Gives the target what was planned. Where an earlier write may have arrived, or nothing is known of the record there,
 * the target is read first: what it holds already is not written again.
 */
import { bisect } from './bisect.ts';
import { ownPart } from './document.ts';
import { failureOf } from './failure.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { AnyFlow, FlowCall, LinkedKey, TargetRecord, Write, WriteOutcome } from './flow.ts';
import type { PlannedRetirement, PlannedWrite } from './prepare.ts';
import type { Result, ResultState } from './result.ts';

/** Results in any order, one for each planned write. */
export async function writeBatch(
  flow: AnyFlow,
  writes: readonly PlannedWrite[],
  call: FlowCall,
): Promise<Result[]> {
  // A part that was thrown for may have been written: it is read back before its halves are.
  let isFirst = true;
  const results = await bisect<PlannedWrite, Result>(
    writes,
    (part) => {
      const doubtful = !isFirst;
      isFirst = false;
      return writePart(flow, part, call, doubtful);
    },
    (write, thrown) => ({ change: write.change, ...failed(write, thrown) }),
  );
  return results;
}

async function writePart(
  flow: AnyFlow,
  part: readonly PlannedWrite[],
  call: FlowCall,
  doubtful: boolean,
): Promise<Result[]> {
  const uncertain = part.filter(({ change, targetId }) => doubtful || change.doubtful || targetId === null);
  const held = await readBack(flow, uncertain, call);
  const known = part.map((write) => ({ ...write, record: held.get(write.change.key) }));
  const left = known.filter(({ record, ...write }) => !isHeld(flow, write, record));
  const outcomes = left.length === 0 ? [] : await flow.target.write(left.map(toWrite), call);
  const found = known.flatMap(({ record, ...write }): Result[] =>
    record !== undefined && isHeld(flow, write, record)
      ? [{ change: write.change, state: 'FOUND', targetId: record.targetId, fingerprint: write.fingerprint }]
      : [],
  );
  return [...found, ...left.map((write, place) => toResult(write, outcomes[place]))];
}

async function readBack(
  flow: AnyFlow,
  writes: readonly PlannedWrite[],
  call: FlowCall,
): Promise<ReadonlyMap<string, TargetRecord>> {
  if (writes.length === 0) return new Map();
  const keys = writes.map(({ change, targetId }): LinkedKey => ({ key: change.key, targetId }));
  const records = await flow.target.read(keys, call);
  return new Map(records.map((record) => [record.key, record]));
}

/** Only the fields of the document count: what else the target holds belongs to others. */
function isHeld(
  flow: AnyFlow,
  { document, fingerprint }: PlannedWrite,
  record: TargetRecord | undefined,
): boolean {
  if (record === undefined) return false;
  const same = Object.keys(ownPart(flow, document)).map((name) => [name, record.document[name] ?? null]);
  return fingerprintOf(Object.fromEntries(same)) === fingerprint;
}

const toWrite = ({ change, document, fingerprint, targetId, occasion, record }: Known): Write => ({
  key: change.key,
  targetId: record?.targetId ?? targetId,
  document,
  fingerprint,
  occasion,
  rejectedCommandId: change.rejectedCommandId,
});

type Known = PlannedWrite & { readonly record: TargetRecord | undefined };

const toResult = (write: Known, outcome: WriteOutcome | undefined): Result => ({
  change: write.change,
  ...stateOf(write, outcome),
});

function stateOf(write: Known, outcome: WriteOutcome | undefined): ResultState {
  const { document, fingerprint, targetId, record } = write;
  const tried = { document, fingerprint: fingerprintOf(document) };
  if (outcome === undefined) {
    return { ...failureOf(new Error('The target gave no outcome for this record'), true), ...tried };
  }
  switch (outcome.state) {
    case 'WRITTEN': {
      const existed = targetId !== null || record !== undefined;
      return { state: existed ? 'UPDATED' : 'CREATED', targetId: outcome.targetId, fingerprint };
    }
    case 'ACCEPTED':
      return { state: 'SENT', commandId: outcome.command.id, document, fingerprint };
    default:
      return { ...refusalOf(outcome), ...tried };
  }
}

type Refusal = Exclude<WriteOutcome, { state: 'WRITTEN' | 'ACCEPTED' }>;

function refusalOf(outcome: Refusal): Extract<ResultState, { state: 'FAILED' }> {
  const { reason } = outcome;
  switch (outcome.state) {
    case 'REFUSED':
      return {
        state: 'FAILED',
        code: 'REFUSED',
        reason,
        field: outcome.field,
        retry: 'never',
        doubtful: false,
      };
    case 'RETRY':
      return {
        state: 'FAILED',
        code: 'RETRY',
        reason,
        retry: 'later',
        afterMs: outcome.afterMs,
        doubtful: false,
      };
    case 'UNKNOWN':
      return {
        state: 'FAILED',
        code: 'OUTCOME_UNKNOWN',
        reason,
        retry: 'later',
        afterMs: outcome.afterMs,
        doubtful: true,
      };
  }
}

const failed = ({ document }: PlannedWrite, thrown: unknown): ResultState => ({
  ...failureOf(thrown, true),
  document,
  fingerprint: fingerprintOf(document),
});

/** Without a way to retire, the target keeps the record and the link says that its source is gone. */
export async function retireBatch(
  flow: AnyFlow,
  retirements: readonly PlannedRetirement[],
  call: FlowCall,
): Promise<Result[]> {
  return bisect<PlannedRetirement, Result>(
    retirements,
    (part) => retirePart(flow, part, call),
    ({ change }, thrown) => ({ change, ...failureOf(thrown, false) }),
  );
}

async function retirePart(
  flow: AnyFlow,
  part: readonly PlannedRetirement[],
  call: FlowCall,
): Promise<Result[]> {
  const there = await locate(flow, part, call);
  const absent = part.filter(({ change }) => !there.has(change.key));
  const ignored = absent.map(({ change }): Result => ({ change, state: 'IGNORED' }));
  const present = part.flatMap(({ change }): Located[] => {
    const targetId = there.get(change.key);
    return targetId === undefined ? [] : [{ change, targetId }];
  });
  const { retire } = flow.target;
  if (retire === null || present.length === 0) return [...ignored, ...present.map(retired)];
  const links = present.map(({ change, targetId }) => ({ key: change.key, targetId }));
  const outcomes = await retire.call(flow.target, links, call);
  return [...ignored, ...present.map((one, place) => toRetirement(one, outcomes[place]))];
}

interface Located extends PlannedRetirement {
  readonly targetId: string;
}

/** Ids in the target by key; those not known are looked up by their business key. */
async function locate(
  flow: AnyFlow,
  part: readonly PlannedRetirement[],
  call: FlowCall,
): Promise<ReadonlyMap<string, string>> {
  const known = part.flatMap(({ change, targetId }) =>
    targetId === null ? [] : [[change.key, targetId] as const],
  );
  const unknown = part.flatMap(({ change, targetId }) =>
    targetId === null ? [{ key: change.key, targetId }] : [],
  );
  const records = unknown.length === 0 ? [] : await flow.target.read(unknown, call);
  return new Map([...known, ...records.map(({ key, targetId }) => [key, targetId] as const)]);
}

const retired = ({ change, targetId }: Located): Result => ({ change, state: 'RETIRED', targetId });

function toRetirement(one: Located, outcome: WriteOutcome | undefined): Result {
  if (outcome?.state === 'WRITTEN') return retired(one);
  // A command that retires is as good as done for the link: its own ledger sees it through or parks it.
  if (outcome?.state === 'ACCEPTED') return retired(one);
  if (outcome === undefined) {
    return {
      change: one.change,
      ...failureOf(new Error('The target gave no outcome for this record'), false),
    };
  }
  return { change: one.change, ...refusalOf(outcome) };
}
