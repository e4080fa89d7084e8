/** `ordersubtotals`: the seven lines of an order's summary (recording 6.1/346). */
import { Big } from 'big.js';
import { toMoney } from '../jsonapi/decimal-text.ts';
import type { ReadQuery } from '../jsonapi/read-query.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { Json, Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { lineTotal, orderMoney } from './order-totals.ts';

const kinds = ['subtotal', 'discount', 'shipping_cost', 'discount', 'tax', 'tax', 'tax'] as const;

export const orderSubtotalIds = (orderId: string): readonly string[] =>
  kinds.map((kind, index) => `${orderId}-${kind}-${index}`);

/** Included by its order, of which there may be fifty in a list. */
export function orderSubtotal({ api: { store } }: Scope, id: string): Row | undefined {
  const order = store.get('orders', id.split('-', 1)[0] ?? '');
  return order && subtotalsOf(store, order).find((row) => row.id === id);
}

/** Rows of the order the list's filter names; without a query, of every order. */
export function orderSubtotals({ api: { store } }: Scope, query: ReadQuery | undefined): readonly Row[] {
  const wanted = query?.filters.find(({ meta }) => meta.name === 'order')?.value;
  if (!wanted)
    return store
      .table('orders')
      .all()
      .flatMap((order) => subtotalsOf(store, order));
  const ids = wanted.kind === 'any' ? wanted.values.map(({ value }) => String(value)) : [];
  return ids.flatMap((id) => store.get('orders', id) ?? []).flatMap((order) => subtotalsOf(store, order));
}

/** Assumption: no tax rule reaches the sandbox's orders, so all tax amounts are zero. */
function subtotalsOf(store: Store, order: Row): readonly Row[] {
  const money = orderMoney(store, order);
  const currency = order.values.currency ?? null;
  const items = store
    .table('orderlineitems')
    .find('orders', order.id)
    .map((line) => ({
      unit: untaxed(new Big(String(line.values.value ?? 0)), currency),
      row: untaxed(lineTotal(line), currency),
      taxes: [],
    }));
  const total = untaxed(money.total, currency);
  const lines: readonly Line[] = [
    { label: 'Subtotal', amount: money.subtotal, visible: true, currency },
    { label: 'Discount', amount: money.discount, sign: -1, visible: !money.discount.eq(0), currency },
    { label: 'Shipping', amount: money.shipping, visible: !money.shipping.eq(0), currency },
    { label: 'Shipping Discount', amount: new Big(0), visible: false, currency },
    {
      label: 'Subtotal Tax',
      amount: new Big(0),
      visible: false,
      currency: '',
      data: { total, taxes: [], items },
    },
    { label: 'Shipping Tax', amount: new Big(0), visible: false, currency: null, data: { total, taxes: [] } },
    { label: 'Tax', amount: new Big(0), visible: false, currency, data: { total, taxes: [] } },
  ];
  return orderSubtotalIds(order.id).map((id, index) => toRow(id, kinds[index] ?? '', order, lines[index]));
}

interface Line {
  readonly label: string;
  readonly amount: Big;
  readonly sign?: number;
  readonly visible: boolean;
  readonly currency: Json;
  readonly data?: Json;
}

function toRow(id: string, kind: string, order: Row, line: Line | undefined): Row {
  const {
    label = '',
    amount = new Big(0),
    sign = 1,
    visible = false,
    currency = null,
    data = [],
  } = line ?? {};
  const values = {
    orderSubtotalType: kind,
    label,
    amount: toMoney(amount),
    signedAmount: toMoney(amount.eq(0) ? amount : amount.times(sign)),
    currency,
    visible,
    data,
    order: order.id,
    priceList: null,
  };
  return { id, values, written: order.written };
}

function untaxed(amount: Big, currency: Json): Json {
  const plain = amount.toFixed();
  return { includingTax: plain, excludingTax: plain, taxAmount: '0', adjustment: '0', currency };
}
