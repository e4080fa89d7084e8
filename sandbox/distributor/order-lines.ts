/** Lines of P21 orders as lines of shop orders. */
import type Big from 'big.js';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { amountOf, dayOf, moneyOf, textOf } from './cells.ts';
import type { Products } from './products.ts';
import type { IncludedRecord, NewRecord } from './shop-writer.ts';
import { unitOf } from './units.ts';

/** An item that cannot be a product, for its number, was ordered as free text. */
export const toOrderLine = (
  database: Database,
  products: Products,
  line: Row,
  at: number,
): IncludedRecord => ({
  type: 'orderlineitems',
  id: `line-${at}`,
  attributes: {
    quantity: Number(line.unit_quantity),
    value: moneyOf(unitPriceOf(line)),
    currency: 'USD',
    shipBy: dayOf(database, line.required_date),
    ...freeTextOf(database, products, line),
  },
  links: {
    product: products.get(Number(line.inv_mast_uid)),
    productUnit: unitOf(textOf(line.unit_of_measure)),
  },
});

function freeTextOf(database: Database, products: Products, line: Row): NewRecord['attributes'] {
  if (products.has(Number(line.inv_mast_uid))) return {};
  const item = database.table('inv_mast').first({ inv_mast_uid: line.inv_mast_uid ?? null });
  return { productSku: textOf(item?.item_id), freeFormProduct: textOf(item?.item_desc) ?? '-' };
}

/** The shop prices what is ordered; P21 prices by the pricing unit. */
const unitPriceOf = (line: Row): Big =>
  amountOf(line.unit_price).times(sizeOf(line.unit_size)).div(sizeOf(line.pricing_unit_size));

export const sizeOf = (cell: Row[string] | undefined): Big => {
  const size = amountOf(cell);
  return size.lte(0) ? amountOf(1) : size;
};
