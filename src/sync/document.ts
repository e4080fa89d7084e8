/** What a flow writes: plain values, and references to records of other flows by their source keys. */

export type DocumentValue =
  | string
  | number
  | boolean
  | null
  | Reference
  | readonly DocumentValue[]
  | { readonly [name: string]: DocumentValue };

/** Fields by name. Decimals are strings of exact digits, times instants. */
export type Document = Readonly<Record<string, DocumentValue>>;

/** The target's id of a record that another flow moves; resolved by the engine through its links. */
export interface Reference {
  readonly $flow: string;
  readonly $key: string;
}

/** A mapping that needs a record not yet in the target waits until its flow has linked it. */
export const refer = (flow: string, key: string): Reference => ({ $flow: flow, $key: key });

export const isReference = (value: DocumentValue): value is Reference =>
  typeof value === 'object' && value !== null && '$flow' in value;

/** The document without what only a new record starts with: what is compared, and what a fingerprint is of. */
export const ownPart = (
  { startsWith = [] }: { readonly startsWith?: readonly string[] },
  document: Document,
) =>
  startsWith.length === 0
    ? document
    : Object.fromEntries(Object.entries(document).filter(([name]) => !startsWith.includes(name)));
