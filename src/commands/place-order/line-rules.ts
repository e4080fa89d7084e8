/** Which lines P21 would not take, said line by line before it is asked (p21-api 7.2, 9.4). Pure. */
import type { ItemUnitRow } from '../../../datasources/p21/items.rows.ts';
import type { SellableItemRow, SellablePlaceRow } from '../../../datasources/p21/sellable.datasource.ts';
import { compare } from '../../decimal.ts';
import type { CalendarDate } from '../../instant.ts';
import type { UserError } from '../command-kind.ts';
import { userError } from '../user-errors.ts';
import type { PlaceOrderLine } from './place-order.input.ts';

export interface Assortment {
  readonly items: readonly SellableItemRow[];
  readonly units: readonly ItemUnitRow[];
  /** What the source location carries. */
  readonly places: readonly SellablePlaceRow[];
  readonly sourceLocationId: string;
  readonly today: CalendarDate;
  readonly refuseRestricted: boolean;
}

export interface CheckedLine {
  /** With P21's spelling of the item and a unit. */
  readonly line: PlaceOrderLine;
  readonly errors: readonly UserError[];
}

/** decimal(19,9), p21-api 7.2. */
const quantityDigits = { before: 10, after: 9 };

export function checkLine(line: PlaceOrderLine, index: number, assortment: Assortment): CheckedLine {
  const at = (field: string) => `lines.${index}.${field}`;
  const numbers = [...quantityErrors(line, at('quantity')), ...priceErrors(line, at('unitPrice'))];
  const item = assortment.items.find(({ itemId }) => sameText(itemId, line.sku));
  if (item === undefined) {
    const message = `P21 has no item ${line.sku}; check the SKU.`;
    return { line, errors: [userError('UNKNOWN_PRODUCT', at('sku'), message), ...numbers] };
  }
  const unit = unitOf(line, item, assortment.units);
  return {
    line: { ...line, sku: item.itemId, unitOfMeasure: unit.name ?? line.unitOfMeasure },
    errors: [
      ...notForSale(item, assortment).map((message) => userError('PRODUCT_NOT_FOR_SALE', at('sku'), message)),
      ...(unit.name === null
        ? [userError('UNKNOWN_UNIT', at('unitOfMeasure'), `Give one of the item's units: ${unit.known}.`)]
        : []),
      ...numbers,
    ],
  };
}

function notForSale(item: SellableItemRow, assortment: Assortment): string[] {
  const { sourceLocationId, today, refuseRestricted } = assortment;
  const place = assortment.places.find(({ itemUid }) => itemUid === item.itemUid);
  const goods = !item.otherCharge;
  const isOver = (day: string | null) => day !== null && day <= today;
  if (item.inactive) return [`${item.itemId} is no longer active; take another item.`];
  if (isOver(item.discontinuedOn) || (goods && place?.discontinued === true))
    return [`${item.itemId} is discontinued; take another item.`];
  if (refuseRestricted && item.restricted === true)
    return [`${item.itemId} is restricted to certain customers; ask your supplier.`];
  if (goods && place === undefined)
    return [`${item.itemId} is not carried at location ${sourceLocationId}; take another location or item.`];
  if (goods && place?.sellable === 'N')
    return [`${item.itemId} is not sold at location ${sourceLocationId}.`];
  return [];
}

/** P21's spelling of the unit; null where the item lacks it. */
function unitOf(
  { unitOfMeasure }: PlaceOrderLine,
  item: SellableItemRow,
  units: readonly ItemUnitRow[],
): { readonly name: string | null; readonly known: string } {
  const own = units.filter(({ itemUid }) => itemUid === item.itemUid).map((unit) => unit.unitOfMeasure);
  const known = [...new Set([...own, ...(item.baseUnit === null ? [] : [item.baseUnit])])];
  const wanted = unitOfMeasure ?? item.defaultSellingUnit ?? item.baseUnit;
  const name = known.find((one) => wanted !== null && sameText(one, wanted)) ?? null;
  return { name, known: known.join(', ') };
}

function quantityErrors({ quantity }: PlaceOrderLine, field: string): UserError[] {
  if (compare(quantity, '0') <= 0)
    return [userError('INVALID_QUANTITY', field, 'Give a quantity above zero.')];
  return fits(quantity)
    ? []
    : [userError('INVALID_QUANTITY', field, 'Give at most 10 digits before and 9 after the point.')];
}

function priceErrors({ unitPrice }: PlaceOrderLine, field: string): UserError[] {
  if (unitPrice === null || (compare(unitPrice, '0') >= 0 && fits(unitPrice))) return [];
  return [
    userError('INVALID_VALUE', field, 'Give a price of zero or more with at most 9 digits after the point.'),
  ];
}

function fits(number: string): boolean {
  const [before = '', after = ''] = number.replace('-', '').split('.');
  return before.length <= quantityDigits.before && after.length <= quantityDigits.after;
}

export const sameText = (one: string, other: string): boolean =>
  one.trim().toUpperCase() === other.trim().toUpperCase();
