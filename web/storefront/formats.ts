/** Money, quantities and times as the reader's locale writes them. Decimals stay text: no digit is lost on the way. */

/** P21 quotes up to 9 digits after the point; those of the currency are shown at least. */
const mostDigits = 9;

type Exact = Intl.StringNumericLiteral;

/** A unit price: one that has cents only is written with cents, another one with all its digits. */
export const priceText = (amount: string, currency: string, locale: string): string =>
  currencyText(amount, locale, { currency, ...digitsOf(amount) });

/** A sum of money, in the digits of its currency: P21 keeps more of them than anybody can pay. */
export const sumText = (amount: string, currency: string, locale: string): string =>
  currencyText(amount, locale, { currency });

const currencyText = (amount: string, locale: string, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(locale, { style: 'currency', ...options }).format(amount as Exact);

const digitsOf = (amount: string): Intl.NumberFormatOptions => {
  const digits = /\.(\d*?)0*$/.exec(amount)?.[1]?.length ?? 0;
  return digits > 2 ? { minimumFractionDigits: digits, maximumFractionDigits: mostDigits } : {};
};

/** "12 BX"; units of P21 are codes and have no plural. */
export function quantityText(value: string, unit: string | null, locale: string): string {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: mostDigits }).format(value as Exact);
  return unit === null ? count : `${count} ${unit}`;
}

/** A calendar day, which no time zone may move. */
export const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  );

/** Today's times without their day. */
export function timeText(instant: string, locale: string): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'short' }),
  }).format(at);
}

/** Exact, however many digits each has after the point. */
export function sum(decimals: readonly string[]): string {
  const digits = Math.max(0, ...decimals.map((decimal) => fractionOf(decimal).length));
  const total = decimals.reduce((so, decimal) => so + scaled(decimal, digits), 0n);
  const text = String(total < 0n ? -total : total).padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${total < 0n ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`;
}

export const isPositive = (decimal: string): boolean => !decimal.startsWith('-') && /[1-9]/.test(decimal);

const fractionOf = (decimal: string): string => decimal.split('.')[1] ?? '';

const scaled = (decimal: string, digits: number): bigint =>
  BigInt(decimal.replace('.', '') + '0'.repeat(digits - fractionOf(decimal).length));
