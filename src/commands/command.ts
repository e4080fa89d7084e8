/** A command as the ledger keeps it. */
import type { Instant } from '../instant.ts';
import type { Difference, Json, SentReceipt, UserError } from './command-kind.ts';
import type { WriteRetry } from './write-failure.ts';

/**
 * RECEIVED: stored, no write under way. SENDING: a write is under way, or was when the worker died. UNKNOWN: a write was
 * made and P21 must be asked whether it arrived. CONFIRMED, REJECTED and CANCELLED are ends; PARKED waits for a person.
 */
export type CommandState =
  | 'RECEIVED'
  | 'SENDING'
  | 'UNKNOWN'
  | 'CONFIRMED'
  | 'REJECTED'
  | 'PARKED'
  | 'CANCELLED';

export const openStates = ['RECEIVED', 'SENDING', 'UNKNOWN'] as const satisfies CommandState[];

export const isOpen = (state: CommandState): boolean => (openStates as readonly string[]).includes(state);

export interface Command {
  readonly id: string;
  /** Order of acceptance. */
  readonly sequence: number;
  readonly kind: string;
  readonly lane: string;
  readonly urgency: Urgency;
  readonly payload: Json;
  readonly requester: Requester;
  /** P21 customer concerned; null when the command is about none. */
  readonly customerId: string | null;
  /** What P21's record carries and is found by. */
  readonly reference: string;
  readonly state: CommandState;
  /** False when P21 could not be asked before acceptance: the input is checked before it is sent. */
  readonly isChecked: boolean;
  /** Whole documents sent so far. */
  readonly attempts: number;
  readonly repairs: number;
  /** How often in a row it was put off. */
  readonly waits: number;
  /** Until then a write may still appear in P21, and absence proves nothing; null before the first. */
  readonly settlesAt: Instant | null;
  /** Not touched before. */
  readonly dueAt: Instant;
  readonly receipt: SentReceipt | null;
  /** What P21 held when it was last read back. */
  readonly written: Json | null;
  readonly userErrors: readonly UserError[];
  /** Why it waits or is parked. */
  readonly reason: Reason | null;
  readonly acceptedAt: Instant;
  readonly settledAt: Instant | null;
}

/** Who asked: for the audit, and for who may look. */
export interface Requester {
  readonly role: string;
  readonly keyId: string;
  readonly customerId?: string;
}

/** Lower goes first: a shopper at checkout, staff, copying in the background. */
export const urgencies = { checkout: 0, staff: 1, backfill: 2 } as const;

export type Urgency = keyof typeof urgencies;

export type ReasonCode =
  /** P21 does not answer, or is too busy. */
  | 'P21_UNAVAILABLE'
  /** Somebody has the record open. */
  | 'RECORD_LOCKED'
  /** It is not known whether the last write arrived. */
  | 'OUTCOME_UNKNOWN'
  /** P21 was asked long enough and the record is not there, after the last attempt allowed. */
  | 'NOT_ARRIVED'
  /** P21 holds something else than was sent. */
  | 'DIFFERENT_IN_P21'
  /** P21 holds more than one record for this command. */
  | 'DOUBLED_IN_P21'
  /** P21 refuses to repair what differs. */
  | 'REPAIR_REFUSED'
  /** P21 answers, but not in a way that decides anything. */
  | 'CANNOT_BE_PROVEN'
  /** P21 refused by a rule of its own. */
  | 'REFUSED'
  /** The gateway itself failed; see the detail. */
  | 'INTERNAL';

export interface Reason {
  readonly code: ReasonCode;
  /** For operators: what P21 said. */
  readonly detail: string;
  /** After an attempt whose outcome is unknown: what it would mean if it turned out not to have arrived. */
  readonly retry?: WriteRetry;
  readonly differences?: readonly Difference[];
  readonly recordIds?: readonly string[];
}
