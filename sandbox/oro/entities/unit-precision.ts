/** Quantities have no more decimals than the product's unit allows (orocommerce 6.1.8, QuantityUnitPrecisionValidator). */
import { Big } from 'big.js';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Store } from '../store/store.ts';

export function checkQuantityPrecision(node: WriteNode, productId: string, unit: string): void {
  const { store } = node.scope.api;
  const quantity = node.value('quantity');
  const precision = precisionOf(store, productId, unit);
  if (typeof quantity !== 'number' || precision === undefined) return;
  const exact = new Big(quantity);
  if (exact.round(precision).eq(exact)) return;
  const detail = `The precision for the unit "${unit}" is not valid.`;
  node.refuse('quantity', 'quantity unit precision constraint', detail);
}

/** Nothing without a product; a unit that is not the product's own counts with its usual precision. */
function precisionOf(store: Store, productId: string, unit: string): number | undefined {
  if (!store.get('products', productId)) return undefined;
  const own = store
    .table('productunitprecisions')
    .find('product', productId)
    .find(({ values }) => values.unit === unit);
  const precision = own?.values.precision ?? store.get('productunits', unit)?.values.defaultPrecision;
  return typeof precision === 'number' ? precision : undefined;
}
