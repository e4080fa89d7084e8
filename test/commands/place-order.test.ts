/** placeOrder against the P21 sandbox: both ways in, and every fault that touches a write. */
import { describe, expect, it } from 'vitest';
import { commandKinds } from '../../src/commands/kinds.ts';
import { placeOrder } from '../../src/commands/place-order/place-order.kind.ts';
import { WriteFailure } from '../../src/commands/write-failure.ts';
import { customerId, shipToId } from '../p21/small-distributor.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';
import { allLines, linesIn, order, ordersIn, ways } from './support/web-order.ts';

describe.each(ways)('placing an order over %s', (way, options) => {
  it('writes it with its reference and exactly its lines, two of one item as two', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    expect(ordersIn(p21)).toMatchObject([
      {
        order_no: receipt.recordId,
        web_reference_no: 'cmd-1',
        customer_id: customerId,
        address_id: shipToId,
        po_no: 'PO-1',
        taker: 'WEB',
        contact_id: '1042',
      },
    ]);
    expect(linesIn(p21)).toEqual(allLines);
    expect(await placeOrder.prove(input, 'cmd-1', receipt, p21.context)).toEqual({
      state: 'COMPLETE',
      written: { orderNumber: receipt.recordId },
    });
  });

  it('finds nothing before anything was sent', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    expect(await placeOrder.prove(input, 'cmd-1', null, p21.context)).toEqual({ state: 'ABSENT' });
  });

  it('does not take an order entered by hand for its own', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    await placeOrder.send(input, 'cmd-1', p21.context);
    p21.database.table('oe_hdr').update(p21.row('oe_hdr', {}), { web_reference_no: null });
    expect(await placeOrder.prove(input, 'cmd-1', null, p21.context)).toEqual({ state: 'ABSENT' });
  });

  it('takes an address for this order alone and keeps the note with the instructions', async () => {
    const p21 = await startP21ForCommands(options);
    const shipTo = {
      name: 'Site 9',
      street: '9 Quay',
      city: 'Ames',
      state: 'IA',
      postalCode: '50010',
      country: 'USA',
    };
    const payload = { ...order, shipTo, deliveryInstructions: 'Ring twice', note: 'For Ann' };
    const input = await accepted(placeOrder, payload, p21.context);
    await placeOrder.send(input, 'cmd-1', p21.context);
    expect(ordersIn(p21)).toMatchObject([
      {
        ship2_name: 'Site 9',
        ship2_add1: '9 Quay',
        ship2_city: 'Ames',
        ship2_zip: '50010',
        ship2_country: 'USA',
        delivery_instructions: 'Ring twice\nFor Ann',
      },
    ]);
  });

  it.each([
    ['the answer is lost', { lostResponse: true }, { settled: false }],
    ['it is committed late', { lateCommitMs: { ms: 300, answer: 'drop' } }, { settled: false }],
    [
      'a machine in between gives up',
      { lateCommitMs: { ms: 300, answer: 'unavailable' } },
      { settled: false },
    ],
    ['an empty 500 follows the write', { duplicateOnRetry: true }, { settled: false }],
    ['a page arrives instead of JSON', { wrongBody: { as: 'html', method: 'POST' } }, { settled: true }],
  ])('knows an order that was written though %s', async (_, fault, expected) => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    await placeOrder.prove(input, 'warm', null, p21.context);
    p21.faults.apply(fault);
    const failure = await failureOfWrite(placeOrder.send(input, 'cmd-1', p21.context));
    p21.faults.clear();
    expect(failure).toBeInstanceOf(WriteFailure);
    expect(failure).toMatchObject({ certainty: 'UNKNOWN', retry: 'later', ...expected });
    await expect
      .poll(async () => (await placeOrder.prove(input, 'cmd-1', null, p21.context)).state, { timeout: 3000 })
      .toBe('COMPLETE');
    expect(ordersIn(p21)).toHaveLength(1);
  });

  it.each([
    ['P21 fails', { failRate: { probability: 1, method: 'POST' } }, { certainty: 'UNKNOWN' }],
    [
      'P21 fails without a word',
      { emptyError: { method: 'POST' } },
      { certainty: 'UNKNOWN', settled: false },
    ],
  ])('finds nothing where %s and nothing was written', async (_, fault, expected) => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    p21.faults.apply(fault);
    const failure = await failureOfWrite(placeOrder.send(input, 'cmd-1', p21.context));
    p21.faults.clear();
    expect(failure).toMatchObject(expected);
    expect(await placeOrder.prove(input, 'cmd-1', null, p21.context)).toEqual({ state: 'ABSENT' });
  });

  it('goes through a token that was revoked and a pool that was recycled', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    p21.faults.apply({ revokeTokens: true });
    await placeOrder.send(input, 'cmd-1', p21.context);
    expect(ordersIn(p21)).toHaveLength(1);
  });

  it.each([1, 2, 3])('notices that P21 dropped line %i and adds it again', async (position) => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    p21.faults.apply({ dropLine: { position, times: 1 } });
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    const proof = await placeOrder.prove(input, 'cmd-1', receipt, p21.context);
    expect(proof).toMatchObject({
      state: 'DIFFERENT',
      repair: 'possible',
      differences: [{ field: `lines.${position - 1}`, found: null }],
    });
    if (proof.state !== 'DIFFERENT') return;
    await placeOrder.repair?.(input, 'cmd-1', proof, p21.context);
    await placeOrder.repair?.(input, 'cmd-1', proof, p21.context);
    expect((await placeOrder.prove(input, 'cmd-1', receipt, p21.context)).state).toBe('COMPLETE');
    expect(linesIn(p21).sort()).toEqual([...allLines].sort());
  });

  it('says which orders there are when one command made two', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    await placeOrder.send(input, 'cmd-1', p21.context);
    await placeOrder.send(input, 'cmd-1', p21.context);
    const [first, second] = ordersIn(p21).map(({ order_no }) => order_no);
    expect(await placeOrder.prove(input, 'cmd-1', null, p21.context)).toEqual({
      state: 'DOUBLED',
      recordIds: [first, second],
    });
  });

  it('does not place a shop order that P21 already has', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, { ...order, shopOrderNumber: 'S-9' }, p21.context);
    expect(placeOrder.referenceOf(input)).toBe('S-9');
    const first = await placeOrder.send(input, 'S-9', p21.context);
    const second = await placeOrder.send(input, 'S-9', p21.context);
    expect(second.recordId).toBe(first.recordId);
    expect(ordersIn(p21)).toHaveLength(1);
  });

  it('keeps the payment with the order, once', async () => {
    const p21 = await startP21ForCommands(options);
    const payment = { paymentTypeId: '1', amount: '50.25', authorizationNumber: 'A-77' };
    const input = await accepted(placeOrder, { ...order, payment }, p21.context);
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    const proof = await placeOrder.prove(input, 'cmd-1', receipt, p21.context);
    expect(proof.state).toBe(way === 'service Order' ? 'COMPLETE' : 'DIFFERENT');
    if (proof.state === 'DIFFERENT') {
      expect(proof).toMatchObject({ repair: 'due', differences: [{ field: 'payment', sent: '50.25' }] });
      await placeOrder.repair?.(input, 'cmd-1', proof, p21.context);
      await placeOrder.repair?.(input, 'cmd-1', proof, p21.context);
      expect((await placeOrder.prove(input, 'cmd-1', receipt, p21.context)).state).toBe('COMPLETE');
    }
    expect([...p21.database.table('ar_payment_details').all()]).toMatchObject([
      { payment_desc: 'cmd-1', payment_amount: 50.25, cc_authorized_number: 'A-77' },
    ]);
  });

  it('tells the caller that P21 refused, and only the operator why', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    const item = p21.row('inv_loc', { inv_mast_uid: 2 });
    p21.database.table('inv_loc').update(item, { delete_flag: 'Y' });
    const failure = await failureOfWrite(placeOrder.send(input, 'cmd-1', p21.context));
    expect(failure).toMatchObject({
      retry: 'never',
      settled: true,
      userError: { code: 'P21_REFUSED', field: null },
    });
    expect(failure.forOperators).toContain('Item is not valid or not defined at this location');
    expect(failure.userError?.message).not.toContain('Item is not valid');
    expect(ordersIn(p21)).toEqual([]);
  });
});

describe('the list of commands', () => {
  it('names each kind once', () => {
    const names = commandKinds.map(({ kind }) => kind);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('placeOrder');
  });
});
