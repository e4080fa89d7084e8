/**
 * JSON whose numbers keep their digits: a number that a double cannot hold arrives as the string of its digits.
 * P21's decimal(19,9) has more digits than a double (p21-api 7).
 */
import type { DecimalString } from '../../src/decimal.ts';
import { toDecimal } from '../../src/decimal.ts';

/** Throws `SyntaxError`. Numbers that a double holds exactly stay numbers. */
export function parseLossless(text: string): unknown {
  return mayLoseDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** A double holds any 15 significant digits; without a longer run the reviver, ten times slower, is not needed. */
const mayLoseDigits = /[\d.]{16,}|\d[eE][+-]?\d/;

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  return isExact(value, source) ? value : toDecimal(source);
}

const isExact = (value: number, source: string): boolean =>
  String(value) === source || (Number.isFinite(value) && toDecimal(value) === toDecimal(source));

/** A member that `JSON.stringify` writes as a number with exactly these digits. Throws on anything but digits. */
export const exactNumber = (digits: DecimalString): unknown => writer.rawJSON(toDecimal(digits));

/** Not yet in TypeScript's library of ES2024. */
const writer = JSON as unknown as { rawJSON(text: string): unknown };
