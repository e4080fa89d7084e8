/** Exact decimals as the API writes them: money with four decimals, quantities without trailing zeros. */
import { Big } from 'big.js';

export const toMoney = (value: Big | string | number): string => new Big(value).toFixed(4, Big.roundHalfUp);

/** Ten decimals at most, as the column has them; `25`, `10.5` (recordings 6.1/249-251). */
export const toQuantity = (value: Big | string | number): string =>
  new Big(new Big(value).toFixed(10, Big.roundHalfUp)).toFixed();

/**
 * Rounds the way Oro's forms do when there are more decimals than the field has: the decimals are rounded as a whole
 * number, which loses their leading zeros. `1.123456` gives `1.1235` (recording 6.1/272), but `1.00056` gives `1.6`
 * (platform 6.1.8, NumberToStringTransformer).
 */
export function roundedByOro(digits: string, scale: number): string {
  const point = digits.indexOf('.');
  const decimals = point < 0 ? '' : digits.slice(point + 1);
  if (decimals.length <= scale) return normal(digits);
  const rounded = Math.floor(Math.round(Number(decimals.slice(0, scale + 1)) / 10));
  return normal(`${digits.slice(0, point + 1)}${rounded}`);
}

/** `.5` and `-.5` get their zero. */
const normal = (digits: string): string => digits.replace(/^(-?)\./, '$10.');

/** A scalar of a JSON body as PHP turns it into text: floats with fourteen digits, great ones with an exponent. */
export function phpText(given: unknown): string {
  if (typeof given !== 'number' || Number.isInteger(given)) return String(given);
  const short = Number(given.toPrecision(14));
  return Math.abs(short) < 1e15 && Math.abs(short) >= 1e-4
    ? String(short)
    : short.toExponential().toUpperCase();
}
