/** What a caller asks a list for, and what it gets. */
import type { Priority } from '../upstream/priority.ts';

export interface ReadOptions {
  /** Ends the wait: the caller's deadline or its going away. */
  readonly signal?: AbortSignal | undefined;
  /** How urgent the calls are while others wait for the system; those of a page somebody looks at where not said. */
  readonly priority?: Priority | undefined;
}

/** The part of richer options that every call takes. */
export const toReadOptions = ({ signal, priority }: ReadOptions): ReadOptions => ({ signal, priority });

export interface LookupOptions extends ReadOptions {
  /** Also rows that P21 marks as deleted, e.g. the item of an old order. */
  readonly withDeleted?: boolean | undefined;
}

export interface SortTerm<Field extends string> {
  /** A field of the row, not a wire name. */
  readonly field: Field;
  readonly descending?: boolean | undefined;
}

export interface PageQuery<Filter, Field extends string = string> {
  readonly filter?: Filter | undefined;
  readonly first: number;
  readonly skip: number;
  /** The row's key is always added, so that pages neither overlap nor skip. */
  readonly orderBy?: readonly SortTerm<Field>[] | undefined;
  /** Ask for `total` too. */
  readonly count?: boolean | undefined;
}

export interface Page<Row> {
  readonly rows: Row[];
  /** Rows that match the filter; present when asked for. */
  readonly total?: number;
}
