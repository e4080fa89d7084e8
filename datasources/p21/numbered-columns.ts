/** The numbered columns of price pages and contract values: 15 values with 14 breaks between them (p21-api 7.6). */
import type { DecimalString } from '../../src/decimal.ts';
import { isZero } from '../../src/decimal.ts';
import type { Column } from './column.ts';
import { decimal, nullable, text } from './column.ts';
import type { PriceBreak } from './prices.rows.ts';

type Numbered<P extends string, T> = Readonly<Record<`${P}${number}`, Column<T>>>;

const numbered = <P extends string, T>(
  prefix: P,
  count: number,
  make: (number: number) => Column<T>,
): Numbered<P, T> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${index + 1}`, make(index + 1)]),
  ) as Numbered<P, T>;

export const valueColumns = numbered('calculationValue', 15, (n) =>
  nullable(decimal(`calculation_value${n}`)),
);
export const breakColumns = numbered('break', 14, (n) => nullable(decimal(`break${n}`)));
export const unitColumns = numbered('unit', 14, (n) => nullable(text(`uom${n}`)));

type Scale = Readonly<Record<`calculationValue${number}` | `break${number}`, DecimalString | null>> &
  Partial<Readonly<Record<`unit${number}`, string | null>>>;

/**
 * The used steps of a scale: value 1 counts from quantity 0, value n+1 from break n. A break of 0 is an unused one.
 * Assumption: p21-api 7.6 names the columns but not which side a break belongs to; a step counts from its break on.
 */
export function toBreaks(row: Scale): PriceBreak[] {
  const steps: PriceBreak[] = [
    { fromQuantity: '0', value: row.calculationValue1 ?? '0', unitOfMeasure: row.unit1 ?? null },
  ];
  for (let number = 1; number <= 14; number += 1) {
    const from = row[`break${number}`];
    if (from === null || from === undefined || isZero(from)) break;
    const value = row[`calculationValue${number + 1}`] ?? '0';
    steps.push({ fromQuantity: from, value, unitOfMeasure: row[`unit${number}`] ?? null });
  }
  return steps;
}
