/** What a product must have: a default name, and units that are all different (orocommerce 6.1.8, ProductBundle). */
import { isPlaceholder, type WriteNode } from '../jsonapi/write-node.ts';
import type { WriteNodes } from '../jsonapi/write-nodes.ts';
import { idsIn, type Json } from '../store/row.ts';

export function checkProduct(node: WriteNode, nodes: WriteNodes): void {
  checkNames(node, nodes);
  checkPrecisions(node, nodes);
}

function checkNames(node: WriteNode, nodes: WriteNodes): void {
  if (!node.isNew && !node.given.has('names')) return;
  const refs = idsIn(node.values.names);
  const texts = refs.filter((ref) => fieldOf(node, nodes, 'productnames', ref, 'localization') === null);
  const hasDefault = texts.some((ref) => {
    const text = fieldOf(node, nodes, 'productnames', ref, 'string');
    return typeof text === 'string' && text.trim() !== '';
  });
  if (!hasDefault) {
    const title = 'not blank default localized fallback value constraint';
    node.refuse('names', title, 'Product default name is blank');
  }
  if (refs.length > 0) return;
  node.refuse('names', 'count constraint', 'This collection should contain 1 element or more.');
}

function checkPrecisions(node: WriteNode, nodes: WriteNodes): void {
  if (!node.given.has('unitPrecisions')) return;
  const refs = idsIn(node.values.unitPrecisions);
  const repeated = repeatedUnits(node, nodes, refs);
  for (const unit of repeated) {
    const detail = `Unit precision "${unit}" already exists for this product.`;
    node.refuse('unitPrecisions', 'form constraint', detail);
  }
  const primary = node.value('primaryUnitPrecision');
  if (repeated.length > 0 || primary === null || refs.includes(String(primary))) return;
  node.refuse(
    'unitPrecisions',
    'primary product unit precision constraint',
    'A primary product unit precision should be in the collection of product unit precisions.',
  );
}

/** Units of the request that another of its records, or a stored precision of the product, has already. */
function repeatedUnits(node: WriteNode, nodes: WriteNodes, refs: readonly string[]): readonly string[] {
  const { store } = node.scope.api;
  const stored = node.before ? store.table('productunitprecisions').find('product', node.before.id) : [];
  const holders = new Map<Json, string>(stored.map(({ id, values }) => [values.unit ?? null, id]));
  const repeated: string[] = [];
  for (const ref of refs) {
    const unit = nodes.of('productunitprecisions', ref)?.value('unit') ?? null;
    if (unit === null) continue;
    const holder = holders.get(unit);
    if (holder !== undefined && holder !== ref) repeated.push(String(unit));
    holders.set(unit, ref);
  }
  return repeated;
}

function fieldOf(node: WriteNode, nodes: WriteNodes, type: string, ref: string, name: string): Json {
  const own = nodes.of(type, ref);
  if (own) return own.value(name);
  const row = isPlaceholder(ref) ? undefined : node.scope.api.store.get(type, ref);
  return row?.values[name] ?? null;
}
