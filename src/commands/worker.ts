/**
 * Works one held command, step by step, until it has settled or must wait. Every decision is the state machine's; every
 * step is stored before the next begins, so that a crash at any point leaves what the next worker needs to know.
 */

import type { PriorityLane } from '../../datasources/upstream/priority-lane.ts';
import { GatewayError } from '../errors.ts';
import type { Clock } from '../instant.ts';
import { toInstant } from '../instant.ts';
import { type Command, isOpen } from './command.ts';
import type { AnyCommandKind, CommandContext, DifferentProof, Json } from './command-kind.ts';
import type { DeliveryPolicy } from './delivery-policy.ts';
import { trustedMs } from './known-facts.ts';
import type { Attempt, Ledger } from './ledger.ts';
import { type Change, type Decision, nextStep, type Outcome, onLeaving, onOutcome } from './transition.ts';
import { WriteFailure } from './write-failure.ts';

export interface WorkerParts {
  readonly ledger: Pick<Ledger, 'record'>;
  readonly kinds: ReadonlyMap<string, AnyCommandKind>;
  readonly context: Pick<CommandContext, 'p21' | 'settings'>;
  readonly policy: DeliveryPolicy;
  readonly clock: Clock;
  readonly random: () => number;
  /** Places for writes: what is stored as under way leaves at once, so that its longest life is counted from there. */
  readonly writes: Pick<PriorityLane, 'run'>;
  /** The worker is to leave the command where it is after the step under way. */
  readonly isStopping: () => boolean;
  /** Hears of every change of state. Must not throw. */
  readonly onChange: (command: Command) => void;
}

/** The command as it was left: settled, or open and due later. Undefined when the hold was lost. */
export async function workCommand(held: Command, parts: WorkerParts): Promise<Command | undefined> {
  const kind = parts.kinds.get(held.kind);
  let command: Command | undefined = held;
  let repair: DifferentProof<Json> | undefined;
  while (command !== undefined && isOpen(command.state)) {
    const { left, done }: Worked = await takeStep(command, kind, repair, parts);
    command = left;
    repair = done.repair;
    if (!goesOn(held, done, parts)) return command;
  }
  return command;
}

const mustWait = ({ dueAt }: Change, clock: Clock): boolean =>
  dueAt !== undefined && Date.parse(dueAt) > clock();

interface Worked {
  readonly left: Command | undefined;
  readonly done: Decision;
}

async function takeStep(
  command: Command,
  kind: AnyCommandKind | undefined,
  repair: DifferentProof<Json> | undefined,
  parts: WorkerParts,
): Promise<Worked> {
  const step = repair === undefined ? nextStep(command) : 'REPAIR';
  const act = () => actOn(step, command, kind, repair, parts);
  const isWrite = step === 'SEND' || step === 'REPAIR';
  const acted = await (isWrite ? parts.writes.run(command.urgency, act) : act());
  if (acted === 'stopping') return letGo(command, parts);
  if (acted === undefined) return { left: undefined, done: { change: {} } };
  const { leaving, outcome, startedAt } = acted;
  const done =
    outcome === undefined
      ? { change: parkUnknownKind(parts.clock) }
      : onOutcome(leaving, outcome, circumstances(parts));
  const attempt = toAttempt(step, outcome, done, startedAt, parts.clock);
  const isKept = goesOn(leaving, done, parts);
  const left = await parts.ledger.record(leaving, done.change, attempt, isKept);
  if (left !== undefined) parts.onChange(left);
  return { left, done };
}

interface Acted {
  /** The command as it was when the step began. */
  readonly leaving: Command;
  /** Undefined when this version of the gateway knows no such kind. */
  readonly outcome: Outcome | undefined;
  readonly startedAt: number;
}

/** Undefined when the hold was lost. A write holds its place no longer than P21 takes. */
async function actOn(
  step: Attempt['step'],
  command: Command,
  kind: AnyCommandKind | undefined,
  repair: DifferentProof<Json> | undefined,
  parts: WorkerParts,
): Promise<Acted | undefined | 'stopping'> {
  if ((step === 'SEND' || step === 'REPAIR') && parts.isStopping()) return 'stopping';
  const startedAt = parts.clock();
  const leaving = await beforeStep(command, step, parts);
  if (leaving === undefined) return undefined;
  return { leaving, startedAt, outcome: await outcomeOf(leaving, kind, step, repair, parts) };
}

/** As it was, for whoever comes next. */
async function letGo(command: Command, { ledger }: WorkerParts): Promise<Worked> {
  return { left: await ledger.record(command, {}, null, false), done: { change: {} } };
}

/** Whether the next step follows at once, so that the hold is kept. */
function goesOn(command: Command, { change, repair }: Decision, { clock, isStopping }: WorkerParts): boolean {
  if (isStopping() || !isOpen(change.state ?? command.state)) return false;
  return repair !== undefined || !mustWait(change, clock);
}

/** What leaves for P21 is stored as under way first. */
async function beforeStep(
  command: Command,
  step: Attempt['step'],
  parts: WorkerParts,
): Promise<Command | undefined> {
  if (step !== 'SEND' && step !== 'REPAIR') return command;
  const left = await parts.ledger.record(command, onLeaving(command, step, circumstances(parts)), null, true);
  if (left !== undefined) parts.onChange(left);
  return left;
}

/** Undefined when this version of the gateway knows no such kind. */
async function outcomeOf(
  command: Command,
  kind: AnyCommandKind | undefined,
  step: Attempt['step'],
  repair: DifferentProof<Json> | undefined,
  { context, clock }: WorkerParts,
): Promise<Outcome | undefined> {
  if (kind === undefined) return undefined;
  const given = { ...context, clock, priority: command.urgency };
  if (step === 'SEND')
    return sent('SEND', () => kind.send(kind.parse(command.payload), command.reference, given));
  if (repair !== undefined && kind.repair !== undefined) {
    const { repair: send } = kind;
    return sent('REPAIR', () => send(kind.parse(command.payload), command.reference, repair, given));
  }
  if (step === 'CHECK') {
    return asked('CHECK', async () => ({
      of: 'CHECK',
      validation: await kind.validate(kind.parse(command.payload), { ...given, factsAgeMs: trustedMs }),
    }));
  }
  const askedAt = clock();
  const { payload, reference, receipt } = command;
  return asked('PROVE', async () => ({
    of: 'PROVE',
    proof: await kind.prove(kind.parse(payload), reference, receipt, given),
    askedAt,
  }));
}

/** Whatever else is thrown than a `WriteFailure` says nothing about what P21 holds. */
async function sent(
  of: 'SEND' | 'REPAIR',
  write: () => ReturnType<AnyCommandKind['send']>,
): Promise<Outcome> {
  try {
    return { of, receipt: await write() };
  } catch (thrown) {
    const failure =
      thrown instanceof WriteFailure
        ? thrown
        : new WriteFailure({
            certainty: 'UNKNOWN',
            retry: 'never',
            settled: false,
            forOperators: messageOf(thrown),
            cause: thrown,
          });
    return { of, failure };
  }
}

async function asked(of: 'CHECK' | 'PROVE', ask: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await ask();
  } catch (thrown) {
    return { of, unanswered: messageOf(thrown), mayHelpLater: mayHelpLater(thrown) };
  }
}

/** A wrong password is for an operator to mend, and the commands wait for it as for a system that is down. */
const mayHelpLater = (thrown: unknown): boolean =>
  thrown instanceof GatewayError &&
  (thrown.rule.retry !== 'never' || thrown.code === 'UPSTREAM_UNAUTHORIZED');

const messageOf = (thrown: unknown): string => {
  if (thrown instanceof GatewayError) return [thrown.message, thrown.details.upstream ?? ''].join(' ').trim();
  return thrown instanceof Error ? thrown.message : String(thrown);
};

const parkUnknownKind = (clock: Clock): Change => ({
  state: 'PARKED',
  settledAt: toInstant(clock()),
  reason: {
    code: 'INTERNAL',
    detail: 'This gateway knows no such kind of command; it was stored by a newer one.',
  },
});

const circumstances = ({ clock, policy, random }: WorkerParts) => ({ now: clock(), policy, random });

function toAttempt(
  step: Attempt['step'],
  outcome: Outcome | undefined,
  { change, repair }: Decision,
  startedAt: number,
  clock: Clock,
): Attempt {
  return {
    step,
    outcome: repair === undefined ? (change.state ?? 'GOES_ON') : 'REPAIRS',
    detail: detailOf(outcome) ?? change.reason?.detail ?? null,
    startedAt: toInstant(startedAt),
    endedAt: toInstant(clock()),
  };
}

function detailOf(outcome: Outcome | undefined): string | null {
  if (outcome === undefined) return null;
  if ('failure' in outcome) return outcome.failure.forOperators;
  if ('receipt' in outcome)
    return [outcome.receipt.recordId ?? '', ...outcome.receipt.messages].join(' ').trim();
  if ('proof' in outcome) return outcome.proof.state;
  return 'unanswered' in outcome ? outcome.unanswered : null;
}
