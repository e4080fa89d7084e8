/** Cancelling lines against the P21 sandbox. */
import { describe, expect, it } from 'vitest';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { cancelOrderLine } from '../../src/commands/cancel-order-line/cancel-order-line.kind.ts';
import { customerId } from '../p21/small-distributor.ts';
import { invoiced, placed } from './support/customer-orders.ts';
import {
  accepted,
  failureOfWrite,
  type P21ForCommands,
  startP21ForCommands,
} from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

const errorsOf = (userErrors: readonly { code: string; field: string | null }[]) =>
  userErrors.map(({ code, field }) => `${code} ${field}`);

describe('cancelOrderLine', () => {
  const lineOf = (p21: P21ForCommands, lineNumber: number) => {
    const { header } = placed(p21);
    return { ...mine, orderNumber: String(header.order_no), lineNumber };
  };

  it('takes back a line nobody has picked and leaves the others', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    expect(await cancelOrderLine.prove(input, 'r', null, p21.context)).toEqual({ state: 'ABSENT' });
    const receipt = await cancelOrderLine.send(input, 'r', p21.context);
    expect(p21.row('oe_line', { line_no: 1 })).toMatchObject({ qty_canceled: 5, cancel_flag: 'Y' });
    expect(p21.row('oe_line', { line_no: 2 })).toMatchObject({ qty_canceled: 0, qty_allocated: 8 });
    expect(await cancelOrderLine.prove(input, 'r', receipt, p21.context)).toEqual({
      state: 'COMPLETE',
      written: { orderNumber: input.orderNumber, lineNumber: 1 },
    });
  });

  it('takes back only what is still open', async () => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const payload = { ...mine, orderNumber: String(invoice.order_no), lineNumber: 2 };
    const input = await accepted(cancelOrderLine, payload, p21.context);
    const receipt = await cancelOrderLine.send(input, 'r', p21.context);
    expect((await cancelOrderLine.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
    expect(p21.row('oe_line', { line_no: 2 })).toMatchObject({ qty_invoiced: 8, complete: 'Y' });
  });

  it('is known to have arrived though the answer was lost', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    p21.faults.apply({ lostResponse: true });
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'UNKNOWN',
    });
    p21.faults.clear();
    expect((await cancelOrderLine.prove(input, 'r', null, p21.context)).state).toBe('COMPLETE');
  });

  it('waits where somebody has the order open', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    p21.database.table('oe_hdr').update(p21.row('oe_hdr', {}), { completed: 'T' });
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'NOT_WRITTEN',
      retry: 'locked',
    });
  });

  it('is refused while the goods are being picked, also when that began after acceptance', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    createPickTickets(p21.desk, p21.row('oe_hdr', {}));
    const { userErrors } = await cancelOrderLine.validate(input, p21.context);
    expect(errorsOf(userErrors)).toEqual(['NOT_ALLOWED_IN_STATE lineNumber']);
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'NOT_WRITTEN',
      retry: 'never',
      userError: { code: 'NOT_ALLOWED_IN_STATE', field: 'lineNumber' },
    });
  });

  it.each<[string, object, string]>([
    ['an order there is not', { orderNumber: '1' }, 'NOT_FOUND orderNumber'],
    ["another customer's order", { customerId: '5' }, 'NOT_FOUND orderNumber'],
    ['a line there is not', { lineNumber: 9 }, 'NOT_FOUND lineNumber'],
  ])('is refused with %s', async (_, fault, expected) => {
    const p21 = await startP21ForCommands();
    const input = cancelOrderLine.parse({ ...lineOf(p21, 1), ...fault });
    expect(errorsOf((await cancelOrderLine.validate(input, p21.context)).userErrors)).toEqual([expected]);
  });
});
