/**
 * Exact decimals. A `DecimalString` is plain decimal notation ("12.5", never "1.25e1" and never a float),
 * without superfluous zeros, so that two equal values are equal strings.
 */
import Big from 'big.js';

/** Exact digits in plain notation, e.g. "12.5", "-0.000000001", "0". */
export type DecimalString = string;

/** Parses digits from either system ("10.5000", 12.5). Throws `Error` on anything that is not a finite number. */
export const toDecimal = (digits: string | number): DecimalString =>
  isCanonical(digits) ? digits : canonical(new Big(digits));

/** As `toDecimal` writes it; nearly every value is, and parsing it again would cost more than all the rest. */
const isCanonical = (value: unknown): value is DecimalString =>
  typeof value === 'string' && canonicalNotation.test(value);

const canonicalNotation = /^(?:0|-?(?:0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/;

export const add = (...terms: DecimalString[]): DecimalString =>
  canonical(terms.reduce((sum, term) => sum.plus(term), new Big(0)));

export const subtract = (from: DecimalString, ...terms: DecimalString[]): DecimalString =>
  canonical(terms.reduce((rest, term) => rest.minus(term), new Big(from)));

export const multiply = (left: DecimalString, right: DecimalString): DecimalString =>
  canonical(new Big(left).times(right));

/** Quotient rounded half up to `scale` digits (P21 keeps 9 for quantities and unit prices). Throws on a zero divisor. */
export const divide = (left: DecimalString, right: DecimalString, scale = 9): DecimalString =>
  canonical(
    new Big(left)
      .times(new Big(10).pow(scale))
      .div(right)
      .round(0, Big.roundHalfUp)
      .div(new Big(10).pow(scale)),
  );

/** Rounds half up (away from zero), as invoices do. */
export const round = (value: DecimalString, scale: number): DecimalString =>
  canonical(new Big(value).round(scale, Big.roundHalfUp));

/** The next whole number, away from zero. */
export const roundUp = (value: DecimalString): DecimalString =>
  canonical(new Big(value).round(0, Big.roundUp));

/** -1, 0 or 1. */
export const compare = (left: DecimalString, right: DecimalString): -1 | 0 | 1 =>
  new Big(left).cmp(right) as -1 | 0 | 1;

export const isZero = (value: DecimalString): boolean => new Big(value).eq(0);

/** By the text alone: only zero is written "0". */
export const isAboveZero = (value: DecimalString): boolean => value !== '0' && !value.startsWith('-');

export const maximum = (first: DecimalString, ...others: DecimalString[]): DecimalString =>
  others.reduce((most, other) => (compare(other, most) > 0 ? other : most), first);

const canonical = (value: Big): DecimalString => (value.eq(0) ? '0' : value.toFixed());
