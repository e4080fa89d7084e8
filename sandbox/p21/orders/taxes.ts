/**
 * Sales tax: the ship-to's tax group names jurisdictions, each with a percentage of a line's extended price
 * (p21-api 7.3). Amounts are rounded to cents per line and jurisdiction.
 * Assumption: limits per line or invoice, taxes on taxes and flat fees are not modelled; p21-api names the columns
 * without saying how they work.
 */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, atScale } from '../pricing/amounts.ts';
import type { OrderDesk } from './order-desk.ts';

/** Whether the customer, the ship-to and the order are taxed at all. */
export const isTaxable = (customer: Row, shipTo: Row): boolean =>
  customer.taxable_flag !== 'N' && shipTo.taxable_flag !== 'N';

/** Jurisdiction ids of the tax group that are taxed. */
export const jurisdictionsOf = (desk: OrderDesk, taxGroupId: Row[string] | undefined): string[] =>
  desk
    .table('tax_group_line')
    .find('tax_group_id', taxGroupId ?? null)
    .filter((line) => line.company_id === desk.companyId && line.delete_flag !== 'Y' && line.taxable !== 'N')
    .map((line) => String(line.jurisdiction_id));

/** Writes oe_hdr_tax rows of a new order. */
export const taxHeader = (desk: OrderDesk, header: Row, jurisdictionIds: readonly string[]): void => {
  for (const jurisdiction_id of jurisdictionIds)
    desk.insert('oe_hdr_tax', { order_no: header.order_no ?? null, jurisdiction_id, taxable: 'Y' });
};

/** Writes oe_line_tax rows of a new line. */
export const taxLine = (desk: OrderDesk, header: Row, line: Row): void => {
  if (line.tax_item !== 'Y') return;
  for (const { jurisdiction_id } of orderJurisdictions(desk, header))
    desk.insert('oe_line_tax', {
      order_number: line.order_no ?? null,
      line_number: line.line_no ?? null,
      jurisdiction_id: jurisdiction_id ?? null,
      taxable: 'Y',
      delete_flag: 'N',
    });
};

/** The tax on an amount of this line, in cents. */
export const taxOn = (desk: OrderDesk, header: Row, line: Row, taxed: Big): Big =>
  line.tax_item === 'Y' ? sumOf(orderJurisdictions(desk, header), taxed) : new Big(0);

/** The tax on freight: only jurisdictions that tax outgoing freight. */
export const taxOnFreight = (desk: OrderDesk, header: Row, freight: Big): Big =>
  sumOf(
    orderJurisdictions(desk, header).filter((jurisdiction) => jurisdiction.outgoing_freight === 'Y'),
    freight,
  );

/** tax_jurisdiction rows the order is taxed in; none when the order is not taxable. */
export const orderJurisdictions = (desk: OrderDesk, header: Row): readonly Row[] =>
  header.taxable === 'N'
    ? []
    : desk
        .table('oe_hdr_tax')
        .find('order_no', header.order_no ?? null)
        .filter((tax) => tax.taxable === 'Y')
        .flatMap(({ jurisdiction_id }) =>
          desk.table('tax_jurisdiction').find('jurisdiction_id', jurisdiction_id ?? null),
        );

const sumOf = (jurisdictions: readonly Row[], taxed: Big): Big =>
  jurisdictions.reduce((sum, jurisdiction) => sum.plus(share(jurisdiction, taxed)), new Big(0));

/** tax_percentage is in percent: 6.25 means 6.25 %. */
const share = (jurisdiction: Row, taxed: Big): Big =>
  atScale(taxed.times(amount(jurisdiction.tax_percentage)).div(100), 2);
