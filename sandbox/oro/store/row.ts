/** What a table holds: JSON values under the field names of the back-office API. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One record. A to-one reference is the target's id (or null), an owned to-many reference an array of ids;
 * the other side of a relation is never stored but looked up. Rows are never changed in place.
 */
export interface Row {
  readonly id: string;
  readonly values: Readonly<Record<string, Json>>;
  /** Order of the last write: unordered collections come back in this order, as from a PostgreSQL heap. */
  readonly written: number;
}

export const idsIn = (value: Json | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.filter((id): id is string => typeof id === 'string');
  return typeof value === 'string' ? [value] : [];
};
