// What a product page shows of a product's rows: texts of the default localization, sold units, its address.
import { slugOf } from '../entities/products.ts';
import type { Json, Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

/** Products of these statuses show up (system setting "Visible Inventory Statuses", default). */
const VISIBLE_STATUSES: ReadonlySet<Json> = new Set(['in_stock', 'out_of_stock']);

export function isOnSale({ values }: Row): boolean {
  return values.status === 'enabled' && VISIBLE_STATUSES.has(values.inventory_status ?? null);
}

export function nameOf(store: Store, product: Row): string | null {
  return defaultText(store, 'productnames', product, 'string');
}

export function shortDescriptionOf(store: Store, product: Row): string | null {
  return defaultText(store, 'productshortdescriptions', product, 'text');
}

export function descriptionOf(store: Store, product: Row): string | null {
  const wysiwyg = defaultRow(store, 'productdescriptions', product)?.values.wysiwyg;
  const isObject = wysiwyg !== null && typeof wysiwyg === 'object' && 'value' in wysiwyg;
  return isObject && typeof wysiwyg.value === 'string' ? wysiwyg.value : null;
}

/** `/widget-one` (recording 6.1/493). Assumption: the address follows the name of the moment. */
export function urlOf(name: string | null): string | null {
  return name === null ? null : `/${slugOf(name)}`;
}

export interface SoldUnit {
  readonly unit: string;
  readonly precision: number;
  readonly conversionRate: number;
  readonly default: boolean;
}

/** The primary unit comes first; units that are not for sale are left out. */
export function soldUnits(store: Store, product: Row): readonly SoldUnit[] {
  return store
    .table('productunitprecisions')
    .find('product', product.id)
    .filter(({ values }) => values.sell !== false)
    .map((row) => ({
      unit: String(row.values.unit),
      precision: Number(row.values.precision ?? 0),
      conversionRate: Number(row.values.conversionRate ?? 1),
      default: row.id === product.values.primaryUnitPrecision,
    }))
    .sort((a, b) => Number(b.default) - Number(a.default));
}

function defaultText(store: Store, type: string, product: Row, field: string): string | null {
  const text = defaultRow(store, type, product)?.values[field];
  return typeof text === 'string' ? text : null;
}

/** The row without localization is the default one. */
function defaultRow(store: Store, type: string, product: Row): Row | undefined {
  const rows = store.table(type).find('product', product.id);
  return rows.find(({ values }) => (values.localization ?? null) === null);
}
