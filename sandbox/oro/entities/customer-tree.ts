/** Customers under customers: no circles, and no new customers inside a customer's request (customer-portal 6.1.8). */
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { WriteNodes } from '../jsonapi/write-nodes.ts';
import { idsIn } from '../store/row.ts';
import type { Store } from '../store/store.ts';

const title = 'circular customer reference constraint';

export function checkCustomerTree(node: WriteNode, nodes: WriteNodes): void {
  refuseNewRelatives(node, nodes);
  const { store } = node.scope.api;
  const parent = store.get('customers', String(node.value('parent') ?? ''));
  if (!parent) return;
  const name = String(node.value('name') ?? '');
  if (parent.id === node.before?.id) {
    node.refuseRecord(title, `Circular reference detected. '${name}' cannot be its own parent.`);
    return;
  }
  const parentName = String(parent.values.name);
  if (node.before && isAbove(store, node.before.id, parent.id)) {
    const detail = `Circular reference detected. '${parentName}' cannot be a parent of '${name}' because it is its child.`;
    node.refuse('parent', title, detail);
    return;
  }
  if (!idsIn(node.values.children).includes(parent.id)) return;
  const detail = `Circular reference detected. '${parentName}' cannot be a child of '${name}' because it is its parent.`;
  node.refuse('children', title, detail);
}

function refuseNewRelatives(node: WriteNode, nodes: WriteNodes): void {
  const relatives = [...idsIn(node.values.parent), ...idsIn(node.values.children)];
  for (const relative of relatives.flatMap((ref) => nodes.of('customers', ref) ?? [])) {
    if (!relative.isNew) continue;
    relative.refuseRecord(
      'new included entity existence constraint',
      'Creation a new include entity that can lead to a circular dependency is forbidden.',
    );
  }
}

function isAbove(store: Store, id: string, below: string): boolean {
  let current = store.get('customers', below)?.values.parent ?? null;
  const seen = new Set<unknown>();
  while (current !== null && !seen.has(current)) {
    if (current === id) return true;
    seen.add(current);
    current = store.get('customers', String(current))?.values.parent ?? null;
  }
  return false;
}
