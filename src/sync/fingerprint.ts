/** Whether two documents say the same: what stops echoes and needless writes. */
import { createHash } from 'node:crypto';
import type { Document, DocumentValue } from './document.ts';

/** Equal for equal content, whatever the order of the fields. */
export const fingerprintOf = (document: Document): string =>
  createHash('sha256').update(canonicalJson(document)).digest('base64url');

/** JSON with sorted names; a field that is undefined is as one left out. */
export function canonicalJson(value: DocumentValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
