/** Orders: what lines, discounts and shipping make of their totals, and what the shop fills in. */
import { accessDenied } from '../jsonapi/api-error.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Row } from '../store/row.ts';
import { idsIn } from '../store/row.ts';
import { checkDiscountsOf, orderDiscountRules } from './order-discounts.ts';
import { orderLineRules } from './order-lines.ts';
import { orderSubtotal, orderSubtotalIds, orderSubtotals } from './order-subtotals.ts';
import { recalculateOrder } from './order-totals.ts';
import type { RuleBook } from './rules.ts';

/** Orders in these internal statuses cannot be edited (oro-observed, custom round 1). */
const finished: ReadonlySet<unknown> = new Set(['cancelled', 'closed']);

export const orderRules: RuleBook = {
  orders: {
    alwaysTouched: true,
    complete: (node) => {
      const user = node.scope.api.store.get('customerusers', String(node.value('customerUser') ?? ''));
      if (node.value('customer') === null && user) node.values.customer = user.values.customer ?? null;
      // An order made for another time was also last changed then (recording 6.1/303).
      if (node.isNew && node.given.has('createdAt')) node.values.updatedAt = node.value('createdAt');
    },
    validate: (node, nodes) => {
      checkCustomerUser(node);
      checkMoved(node, 'lineItems', 'orders', 'Line Item order cannot be changed once set.');
      checkMoved(node, 'discounts', 'order', 'The discount cannot be moved to another order.');
      checkDiscountsOf(node, nodes);
    },
    saved: (node, row) => {
      const { api } = node.scope;
      if (row.values.identifier === null) api.store.update('orders', row.id, { identifier: row.id });
      // Saving an order saves its lines too, changed or not (recording 6.1/347).
      if (!node.isNew) touchLines(node, row);
      recalculateOrder(api, row.id, false);
    },
    mayEdit: (row) =>
      finished.has(row.values.internalStatus)
        ? accessDenied('No access by "EDIT" permission to the entity.')
        : undefined,
    deleted: (row, { api }) => {
      for (const name of ['billingAddress', 'shippingAddress']) {
        for (const id of idsIn(row.values[name])) api.store.remove('orderaddresses', id);
      }
    },
    relationships: { orderSubtotals: (row) => orderSubtotalIds(row.id) },
  },
  orderlineitems: orderLineRules,
  orderdiscounts: orderDiscountRules,
  ordersubtotals: { rows: orderSubtotals, row: orderSubtotal },
};

function checkCustomerUser(node: WriteNode): void {
  const user = node.scope.api.store.get('customerusers', String(node.value('customerUser') ?? ''));
  const customer = node.value('customer');
  if (!user || customer === null || user.values.customer === customer) return;
  node.refuseRecord('customer owner constraint', 'The customer user does not belong to the customer.');
}

function touchLines({ scope: { api } }: WriteNode, order: Row): void {
  for (const line of api.store.table('orderlineitems').find('orders', order.id)) {
    api.store.update('orderlineitems', line.id, { updatedAt: api.now() });
  }
}

/** What hangs on one order cannot go to another. */
function checkMoved(node: WriteNode, field: string, back: string, detail: string): void {
  const { store } = node.scope.api;
  const target = node.entity.relationships.get(field)?.target ?? '';
  idsIn(node.values[field]).forEach((id, index) => {
    const held = idsIn(store.get(target, id)?.values[back]);
    if (held.length === 0 || held.includes(node.ref)) return;
    node.refuse(field, 'unchangeable field constraint', detail, `${node.pointerOf(field)}/${index}`);
  });
}
