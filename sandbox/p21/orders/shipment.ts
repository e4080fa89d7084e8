/** What one confirmed pick ticket comes to: prices, taxes and freight of the goods that left. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { shareOf } from './order-value.ts';
import { taxOnFreight } from './taxes.ts';

export interface ShippedLine {
  /** oe_line after the shipment. */
  readonly line: Row;
  /** Base units that left. */
  readonly quantity: Big;
  /** oe_pick_ticket_detail; charges have none. */
  readonly detail: Row | undefined;
}

export interface PricedLine extends ShippedLine {
  readonly price: Big;
  readonly tax: Big;
}

export interface Shipment {
  readonly header: Row;
  readonly ticket: Row;
  readonly lines: readonly PricedLine[];
  readonly goods: Big;
  readonly charges: Big;
  readonly freight: Big;
  readonly tax: Big;
  readonly total: Big;
}

export const shipmentOf = (
  desk: OrderDesk,
  header: Row,
  ticket: Row,
  shipped: readonly ShippedLine[],
  freight: Big,
): Shipment => {
  const lines = shipped.filter(({ quantity }) => quantity.gt(0)).map(priced);
  const goods = sum(lines.filter(({ line }) => line.other_charge !== 'Y').map(({ price }) => price));
  const charges = sum(lines.filter(({ line }) => line.other_charge === 'Y').map(({ price }) => price));
  const tax = sum(lines.map((line) => line.tax)).plus(taxOnFreight(desk, header, freight));
  const total = goods.plus(charges).plus(freight).plus(tax);
  return { header, ticket, lines, goods, charges, freight, tax, total };
};

const priced = (shipped: ShippedLine): PricedLine => ({
  ...shipped,
  price: portion(shipped, 'extended_price'),
  tax: portion(shipped, 'sales_tax'),
});

/** Counted from what was invoiced before, so that the cents of a line's invoices add up to the line. */
const portion = ({ line, quantity }: ShippedLine, column: 'extended_price' | 'sales_tax'): Big => {
  const { invoiced } = quantitiesOf(line);
  return shareOf(line, column, invoiced).minus(shareOf(line, column, invoiced.minus(quantity)));
};

const sum = (amounts: readonly Big[]): Big => amounts.reduce((total, one) => total.plus(one), new Big(0));
