// Shopping lists: own ones for a buyer, all of the customer for an administrator; sums computed when read
// (oro-observed, custom round 3).
import type { EntityRules } from '../../entities/rules.ts';
import { isObject } from '../../jsonapi/json-body.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import type { WriteNode } from '../../jsonapi/write-node.ts';
import type { WriteNodes } from '../../jsonapi/write-nodes.ts';
import { idsIn, type Row } from '../../store/row.ts';
import { defaultListOf, makeDefault } from '../default-shopping-list.ts';
import { shopperOf } from '../shopper.ts';
import { listTotal } from '../shopping-list-sums.ts';

const DEFAULT = 'default';

export function isListVisible(row: Row, scope: Scope): boolean {
  const { role, userId, customerIds } = shopperOf(scope);
  if (role !== 'administrator') return row.values.customerUser === userId;
  return customerIds.has(String(row.values.customer));
}

export const shoppingListRules: EntityRules = {
  visible: isListVisible,
  resolveId: (id, scope) =>
    id === DEFAULT ? (defaultListOf(scope.api.store, scope.caller.userId)?.id ?? id) : id,
  attributes: {
    currency: () => 'USD',
    default: (row, { api, caller }) => defaultListOf(api.store, caller.userId)?.id === row.id,
    total: (row, { api }) => listTotal(api.store, row),
    subTotal: (row, { api }) => listTotal(api.store, row),
    discount: () => null,
  },
  complete: completeList,
  saved: (node, row) => {
    if (node.isNew || isChosen(node)) makeDefault(node.scope.api.store, row.id, node.scope.caller.userId);
  },
};

function isChosen({ raw }: WriteNode): boolean {
  return isObject(raw.attributes) && raw.attributes.default === true;
}

/** A new list becomes the default one of its maker (recordings 6.1-custom/057-059). */
function completeList(node: WriteNode, nodes: WriteNodes): void {
  const { values, scope } = node;
  // Not a column of the list: see default-shopping-list.ts.
  delete values.default;
  for (const ref of idsIn(values.items)) {
    const item = nodes.of('shoppinglistitems', ref);
    if (item) item.values.shoppingList = node.ref;
  }
  if (!node.isNew) return;
  const { userId, customerId } = shopperOf(scope);
  values.customerUser ??= userId;
  values.customer ??= customerId;
}
