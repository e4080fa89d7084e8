/** What P21 holds against what was sent, for records that are one row. Pure. */
import type { DecimalString } from '../decimal.ts';
import { compare } from '../decimal.ts';
import type { Difference, Proof } from './command-kind.ts';

type Sent = string | boolean | null | undefined;
export type ComparedField = readonly [field: string, sent: Sent, found: string | boolean | null];

/** Undefined was not sent. Blanks at the ends and nothing at all are the same to P21. */
export const differencesOf = (fields: readonly ComparedField[]): Difference[] =>
  fields.flatMap(([field, sent, found]) =>
    sent === undefined || written(sent) === written(found)
      ? []
      : [{ field, sent: written(sent), found: written(found) }],
  );

const written = (value: string | boolean | null): string | null =>
  value === null ? null : String(value).trim() || null;

/** The found digits where both are the same number, so that "10" and "10.00" do not differ. */
export const sameDecimal = (
  sent: DecimalString | null | undefined,
  found: DecimalString | null,
): DecimalString | null =>
  sent !== undefined && sent !== null && found !== null && compare(sent, found) === 0 ? sent : found;

/**
 * The proof of a change that may be sent any number of times: while P21 has not said that it wrote, a difference means
 * that it has not arrived.
 */
export function proofOfChange<Written>(
  written: Written,
  differences: readonly Difference[],
  isAnswered: boolean,
): Proof<Written> {
  if (differences.length === 0) return { state: 'COMPLETE', written };
  return isAnswered ? { state: 'DIFFERENT', written, differences, repair: 'none' } : { state: 'ABSENT' };
}
