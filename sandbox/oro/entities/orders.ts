/** Orders: what lines, discounts and shipping make of their totals, and what the shop fills in. */
import { accessDenied } from '../jsonapi/api-error.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Row } from '../store/row.ts';
import { idsIn } from '../store/row.ts';
import { orderLineRules } from './order-lines.ts';
import { orderSubtotalIds, orderSubtotals } from './order-subtotals.ts';
import { discountAmount, recalculateOrder } from './order-totals.ts';
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
    validate: checkCustomerUser,
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
  orderdiscounts: {
    attributes: { amount: (row, { api }) => discountAmount(api.store, row) },
    validate: checkDiscount,
    saved: (node, row) => recalculateOrder(node.scope.api, String(row.values.order), true),
    deleted: (row, { api }) => recalculateOrder(api, String(row.values.order), true),
  },
  ordersubtotals: { rows: orderSubtotals },
};

function checkCustomerUser(node: WriteNode): void {
  const user = node.scope.api.store.get('customerusers', String(node.value('customerUser') ?? ''));
  const customer = node.value('customer');
  if (!user || customer === null || user.values.customer === customer) return;
  node.refuse(
    'customerUser',
    'customer owner constraint',
    'The customer user does not belong to the customer.',
  );
}

function touchLines({ scope: { api } }: WriteNode, order: Row): void {
  for (const line of api.store.table('orderlineitems').find('orders', order.id)) {
    api.store.update('orderlineitems', line.id, { updatedAt: api.now() });
  }
}

function checkDiscount(node: WriteNode): void {
  const isPercent = node.value('orderDiscountType') === 'oro_order_discount_item_type_percent';
  const field = isPercent ? 'percent' : 'amount';
  if (node.value(field) === null) {
    node.refuse(field, 'not blank discount value constraint', 'This value should not be blank.');
  }
}
