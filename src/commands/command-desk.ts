/**
 * Where commands are accepted. What was accepted is in the ledger before P21 sees it; the same key and content get the
 * same receipt however often and at whatever time they come, a twin that comes at the same time waits for the first.
 */
import { badInput, GatewayError, toGatewayError } from '../errors.ts';
import { hashOf } from './canonical-json.ts';
import type { Command, Requester, Urgency } from './command.ts';
import { urgencies } from './command.ts';
import type { AnyCommandKind, CommandContext, Json, UserError, Validation } from './command-kind.ts';
import { makeReference } from './command-reference.ts';
import type { Dispatcher } from './dispatcher.ts';
import { acceptableMs, trustedMs } from './known-facts.ts';
import type { Ledger, NewCommand, StoredCommand } from './ledger.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface Submission {
  readonly kind: string;
  readonly input: unknown;
  /** The caller's name for this wish, at most 200 characters. */
  readonly idempotencyKey: string;
  readonly requester: Requester;
  readonly urgency: Urgency;
}

/** Accepted (`command`), or not (`userErrors` says why): never both. */
export type SubmissionResult =
  | { readonly command: Command; readonly userErrors: readonly [] }
  | { readonly command: null; readonly userErrors: readonly UserError[] };

export type ErrorPolicy = 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS';

export interface DeskParts {
  readonly ledger: Ledger;
  readonly dispatcher: Pick<Dispatcher, 'wake'>;
  readonly waiting: Pick<WaitingRoom, 'wait'>;
  readonly kinds: ReadonlyMap<string, AnyCommandKind>;
  readonly context: Omit<CommandContext, 'signal'>;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly randomId: () => string;
  /** How long P21 may take to say what is wrong before the command is accepted unseen. */
  readonly checkMs: number;
}

interface Prepared {
  readonly kind: AnyCommandKind;
  readonly submission: Submission;
  readonly scope: string;
  readonly payloadHash: string;
  readonly input: Json;
}

export class CommandDesk {
  constructor(private readonly parts: DeskParts) {}

  /**
   * Accepts and waits up to `waitMs` for the end; the command is open when P21 needs longer or is down. Leaving earlier
   * cancels nothing. Throws BAD_USER_INPUT for an input that cannot be read, IDEMPOTENCY_CONFLICT for a key or a
   * reference that stands for something else.
   */
  async submit(submission: Submission, waitMs: number): Promise<SubmissionResult> {
    const prepared = this.#prepare(submission);
    const known = await this.#known(prepared);
    if (known !== undefined) return accepted(await this.parts.waiting.wait(known, waitMs));
    const { validation, isChecked } = await this.#check(prepared);
    if (validation.userErrors.length > 0) return refused(validation.userErrors);
    const row = this.#toRow(prepared, validation.input, isChecked);
    const stored = await this.parts.ledger.insert(row);
    if (stored !== undefined) this.parts.dispatcher.wake(wakeOf(stored));
    return accepted(await this.parts.waiting.wait(stored ?? (await this.#twin(prepared)), waitMs));
  }

  /** One result a row, in order. With REJECT_EVERYTHING one bad row keeps all out, and the others say why. */
  async submitAll(
    submissions: readonly Submission[],
    policy: ErrorPolicy,
    waitMs: number,
  ): Promise<readonly SubmissionResult[]> {
    if (policy === 'REJECT_FAILED_ROWS') {
      return Promise.all(submissions.map((submission) => this.#submitRow(submission, waitMs)));
    }
    return this.#submitWhole(submissions, waitMs);
  }

  async #submitRow(submission: Submission, waitMs: number): Promise<SubmissionResult> {
    try {
      return await this.submit(submission, waitMs);
    } catch (thrown) {
      return refused([toUserError(thrown)]);
    }
  }

  async #submitWhole(
    submissions: readonly Submission[],
    waitMs: number,
  ): Promise<readonly SubmissionResult[]> {
    const rows = refuseTwins(await Promise.all(submissions.map((submission) => this.#checkRow(submission))));
    const bad = rows.findIndex((row) => 'userErrors' in row);
    if (bad >= 0) {
      return rows.map((row) => refused('userErrors' in row ? row.userErrors : [notAlone(bad)]));
    }
    const fresh = rows.flatMap((row) => ('fresh' in row ? [row.fresh] : []));
    const stored = await this.parts.ledger.insertAll(fresh);
    // Somebody stored one of them meanwhile: it is known now.
    if (stored === undefined) return this.#submitWhole(submissions, waitMs);
    for (const command of stored) this.parts.dispatcher.wake(wakeOf(command));
    const rest = [...stored];
    const commands = rows.map((row) => ('known' in row ? row.known : rest.shift()));
    return Promise.all(
      commands
        .filter((command) => command !== undefined)
        .map(async (command) => accepted(await this.parts.waiting.wait(command, waitMs))),
    );
  }

  async #checkRow(submission: Submission): Promise<CheckedRow> {
    try {
      const prepared = this.#prepare(submission);
      const known = await this.#known(prepared);
      if (known !== undefined) return { known };
      const { validation, isChecked } = await this.#check(prepared);
      const { input, userErrors } = validation;
      return userErrors.length > 0 ? { userErrors } : { fresh: this.#toRow(prepared, input, isChecked) };
    } catch (thrown) {
      return { userErrors: [toUserError(thrown)] };
    }
  }

  #prepare(submission: Submission): Prepared {
    const kind = this.parts.kinds.get(submission.kind);
    if (kind === undefined) throw badInput('kind', `there is no command "${submission.kind}"`);
    const { idempotencyKey, requester } = submission;
    if (idempotencyKey.trim() === '' || idempotencyKey.length > keyLength) {
      throw badInput('idempotencyKey', `give 1 to ${keyLength} characters, the same for every repetition`);
    }
    const input = kind.parse(submission.input) as Json;
    const scope = requester.customerId ?? requester.role;
    const payloadHash = hashOf([submission.kind, input]);
    return { kind, submission, scope, input, payloadHash };
  }

  /** The command of an earlier, or a simultaneous, submission of the same. Throws IDEMPOTENCY_CONFLICT. */
  async #known({ kind, submission, scope, input, payloadHash }: Prepared): Promise<Command | undefined> {
    const { ledger } = this.parts;
    const byKey = await ledger.findByKey(scope, submission.idempotencyKey);
    if (byKey !== undefined) return sameOrConflict(byKey, payloadHash, 'idempotencyKey');
    const reference = kind.referenceOf(input);
    const byReference = reference === null ? undefined : await ledger.findByReference(kind.kind, reference);
    return byReference && sameOrConflict(byReference, payloadHash, 'reference');
  }

  /** P21 gets `checkMs` to say what is wrong. When it says nothing, acceptance must not wait for it. */
  async #check({ kind, submission, input }: Prepared): Promise<Checked> {
    const signal = AbortSignal.timeout(this.parts.checkMs);
    const unseen = { validation: { input, userErrors: [] }, isChecked: false };
    const given = Promise.withResolvers<Checked>();
    signal.addEventListener('abort', () => given.resolve(unseen), { once: true });
    const { context } = this.parts;
    const priority = submission.urgency;
    kind.validate(input, { ...context, signal, priority, factsAgeMs: acceptableMs }).then(
      (validation) => given.resolve({ validation, isChecked: isOfNow(validation, context.clock()) }),
      (thrown: unknown) => {
        const error = toGatewayError(thrown);
        if (error.code === 'INTERNAL' || error.code === 'BAD_USER_INPUT') given.reject(thrown);
        else given.resolve(unseen);
      },
    );
    return given.promise;
  }

  #toRow({ kind, submission, scope, payloadHash }: Prepared, input: Json, isChecked: boolean): NewCommand {
    const { randomBytes, randomId } = this.parts;
    const reference = kind.referenceOf(input) ?? makeReference(kind.referenceLength, randomBytes);
    return {
      id: randomId(),
      kind: kind.kind,
      lane: kind.laneOf(input),
      urgency: submission.urgency,
      scope,
      idempotencyKey: submission.idempotencyKey,
      payloadHash,
      payload: input,
      requester: submission.requester,
      customerId: kind.customerOf(input),
      reference,
      isChecked,
    };
  }

  /** Another submission was stored while this one was checked. */
  async #twin(prepared: Prepared): Promise<Command> {
    const twin = await this.#known(prepared);
    if (twin !== undefined) return twin;
    throw new GatewayError('INTERNAL', 'A command could not be stored, and no other stands in its place');
  }
}

type CheckedRow =
  | { readonly known: Command }
  | { readonly fresh: NewCommand }
  | { readonly userErrors: readonly UserError[] };

/** Two rows of one request that are the same command are a mistake: which of them is meant is not ours to guess. */
function refuseTwins(rows: readonly CheckedRow[]): readonly CheckedRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    if (!('fresh' in row)) return row;
    const { idempotencyKey, kind, reference } = row.fresh;
    const names = [`key ${idempotencyKey}`, `${kind} ${reference}`];
    const isTwin = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isTwin ? { userErrors: [twin] } : row;
  });
}

const twin: UserError = {
  code: 'IDEMPOTENCY_CONFLICT',
  field: 'idempotencyKey',
  message: 'An earlier row has the same key or reference; give each row its own.',
};

interface Checked {
  readonly validation: Validation<Json>;
  readonly isChecked: boolean;
}

/** What rests on older facts is accepted, and checked again before it is sent. */
const isOfNow = ({ asOf }: Validation<Json>, now: number): boolean =>
  asOf === undefined || now - asOf <= trustedMs;

const keyLength = 200;

function sameOrConflict({ command, payloadHash }: StoredCommand, hash: string, field: string): Command {
  if (payloadHash === hash) return command;
  const remedy = 'it stands for another input already; give a new one, or send the same input again';
  throw new GatewayError('IDEMPOTENCY_CONFLICT', `${field}: ${remedy}`, { field });
}

const wakeOf = ({ lane, urgency }: Command) => ({ lane, priority: urgencies[urgency] });

const accepted = (command: Command): SubmissionResult => ({ command, userErrors: [] });

const refused = (userErrors: readonly UserError[]): SubmissionResult => ({ command: null, userErrors });

const notAlone = (row: number): UserError => ({
  code: 'OTHER_ROW_REFUSED',
  field: null,
  message: `Nothing was accepted because row ${row} has an error; mend it and send all again.`,
});

/** A row's own mistake becomes its result; everything else is nobody's row and goes to the caller. */
function toUserError(thrown: unknown): UserError {
  const error = toGatewayError(thrown);
  if (error.code !== 'BAD_USER_INPUT' && error.code !== 'IDEMPOTENCY_CONFLICT') throw thrown;
  const code = error.code === 'BAD_USER_INPUT' ? 'INVALID_VALUE' : 'IDEMPOTENCY_CONFLICT';
  return { code, field: error.details.field ?? null, message: error.message };
}
