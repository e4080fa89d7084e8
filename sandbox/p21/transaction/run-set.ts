/**
 * Runs a TransactionSet: every Transaction for itself and all or nothing, and an answer that is a success as far as
 * HTTP is concerned whatever happened (p21-api 4.3).
 */
import type { Value } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { lockedBy, P21Refusal, unexpectedWindow } from '../orders/refusal.ts';
import type { DataElement, Edit, Transaction, TransactionSet, TransactionSetResult } from './document.ts';
import { toShown, type ValueContext } from './edit-values.ts';
import { nullReference } from './malformed.ts';
import { replay } from './replay.ts';
import type { Service, Step, Written } from './service.ts';

/** What may go wrong inside the window that is not the document's fault. */
export interface WindowTroubles {
  /** Title of the dialog that is open in the session before anything is typed. */
  readonly dirtyBefore?: string | undefined;
  /** Title of the dialog that opens when all has been saved. */
  readonly dirtyAfter?: string | undefined;
  /** User in whose editor the record is; `orderNo` limits it to one record. */
  readonly lock?: { readonly user: string; readonly orderNo?: string | undefined } | undefined;
  /** Which of so many lines gets lost, counted from 0. */
  readonly lostLine?: ((count: number) => number | undefined) | undefined;
}

interface Outcome {
  readonly transaction: Transaction;
  readonly message?: string;
}

/** Throws a `MalformedDocument` on a Status other than "New" (M03: HTTP 500). */
export const runSet = (
  desk: OrderDesk,
  service: Service,
  set: TransactionSet,
  troubles: WindowTroubles = {},
): TransactionSetResult => {
  if (set.Transactions.some(({ Status }) => Status !== 'New')) throw nullReference();
  const outcomes = set.Transactions.map((transaction) => run(desk, service, set, transaction, troubles));
  const failed = outcomes.filter(({ message }) => message !== undefined).length;
  const messages = outcomes.flatMap(({ message }, index) =>
    message === undefined ? [] : [`Transaction ${index + 1}:: ${message}`],
  );
  const results = { Name: set.Name, Transactions: outcomes.map(({ transaction }) => transaction) };
  return {
    Messages: messages,
    Results: resultsOrNull(results, outcomes),
    Summary: { Failed: failed, Other: 0, Succeeded: outcomes.length - failed },
  };
};

/**
 * Assumption: `Results` is null when no window got as far as saving, that is when nothing but documents the window
 * does not take were sent (both forms are seen, p21-api 4.3).
 */
const resultsOrNull = (
  results: NonNullable<TransactionSetResult['Results']>,
  outcomes: readonly Outcome[],
): TransactionSetResult['Results'] =>
  outcomes.every(({ message }) => message !== undefined && documentFault.test(message)) ? null : results;

const documentFault = /Invalid column name|Sequence contains no matching element|Unexpected response window/;

const run = (
  desk: OrderDesk,
  service: Service,
  set: TransactionSet,
  transaction: Transaction,
  troubles: WindowTroubles,
): Outcome => {
  try {
    if (troubles.dirtyBefore !== undefined) throw unexpectedWindow(troubles.dirtyBefore);
    const elements = desk.database.transaction(() => perform(desk, service, set, transaction, troubles));
    if (troubles.dirtyAfter !== undefined) throw unexpectedWindow(troubles.dirtyAfter);
    return { transaction: { Status: 'Passed', DataElements: elements } };
  } catch (error) {
    if (!(error instanceof P21Refusal)) throw error;
    return { transaction: { Status: 'Failed', DataElements: [] }, message: error.message };
  }
};

const perform = (
  desk: OrderDesk,
  service: Service,
  set: TransactionSet,
  transaction: Transaction,
  troubles: WindowTroubles,
): DataElement[] => {
  const options = { desk, useCodeValues: set.UseCodeValues, ignoreDisabled: set.IgnoreDisabled };
  const { steps, existing } = replay(service, transaction, options);
  refuseLocked(service, existing, troubles);
  const lostLine = troubles.lostLine ?? (() => undefined);
  const written = service.write(steps, { desk, existing, lostLine });
  return echo(steps, written, { database: desk.database, useCodeValues: set.UseCodeValues });
};

const refuseLocked = (service: Service, existing: object | undefined, { lock }: WindowTroubles): void => {
  if (existing === undefined || lock === undefined) return;
  const title = service.title(existing as Parameters<Service['title']>[0]);
  if (lock.orderNo === undefined || title.endsWith(` ${lock.orderNo}`)) throw lockedBy(title, lock.user);
};

/** What was typed, with the keys P21 made in front of it. */
const echo = (steps: readonly Step[], written: Written, context: ValueContext): DataElement[] =>
  steps.map((step) => ({
    Name: step.element.name,
    Type: step.element.type,
    Keys: step.askedKeys,
    Rows: step.rows.map(({ cells }, index) => ({
      Edits: [...new Map([...(written.get(step)?.[index] ?? []), ...cells])].map(([name, cell]) =>
        echoEdit(step, name, cell, context),
      ),
      RelativeDateEdits: [],
    })),
  }));

const echoEdit = (step: Step, name: string, cell: Value, context: ValueContext): Edit => {
  const field = step.element.fields.find((one) => one.name === name);
  return { Name: name, Value: field === undefined ? String(cell ?? '') : toShown(field, cell, context) };
};
