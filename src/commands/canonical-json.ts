/** One text for one value: the same content hashes the same however its members were ordered. */
import { createHash } from 'node:crypto';
import type { Json } from './command-kind.ts';

export const hashOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Members sorted by name, absent ones left out as JSON does. */
const canonicalJson = (value: Json): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
