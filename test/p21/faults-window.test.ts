import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  editOf,
  items,
  loadOrder,
  orderHeader,
  orderLines,
  startUiServer,
  transactionSet,
  type UiServer,
} from './ui-server.ts';

let p21: UiServer;
beforeEach(async () => {
  p21 = await startUiServer();
});
afterEach(() => p21.close());

const lines = items([
  { oe_order_item_id: 'WIDGET-001', unit_quantity: '5' },
  { oe_order_item_id: 'WIDGET-002', unit_quantity: '1' },
]);

const place = async () => (await p21.write('Order', [orderHeader(), lines])).json();

const placedNumber = async (): Promise<string> =>
  String(editOf((await place()).Results.Transactions[0], 'TABPAGE_1.order', 'order_no'));

describe('faults inside the window (p21-api 4.4, 9.3, 11.7)', () => {
  it('fails in a dirty session without writing', async () => {
    p21.faults.apply({ dirtySession: { times: 1, window: 'Credit Hold' } });
    const body = await place();
    expect(body.Messages).toEqual([
      'Transaction 1:: P21.UI.Common.UiServerException: Unexpected response window: Credit Hold',
    ]);
    expect(p21.database.table('oe_hdr').size).toBe(0);
    expect((await place()).Summary.Succeeded).toBe(1);
  });

  it('may fail in a dirty session although everything has been written', async () => {
    p21.faults.apply({ dirtySession: { when: 'after' } });
    const body = await place();
    expect(body.Summary).toEqual({ Failed: 1, Other: 0, Succeeded: 0 });
    expect(body.Messages[0]).toContain('Unexpected response window');
    expect(p21.database.table('oe_hdr').size).toBe(1);
  });

  it('keeps asynchronous requests clean: they have sessions of their own', async () => {
    p21.faults.apply({ dirtySession: true });
    const { RequestId } = (
      await p21.post('/transaction/async', transactionSet('Order', [[orderHeader(), lines]]))
    ).json();
    let record = { Status: 3, Messages: '' };
    while (record.Status !== 2) record = (await p21.call(`/transaction/async?id=${RequestId}`)).json();
    expect(JSON.parse(record.Messages).Summary.Succeeded).toBe(1);
  });

  it('loses a line unnoticed', async () => {
    p21.faults.apply({ dropLine: { position: 1, times: 1 } });
    const orderNo = await placedNumber();
    expect(orderLines(p21, orderNo)).toMatchObject([{ inv_mast_uid: 2 }]);
    expect(orderLines(p21, await placedNumber())).toHaveLength(2);
  });

  it('locks existing records, or one of them, and leaves new ones alone', async () => {
    const [first, second] = [await placedNumber(), await placedNumber()];
    p21.faults.apply({ recordLock: { user: 'JSMITH', orderNo: first } });
    const locked = (await p21.write('Order', [loadOrder(first)])).json();
    expect(locked.Messages[0]).toContain(`Order ${first} may currently be edited by JSMITH`);
    expect((await p21.write('Order', [loadOrder(second)])).json().Summary.Succeeded).toBe(1);
    p21.faults.apply({ recordLock: true });
    expect((await p21.write('Order', [loadOrder(second)])).json().Summary.Failed).toBe(1);
    expect((await place()).Summary.Succeeded).toBe(1);
  });

  it('is aimed at one service by the name in the document', async () => {
    p21.faults.apply({ emptyError: { service: 'Customer' } });
    expect((await p21.write('Order', [orderHeader(), lines])).status).toBe(200);
    const answer = await p21.write('Customer', []);
    expect([answer.status, answer.text]).toEqual([500, '']);
  });

  it('is aimed at writes by itself: reading back goes on while responses are lost', async () => {
    const orderNo = await placedNumber();
    p21.faults.apply({ lostResponse: true });
    await expect(place()).rejects.toThrow('fetch failed');
    const state = { DataElementName: 'TABPAGE_1.order', Keys: [{ Name: 'order_no', Value: orderNo }] };
    const read = await p21.post('/transaction/get', { ServiceName: 'Order', TransactionStates: [state] });
    expect(read.status).toBe(200);
    expect(p21.database.table('oe_hdr').size).toBe(2);
  });
});
