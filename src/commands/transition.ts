/**
 * The state machine of a command: what to do next, and what an outcome makes of it. Pure; the only place that decides
 * when something may be sent again, so that "never twice before P21 was asked long enough" is read here.
 *
 * RECEIVED -> SENDING -> UNKNOWN -> CONFIRMED, with ways out to REJECTED and PARKED, and back to RECEIVED only when
 * nothing was written, or when proof says absent after the longest life of the last write.
 */
import { type Instant, toInstant } from '../instant.ts';
import type { Command, Reason, ReasonCode } from './command.ts';
import type { DifferentProof, Json, Proof, SentReceipt, UserError, Validation } from './command-kind.ts';
import { type DeliveryPolicy, waitBefore } from './delivery-policy.ts';
import type { WriteFailure } from './write-failure.ts';

export type Step = 'CHECK' | 'SEND' | 'PROVE';

/** A command whose worker died while SENDING was perhaps written: it is proven, never sent. */
export function nextStep({ state, isChecked }: Command): Step {
  if (state !== 'RECEIVED') return 'PROVE';
  return isChecked ? 'SEND' : 'CHECK';
}

export type Outcome =
  | { readonly of: 'CHECK'; readonly validation: Validation<Json> }
  | { readonly of: 'SEND' | 'REPAIR'; readonly receipt: SentReceipt }
  | { readonly of: 'SEND' | 'REPAIR'; readonly failure: WriteFailure }
  /** `askedAt`: before the question left, in epoch milliseconds. */
  | { readonly of: 'PROVE'; readonly proof: Proof<Json>; readonly askedAt: number }
  /** P21 could not be asked: nothing new is known. `mayHelpLater`: P21 is down rather than answering nonsense. */
  | { readonly of: 'CHECK' | 'PROVE'; readonly unanswered: string; readonly mayHelpLater: boolean };

/** What changes in the command. A `dueAt` in the future means: leave it and come back. */
export type Change = Partial<
  Pick<
    Command,
    | 'state'
    | 'payload'
    | 'isChecked'
    | 'attempts'
    | 'repairs'
    | 'waits'
    | 'settlesAt'
    | 'dueAt'
    | 'receipt'
    | 'written'
    | 'userErrors'
    | 'reason'
    | 'settledAt'
  >
>;

export interface Decision {
  readonly change: Change;
  /** To be sent next, in place of the command's own next step. */
  readonly repair?: DifferentProof<Json>;
}

export interface Circumstances {
  readonly now: number;
  readonly policy: DeliveryPolicy;
  readonly random: () => number;
}

/** To be stored before a write leaves: from here on it may have been written. */
export const onLeaving = (
  command: Command,
  of: 'SEND' | 'REPAIR',
  { now, policy }: Circumstances,
): Change => ({
  state: 'SENDING',
  settlesAt: toInstant(now + policy.longestLifeMs),
  receipt: null,
  ...(of === 'SEND' ? { attempts: command.attempts + 1 } : { repairs: command.repairs + 1 }),
});

export function onOutcome(command: Command, outcome: Outcome, at: Circumstances): Decision {
  if ('proof' in outcome) return onProof(command, outcome.proof, outcome.askedAt, at);
  if ('unanswered' in outcome) return { change: onUnanswered(command, outcome, at) };
  if ('validation' in outcome) return { change: onValidation(outcome.validation, at) };
  if ('failure' in outcome) return { change: onFailure(command, outcome.of, outcome.failure, at) };
  const settlesAt = later(at, at.policy.visibilityMs);
  const change: Change = { state: 'UNKNOWN', receipt: outcome.receipt, settlesAt, reason: null, waits: 0 };
  return { change };
}

/** So often in a row may P21 answer nonsense before a person is asked; that it is down is waited for without end. */
const nonsenseEndured = 5;

function onUnanswered(
  command: Command,
  { unanswered, mayHelpLater }: { readonly unanswered: string; readonly mayHelpLater: boolean },
  at: Circumstances,
): Change {
  if (mayHelpLater) return putOff(command, reason('P21_UNAVAILABLE', unanswered), at);
  const why = reason('CANNOT_BE_PROVEN', unanswered);
  return command.waits < nonsenseEndured ? putOff(command, why, at) : park(why, at);
}

function onValidation({ input, userErrors }: Validation<Json>, at: Circumstances): Change {
  return userErrors.length > 0
    ? reject(userErrors, null, at)
    : { payload: input, isChecked: true, reason: null, waits: 0 };
}

function onFailure(
  command: Command,
  of: 'SEND' | 'REPAIR',
  failure: WriteFailure,
  at: Circumstances,
): Change {
  if (failure.certainty === 'UNKNOWN') return onUnknown(command, failure, at);
  const detail = failure.forOperators;
  const undone = of === 'SEND' ? withoutSend(command) : withoutRepair(command, at);
  if (failure.retry === 'never') {
    if (of === 'REPAIR') return { ...undone, ...park(reason('REPAIR_REFUSED', detail), at) };
    return { ...undone, ...reject([failure.userError ?? refusedByP21], reason('REFUSED', detail), at) };
  }
  if (failure.retry !== 'locked')
    return { ...undone, ...putOff(command, reason('P21_UNAVAILABLE', detail), at) };
  const why = reason('RECORD_LOCKED', detail);
  const isTooLong = at.now - Date.parse(command.acceptedAt) > at.policy.lockPatienceMs;
  return { ...undone, ...(isTooLong ? park(why, at) : putOff(command, why, at)) };
}

/** Nothing was written, so that the attempt does not count. */
const withoutSend = ({ attempts }: Command): Change => ({
  state: 'RECEIVED',
  attempts: attempts - 1,
  settlesAt: null,
});

/** The record is there and to be looked at again. */
const withoutRepair = ({ repairs }: Command, { now }: Circumstances): Change => ({
  state: 'UNKNOWN',
  repairs: repairs - 1,
  settlesAt: toInstant(now),
});

/** A settled answer needs only the time in which rows become visible. */
function onUnknown(command: Command, failure: WriteFailure, at: Circumstances): Change {
  const { visibilityMs, longestLifeMs } = at.policy;
  const settlesAt = later(at, failure.settled ? visibilityMs : longestLifeMs);
  const why = { ...reason('OUTCOME_UNKNOWN', failure.forOperators), retry: failure.retry };
  return { state: 'UNKNOWN', settlesAt, ...putOff(command, why, at) };
}

function onProof(command: Command, proof: Proof<Json>, askedAt: number, at: Circumstances): Decision {
  switch (proof.state) {
    case 'COMPLETE':
      return { change: { ...settle('CONFIRMED', at), written: proof.written, reason: null } };
    case 'ABSENT':
      return { change: onAbsent(command, askedAt, at) };
    case 'DIFFERENT':
      return onDifferent(command, proof, askedAt, at);
    case 'DOUBLED': {
      const { recordIds } = proof;
      return { change: park({ ...reason('DOUBLED_IN_P21', recordIds.join(', ')), recordIds }, at) };
    }
  }
}

/**
 * Sent again only when no earlier write can appear any more. What P21 called written and does not show is never sent
 * again by itself: its word and its tables contradict each other, and a person must look.
 */
function onAbsent(command: Command, askedAt: number, at: Circumstances): Change {
  const { attempts, receipt, reason: last } = command;
  const settlesAt = Date.parse(command.settlesAt ?? toInstant(0));
  const decidesAt = receipt === null ? settlesAt : settlesAt + at.policy.longestLifeMs;
  if (askedAt < decidesAt) {
    return putOff(
      command,
      last ?? reason('OUTCOME_UNKNOWN', 'P21 does not show the record yet'),
      at,
      decidesAt,
    );
  }
  if (receipt !== null) return park(reason('NOT_ARRIVED', describe(receipt)), at);
  if (attempts >= at.policy.attempts || last?.retry === 'never') {
    return park(reason('NOT_ARRIVED', last?.detail ?? 'the last attempt left no record'), at);
  }
  return { state: 'RECEIVED', settlesAt: null, dueAt: toInstant(at.now), reason: null, waits: 0 };
}

const describe = ({ recordId, messages }: SentReceipt): string =>
  [`P21 said it wrote ${recordId ?? 'a record'} and does not show it`, ...messages].join('; ');

/**
 * Rows of one write may become visible one after the other, so that a difference counts when it is seen twice; what was
 * not sent yet is not waited for. A repair that may still be committed late is waited for; one that P21 called a success
 * and that changed nothing is not made again.
 */
function onDifferent(
  command: Command,
  proof: DifferentProof<Json>,
  askedAt: number,
  at: Circumstances,
): Decision {
  const { written, differences } = proof;
  if (proof.repair === 'due' && command.repairs === 0) return { change: { written }, repair: proof };
  const detail = differences.map(
    ({ field, sent, found }) => `${field}: sent ${sent}, found ${found ?? 'nothing'}`,
  );
  const why = { ...reason('DIFFERENT_IN_P21', detail.join('; ')), differences };
  const isFirstSight = command.reason?.code !== 'DIFFERENT_IN_P21';
  const settlesAt = Math.max(
    isFirstSight ? at.now + secondLookMs(command, proof, at) : 0,
    command.repairs > 0 || !isFirstSight ? Date.parse(command.settlesAt ?? toInstant(0)) : 0,
  );
  if (askedAt < settlesAt) {
    return {
      change: {
        state: 'UNKNOWN',
        written,
        reason: why,
        waits: command.waits + 1,
        settlesAt: toInstant(settlesAt),
        dueAt: toInstant(settlesAt),
      },
    };
  }
  const hasRepairFailed = command.repairs > 0 && command.receipt !== null;
  if (proof.repair !== 'none' && !hasRepairFailed && command.repairs < at.policy.repairs) {
    return { change: { written }, repair: proof };
  }
  return { change: { ...park(why, at), written } };
}

/** Soon only where P21 has said that it is done with the write, and where what lacks is sent again and not given up. */
const secondLookMs = ({ receipt }: Command, { repair }: DifferentProof<Json>, { policy }: Circumstances) =>
  receipt !== null && repair !== 'none' ? policy.secondLookMs : policy.visibilityMs;

/** `until`: when waiting longer than that makes no sense. */
const putOff = (
  command: Command,
  why: Reason,
  at: Circumstances,
  until = Number.POSITIVE_INFINITY,
): Change => ({
  reason: why,
  waits: command.waits + 1,
  dueAt: toInstant(Math.min(until, at.now + waitBefore(command.waits + 1, at.policy, at.random))),
});

const park = (why: Reason, at: Circumstances): Change => ({ ...settle('PARKED', at), reason: why });

const reject = (userErrors: readonly UserError[], why: Reason | null, at: Circumstances): Change => ({
  ...settle('REJECTED', at),
  userErrors,
  reason: why,
});

const settle = (state: 'CONFIRMED' | 'REJECTED' | 'PARKED', { now }: Circumstances): Change => ({
  state,
  settledAt: toInstant(now),
});

const later = ({ now }: Circumstances, ms: number): Instant => toInstant(now + ms);

const reason = (code: ReasonCode, detail: string): Reason => ({ code, detail });

const refusedByP21: UserError = {
  code: 'P21_REFUSED',
  field: null,
  message: 'Prophet 21 refused this by a rule of its own; an operator can see which.',
};
