/**
 * Documents of the Transaction API (p21-api 4.2): a script for a window, typed in this order. Pure; what a document
 * says is decided by the document builders beside this file.
 */

export interface Edit {
  readonly Name: string;
  readonly Value: string;
}

export interface DataElement {
  readonly Name: string;
  readonly Type: 'Form' | 'List';
  /** Edits that identify a row; each is also among the row's edits, else P21 finds "no matching element". */
  readonly Keys: readonly string[];
  readonly Rows: readonly { readonly Edits: readonly Edit[]; readonly RelativeDateEdits: readonly never[] }[];
}

export interface TransactionSet {
  readonly Name: string;
  readonly UseCodeValues: true;
  readonly IgnoreDisabled: false;
  readonly Transactions: readonly { readonly Status: 'New'; readonly DataElements: readonly DataElement[] }[];
}

/** Field and value, in the order typed; a field without a value is not typed. `''` empties it. */
export type Typed = readonly (readonly [field: string, value: string | null | undefined])[];

/**
 * One Transaction a set: it is all or nothing, while several in one set are independent (p21-api 4.3). Code values,
 * because labels are the tenant's language; disabled columns are errors, because ignoring them reports success while
 * writing nothing. Elements without rows are left out.
 */
export const toTransactionSet = (
  service: string,
  elements: readonly (DataElement | undefined)[],
): TransactionSet => ({
  Name: service,
  UseCodeValues: true,
  IgnoreDisabled: false,
  Transactions: [
    {
      Status: 'New',
      DataElements: elements.filter((one) => one !== undefined).filter(({ Rows }) => Rows.length > 0),
    },
  ],
});

/** One row. A form with nothing typed has none. */
export const form = (name: string, typed: Typed, keys: readonly string[] = []): DataElement =>
  element('Form', name, [typed], keys);

export const list = (name: string, rows: readonly Typed[], keys: readonly string[] = []): DataElement =>
  element('List', name, rows, keys);

function element(
  type: DataElement['Type'],
  name: string,
  rows: readonly Typed[],
  keys: readonly string[],
): DataElement {
  const typed = rows.map(toEdits).filter((edits) => edits.length > 0);
  for (const key of keys) {
    const isTyped = typed.every((edits) => edits.some(({ Name }) => Name === key));
    if (!isTyped) throw new Error(`${name}: the key ${key} is not among the edits of every row`);
  }
  return {
    Name: name,
    Type: type,
    Keys: keys,
    Rows: typed.map((Edits) => ({ Edits, RelativeDateEdits: [] })),
  };
}

const toEdits = (typed: Typed): Edit[] =>
  typed.flatMap(([Name, value]) => (value === null || value === undefined ? [] : [{ Name, Value: value }]));
