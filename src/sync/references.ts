/** From references to the target's ids. */
import { type Document, type DocumentValue, isReference, type Reference } from './document.ts';

/** Every reference a document holds, however deep. */
export const referencesIn = (value: DocumentValue): Reference[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isReference(value)) return [value];
  return Object.values(value).flatMap((part: DocumentValue | undefined) =>
    part === undefined ? [] : referencesIn(part),
  );
};

/** One text for one record of one flow, for maps. */
export const nameOf = ({ $flow, $key }: Reference): string => `${$flow} ${$key}`;

/** The document with target ids in place of references; every one of them must be known. */
export const resolveDocument = (document: Document, targetIds: ReadonlyMap<string, string>): Document =>
  resolve(document, targetIds) as Document;

function resolve(value: DocumentValue, targetIds: ReadonlyMap<string, string>): DocumentValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return targetIds.get(nameOf(value)) ?? null;
  if (Array.isArray(value)) return value.map((part) => resolve(part, targetIds));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolve(part, targetIds)]));
}
