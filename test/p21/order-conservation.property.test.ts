/** Whatever happens to orders and stock, in whatever order: no piece and no cent is made or lost. */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { cancelLine, cancelOrder } from '../../sandbox/p21/orders/cancel-order.ts';
import { reviseLine } from '../../sandbox/p21/orders/change-order.ts';
import { addLine, changing } from '../../sandbox/p21/orders/create-order.ts';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { openAmountOf, receivePayment } from '../../sandbox/p21/orders/receive-payment.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { adjustStock, receiveStock } from '../../sandbox/p21/orders/stock.ts';
import { fc } from '../support/fast-check.ts';
import { expectConserved } from './conservation.ts';
import { createSmallDistributor, customerId, type SmallDistributor } from './small-distributor.ts';
import { order, stock } from './small-orders.ts';

/** One thing that can happen to the small distributor; numbers choose the order, line or quantity. */
type Happening = readonly [
  kind:
    | 'order'
    | 'pick'
    | 'ship'
    | 'short'
    | 'cancelLine'
    | 'cancelOrder'
    | 'revise'
    | 'add'
    | 'receive'
    | 'adjust'
    | 'pay',
  which: number,
  quantity: number,
];

const happening: fc.Arbitrary<Happening> = fc.tuple(
  fc.constantFrom(
    'order',
    'pick',
    'ship',
    'short',
    'cancelLine',
    'cancelOrder',
    'revise',
    'add',
    'receive',
    'adjust',
    'pay',
  ),
  fc.nat(50),
  fc.integer({ min: 1, max: 30 }),
) as fc.Arbitrary<Happening>;

const pickOne = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % Math.max(list.length, 1)];

const happen = (shop: SmallDistributor, [kind, which, quantity]: Happening): void => {
  const { desk, database } = shop;
  const header = pickOne(database.table('oe_hdr').all(), which);
  const line = pickOne(database.table('oe_line').all(), which);
  const owner = line === undefined ? undefined : shop.row('oe_hdr', { order_no: line.order_no ?? null });
  const open = database
    .table('oe_pick_ticket')
    .all()
    .filter((one) => one.invoice_no === undefined);
  const ticket = pickOne(open, which);
  const invoice = pickOne(database.table('invoice_hdr').all(), which);
  if (kind === 'order')
    order(shop, [[which % 2 ? 'WIDGET-001' : 'WIDGET-002', quantity]], { freight_out: which });
  if (kind === 'pick' && header) createPickTickets(desk, header);
  if (kind === 'ship' && ticket) shipPickTicket(desk, ticket);
  if (kind === 'short' && ticket)
    shipPickTicket(desk, ticket, { quantities: new Map([[1, new Big(quantity)]]) });
  if (kind === 'cancelLine' && line && owner) cancelLine(desk, owner, line);
  if (kind === 'cancelOrder' && header) cancelOrder(desk, header);
  if (kind === 'revise' && line && owner) reviseLine(desk, owner, line, { unit_quantity: quantity });
  if (kind === 'add' && header?.cancel_flag === 'N')
    changing(desk, header, () =>
      addLine(desk, header, { itemId: 'WIDGET-001', columns: { unit_quantity: quantity } }),
    );
  if (kind === 'receive') receiveStock(desk, stock(shop, 1 + (which % 2)), new Big(quantity));
  if (kind === 'adjust') adjustStock(desk, stock(shop, 1 + (which % 2)), new Big(quantity - 15));
  if (kind === 'pay' && invoice) {
    const due = openAmountOf(invoice);
    const paid = due.lt(quantity) ? due : new Big(quantity);
    receivePayment(desk, {
      remitterId: customerId,
      payment: { payment_type_id: 1, payment_amount: Number(paid) },
      applications: [{ invoiceNo: String(invoice.invoice_no), amount: paid }],
    });
  }
};

describe('conservation', () => {
  it('never makes or loses a piece or a cent, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 60 }), (happenings) => {
        const shop = createSmallDistributor();
        const movedIn = new Map([
          [1, 100],
          [2, 8],
        ]);
        for (const one of happenings) {
          const [kind, which, quantity] = one;
          const uid = 1 + (which % 2);
          try {
            happen(shop, one);
            if (kind === 'receive') movedIn.set(uid, (movedIn.get(uid) ?? 0) + quantity);
            if (kind === 'adjust') movedIn.set(uid, (movedIn.get(uid) ?? 0) + quantity - 15);
          } catch (error) {
            expect((error as Error).name).toBe('P21Refusal');
          }
        }
        expectConserved(shop, movedIn);
      }),
      { seed: 21, numRuns: 150 },
    );
  });
});
