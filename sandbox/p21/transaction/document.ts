/**
 * The documents of the Transaction API (p21-api 4.2, 4.3). Names are the wire's own. A TransactionSet is a script for
 * a window: elements are its tabs, rows their records, edits what is typed into fields, in this order.
 */

export interface Edit {
  readonly Name: string;
  readonly Value: string;
  /** An empty value is then not typed at all. */
  readonly IgnoreIfEmpty?: boolean;
}

export interface DocumentRow {
  readonly Edits: readonly Edit[];
  /** Dates relative to today. Not modelled: no source shows one filled. */
  readonly RelativeDateEdits?: readonly unknown[];
}

export interface DataElement {
  readonly Name: string;
  readonly Type: string;
  /** Edits that identify a row; empty: the definition's own key fields. */
  readonly Keys: readonly string[];
  /** Null when the document has none: the window then fails on it. */
  readonly Rows: readonly DocumentRow[] | null;
}

export interface Transaction {
  readonly Status: string;
  readonly DataElements: readonly DataElement[];
}

export interface TransactionSet {
  readonly Name: string;
  readonly UseCodeValues: boolean;
  readonly IgnoreDisabled: boolean;
  readonly Transactions: readonly Transaction[];
}

/** Asks for whole records by key (p21-api 4.4). */
export interface StateRequest {
  readonly ServiceName: string;
  readonly UseCodeValues: boolean;
  readonly TransactionStates: readonly TransactionState[];
}

export interface TransactionState {
  readonly DataElementName: string;
  readonly Keys: readonly { readonly Name: string; readonly Value: string }[];
}

export interface TransactionSetResult {
  readonly Messages: readonly string[];
  readonly Results: { readonly Name: string; readonly Transactions: readonly Transaction[] } | null;
  readonly Summary: { readonly Failed: number; readonly Other: number; readonly Succeeded: number };
}

/** Where an asynchronous result is to be posted (p21-api 4.5). */
export interface Callback {
  readonly Url: string;
  readonly Method: string;
  readonly ContentType: string;
  readonly Headers: readonly { readonly Name: string; readonly Value: string }[];
}
