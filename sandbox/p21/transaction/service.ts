/** A service of the Transaction API: a window with its elements, how a record is found, written and read. */
import type { Row, Value } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { Element } from './field.ts';

/** One row of an element, typed: cells by edit name, in the order they were typed. */
export interface TypedRow {
  readonly cells: ReadonlyMap<string, Value>;
}

/** One element of a transaction after rows with equal keys were folded into one. */
export interface Step {
  readonly element: Element;
  /** Names of the edits that identify its rows. */
  readonly keys: readonly string[];
  /** The keys as the request named them; they come back in the answer. */
  readonly askedKeys: readonly string[];
  readonly rows: readonly TypedRow[];
}

/** What a write made of a step's rows, as cells by edit name: put in front of what was typed when it is echoed. */
export type Written = ReadonlyMap<Step, readonly ReadonlyMap<string, Value>[]>;

export interface WriteContext {
  readonly desk: OrderDesk;
  /** The record the header element's keys lead to; absent for a new one. */
  readonly existing: Row | undefined;
  /** Which of so many lines is to get lost unnoticed, counted from 0 (fault dropLine). */
  readonly lostLine: (count: number) => number | undefined;
}

export interface Service {
  readonly name: string;
  readonly elements: readonly Element[];
  /** The record these cells of the first element lead to. Throws a `P21Refusal` where it may not be opened. */
  find(desk: OrderDesk, cells: ReadonlyMap<string, Value>): Row | undefined;
  /** How people call the record, for the message of a lock. */
  title(record: Row): string;
  /** Throws a `P21Refusal`; runs inside a database transaction. */
  write(steps: readonly Step[], context: WriteContext): Written;
  /** All rows of each element of the record, as cells by column ("oe_hdr.po_no") or by edit name. */
  read(desk: OrderDesk, record: Row): ReadonlyMap<string, readonly Row[]>;
}
