/** Where two documents differ, field by field, for people and for reconcile. */
import type { Document, DocumentValue } from './document.ts';
import { canonicalJson } from './fingerprint.ts';

export interface FieldDifference {
  /** Path of the field, e.g. "lines.2.quantity". */
  readonly field: string;
  /** What the target ought to hold; null where it ought to hold nothing. */
  readonly source: DocumentValue;
  readonly target: DocumentValue;
}

/** Fields of `source` that `target` holds otherwise. What only the target has belongs to somebody else. */
export const differencesOf = (source: Document, target: Document): FieldDifference[] =>
  Object.entries(source).flatMap(([name, value]) => compare(name, value, target[name] ?? null));

function compare(field: string, source: DocumentValue, target: DocumentValue): FieldDifference[] {
  if (canonicalJson(source) === canonicalJson(target)) return [];
  if (Array.isArray(source) && Array.isArray(target)) return compareLists(field, source, target);
  if (isRecord(source) && isRecord(target)) {
    return [...new Set([...Object.keys(source), ...Object.keys(target)])].flatMap((name) =>
      compare(`${field}.${name}`, source[name] ?? null, target[name] ?? null),
    );
  }
  return [{ field, source, target }];
}

const compareLists = (
  field: string,
  source: readonly DocumentValue[],
  target: readonly DocumentValue[],
): FieldDifference[] =>
  Array.from({ length: Math.max(source.length, target.length) }, (_, place) => place).flatMap((place) =>
    compare(`${field}.${place}`, source[place] ?? null, target[place] ?? null),
  );

const isRecord = (value: DocumentValue): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
