/**
 * What one kind of command means to P21. The engine (ledger, worker) knows none of it: it stores the input, calls
 * `send` once per attempt, and decides from `WriteFailure` and `Proof` what may happen next.
 *
 * Command: something P21 shall do, accepted once, with a payload of its own. Reference: the text by which P21's record
 * is found again; the gateway's, unique per command, the same in every attempt. Lane: commands that must reach P21 in
 * the order accepted. Proof: what P21 itself says it holds, read back by the reference or by the record's own key.
 */
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { Clock } from '../instant.ts';
import type { CommandSettings } from './command-settings.ts';
import type { CommandSources } from './command-sources.ts';

/** Values that survive the ledger unchanged: no class instances, no `undefined` inside lists. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface CommandKind<Input, Written> {
  /** Name of the mutation: 'placeOrder', 'updateCustomer', …; kept in the ledger, so it never changes its meaning. */
  readonly kind: string;

  /** The input out of a stored or edited payload. Throws BAD_USER_INPUT with the path of what is wrong. */
  parse(payload: unknown): Input;

  /** Commands of one lane reach P21 one after the other, in the order accepted: 'customer:100198'. */
  laneOf(input: Input): string;

  /** The P21 customer the command is about, by whom shoppers and staff find it again; null when about none. */
  customerOf(input: Input): string | null;

  /**
   * The reference the input itself demands, e.g. the shop's order number, by which both systems find the order; null
   * where the engine is to make one. Two commands that demand the same one are one order to P21.
   */
  referenceOf(input: Input): string | null;

  /** Most characters P21 keeps of a reference of this kind; the engine makes none that is longer. */
  readonly referenceLength: number;

  /**
   * What can be known before acceptance. Asks P21 by reads only, in a number of calls that does not grow with the
   * lines. Acceptable when `userErrors` is empty; `input` is then the one to store, completed by what was looked up
   * (a ship-to, for instance). Throws a `GatewayError` when P21 cannot be asked: the engine decides whether the command
   * is accepted unseen, and then calls it again before the first attempt.
   */
  validate(input: Input, context: CommandContext): Promise<Validation<Input>>;

  /**
   * One write attempt; never repeats anything by itself. Resolves with what P21 said it wrote, which is no proof;
   * throws `WriteFailure` else.
   */
  send(input: Input, reference: string, context: CommandContext): Promise<SentReceipt>;

  /**
   * Asks P21 whether the command has arrived: by our reference or the record's own key, never by guess. Throws a
   * `GatewayError` when P21 cannot be asked: nothing is known then.
   */
  prove(
    input: Input,
    reference: string,
    receipt: SentReceipt | null,
    context: CommandContext,
  ): Promise<Proof<Written>>;

  /**
   * One write that brings what P21 holds closer to what was sent, e.g. adds dropped lines to the order. To be called
   * with a fresh proof whose `repair` is 'possible', and proven afterwards as a `send` is: after a failure that is not
   * `settled`, only when the call's longest life is over. When P21 calls a repair a success and the proof still
   * differs, the next one would change nothing: the command is for a person then. Throws `WriteFailure`.
   */
  repair?(
    input: Input,
    reference: string,
    proof: DifferentProof<Written>,
    context: CommandContext,
  ): Promise<SentReceipt>;
}

/** A kind whatever its input, as the engine keeps it in a list. */
// biome-ignore lint/suspicious/noExplicitAny: the engine hands each kind only what the same kind parsed.
export type AnyCommandKind = CommandKind<any, any>;

export interface CommandContext {
  readonly p21: CommandSources;
  readonly settings: CommandSettings;
  readonly clock: Clock;
  /** How urgent the calls are while others wait for P21; checkout goes before backfill. */
  readonly priority?: Priority | undefined;
  /** How old the facts may be that a check rests on; it asks for all of them where this is not said. */
  readonly factsAgeMs?: number | undefined;
  /** Ends waits for reads. A write under way is not cut off by it: P21 would go on without us. */
  readonly signal?: AbortSignal | undefined;
}

export interface Validation<Input> {
  readonly input: Input;
  readonly userErrors: readonly UserError[];
  /** When P21 was asked for the oldest fact, in epoch milliseconds; absent when all were asked for just now. */
  readonly asOf?: number;
}

/** Something the caller can mend. Never holds P21's own text. */
export interface UserError {
  readonly code: UserErrorCode;
  /** Path of the input field, e.g. "lines.2.unitOfMeasure"; null when it is about the whole. */
  readonly field: string | null;
  /** What is wrong and what to give instead. */
  readonly message: string;
}

const userErrorCodes = [
  'REQUIRED',
  'NOT_FOUND',
  'INVALID_VALUE',
  'TOO_LONG',
  'INVALID_DATE',
  'INVALID_QUANTITY',
  'UNKNOWN_PRODUCT',
  'PRODUCT_NOT_FOR_SALE',
  'UNKNOWN_UNIT',
  'OF_OTHER_CUSTOMER',
  'CREDIT_HOLD',
  'PO_NUMBER_REQUIRED',
  'NOT_ALLOWED_IN_STATE',
  'NOT_CONFIGURED',
  /** The idempotency key, or the reference, stands for another input already. */
  'IDEMPOTENCY_CONFLICT',
  /** Another row of the same request was refused, and all or none were asked for. */
  'OTHER_ROW_REFUSED',
  /** Only P21 knows the rule it refused by; its words are in `WriteFailure.forOperators`. */
  'P21_REFUSED',
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

/** What P21 answered to a write: kept in the ledger, shown to operators, a hint to `prove` and never a proof. */
export interface SentReceipt {
  /** Key of the record P21 named, e.g. the order number; null when it named none. */
  readonly recordId: string | null;
  /** What P21 said besides, for operators. */
  readonly messages: readonly string[];
}

export type Proof<Written> =
  /**
   * Nothing there; a late commit may still appear until the call's longest life is over. After a receipt it never leads
   * to another `send`: P21 said that it wrote, so it is asked again, and in the end a person.
   */
  | { readonly state: 'ABSENT' }
  /** Exactly what was sent. */
  | { readonly state: 'COMPLETE'; readonly written: Written }
  | DifferentProof<Written>
  /** More than one record for one command: a person must choose. */
  | { readonly state: 'DOUBLED'; readonly recordIds: readonly string[] };

/** There, but not as sent: lines dropped or merged, another quantity, unit or price. */
export interface DifferentProof<Written> {
  readonly state: 'DIFFERENT';
  readonly written: Written;
  readonly differences: readonly Difference[];
  /**
   * `due`: nothing but a part that no write has carried yet, as where P21 needs two; the first repair carries it at
   * once. `possible`: what was sent is not there, which must be seen twice.
   */
  readonly repair: 'possible' | 'due' | 'none';
}

export interface Difference {
  /** Path of the input field, e.g. "lines.2.quantity". */
  readonly field: string;
  readonly sent: string | null;
  readonly found: string | null;
}
