/** Order lines of P21, their charges and totals. Quantities come in base units and leave in the ordered unit. */
import type { OrderLineRow } from '../../datasources/p21/orders.rows.ts';
import type { Order, OrderTotals } from '../../schema/order.type.ts';
import type { OrderCharge, OrderLine } from '../../schema/order-line.type.ts';
import { add, type DecimalString, isZero } from '../decimal.ts';
import type { Instant } from '../instant.ts';
import { freshAt, type MoneyIn, quantity } from './model-values.ts';
import { statusOfLine, toDisposition } from './order-status.ts';
import { fromBaseUnits, priceOfBaseUnits, pricePerUnit } from './unit-conversion.ts';

export function toOrderLine(row: OrderLineRow, money: MoneyIn, asOf: Instant): OrderLine {
  const inUnit = (baseUnits: DecimalString | null) =>
    quantity(fromBaseUnits(baseUnits ?? '0', row.unitSize), row.unitOfMeasure);
  const { unitPrice, pricingUnitSize } = row;
  return {
    __typename: 'OrderLine',
    ...freshAt(asOf),
    orderNumber: row.orderNumber,
    lineNumber: row.lineNumber,
    status: statusOfLine(row),
    description: row.description,
    customerPartNumber: row.customerPartNumber,
    ordered: quantity(row.unitQuantity, row.unitOfMeasure),
    unitSize: row.unitSize,
    open: inUnit(row.quantityOpen),
    allocated: inUnit(row.quantityAllocated),
    picking: inUnit(row.quantityOnPickTickets),
    backordered: inUnit(row.quantityBackordered),
    shipped: inUnit(row.quantityInvoiced),
    cancelled: inUnit(row.quantityCancelled),
    disposition: toDisposition(row.disposition),
    unitPrice: unitPrice === null ? null : money(pricePerUnit(unitPrice, row.unitSize, pricingUnitSize)),
    pricingUnitPrice: money(unitPrice),
    pricingUnit: row.pricingUnit ?? row.unitOfMeasure,
    extendedPrice: money(row.extendedPrice),
    tax: money(row.salesTax),
    priceOverridden: row.priceOverridden,
    isCharge: row.otherCharge,
    requiredOn: row.requiredOn,
    modifiedAt: row.modifiedAt,
    itemUid: row.itemUid,
    contractUid: row.contractUid,
    sourceLocationId: row.sourceLocationId,
    freightIn: money(row.freightIn),
    openValue: money(priceOfBaseUnits(unitPrice ?? '0', row.quantityOpen, pricingUnitSize)),
  };
}

/** Freight of the order, then line by line: lines that are charges, and freight charged on lines (p21-api 7.3). */
export function toCharges({ freightOut }: Order, lines: readonly OrderLine[]): OrderCharge[] {
  const ofOrder = freightOut === null || isZero(freightOut.amount) ? [] : [freightOut];
  return [
    ...ofOrder.map((amount) => ({
      kind: 'FREIGHT_OUT' as const,
      lineNumber: null,
      description: null,
      amount,
    })),
    ...lines.filter(isAlive).flatMap(chargesOfLine),
  ];
}

function chargesOfLine({
  lineNumber,
  description,
  isCharge,
  extendedPrice,
  freightIn,
}: OrderLine): OrderCharge[] {
  const charges: OrderCharge[] = [];
  if (isCharge && extendedPrice !== null) {
    charges.push({ kind: 'OTHER', lineNumber, description, amount: extendedPrice });
  }
  if (freightIn !== null && !isZero(freightIn.amount)) {
    charges.push({ kind: 'FREIGHT_IN', lineNumber, description: null, amount: freightIn });
  }
  return charges;
}

/** Cancelled lines cost nothing. */
export function toTotals(order: Order, lines: readonly OrderLine[], money: MoneyIn): OrderTotals {
  const alive = lines.filter(isAlive);
  const goods = sum(alive.filter((line) => !line.isCharge).map(({ extendedPrice }) => extendedPrice?.amount));
  const charges = sum(toCharges(order, lines).map(({ amount }) => amount.amount));
  const tax = sum(alive.map((line) => line.tax?.amount));
  const open = sum(alive.map(({ openValue }) => openValue.amount));
  return {
    goods: money(goods),
    charges: money(charges),
    tax: money(tax),
    total: money(add(goods, charges, tax)),
    open: money(open),
  };
}

const isAlive = ({ status }: OrderLine): boolean => status !== 'CANCELLED';

const sum = (amounts: readonly (DecimalString | undefined)[]): DecimalString =>
  add(...amounts.filter((amount) => amount !== undefined));
