/**
 * Taxes of amounts under the jurisdictions of a tax group (p21-api 7.3). P21 publishes columns and no formula; all
 * that is assumed stands here.
 * Assumptions: percentages are applied to the sum of the taxable lines; `line_item_limit` and `invoice_limit` cap
 * the taxable amount of a line and of the whole (0 is no cap); a jurisdiction with `tax_is_taxable` also taxes what
 * the jurisdictions before it in the group took; a flat fee is added once when anything is taxable; each
 * jurisdiction rounds to the cent, half up.
 */
import type { TaxJurisdictionRow } from '../../datasources/p21/taxes.rows.ts';
import { add, compare, type DecimalString, isZero, multiply, round } from '../decimal.ts';

export interface TaxedAmount {
  readonly jurisdiction: TaxJurisdictionRow;
  readonly taxable: DecimalString;
  readonly tax: DecimalString;
}

export function calculateTaxes(
  taxableLines: readonly DecimalString[],
  jurisdictions: readonly TaxJurisdictionRow[],
): TaxedAmount[] {
  let taken: DecimalString = '0';
  return jurisdictions.map((jurisdiction) => {
    const goods = add(...taxableLines.map((line) => capped(line, jurisdiction.lineLimit)));
    const base = jurisdiction.taxIsTaxable ? add(goods, taken) : goods;
    const taxable = capped(base, jurisdiction.invoiceLimit);
    const tax = round(add(percentOf(taxable, jurisdiction.percentage), flatFee(taxable, jurisdiction)), 2);
    taken = add(taken, tax);
    return { jurisdiction, taxable, tax };
  });
}

const percentOf = (amount: DecimalString, percentage: DecimalString): DecimalString =>
  multiply(multiply(amount, percentage), '0.01');

const flatFee = (taxable: DecimalString, { flatFeeAmount }: TaxJurisdictionRow): DecimalString =>
  isZero(taxable) ? '0' : (flatFeeAmount ?? '0');

const capped = (amount: DecimalString, limit: DecimalString | null): DecimalString =>
  limit === null || isZero(limit) || compare(amount, limit) <= 0 ? amount : limit;
