/** placeOrder over the service Order of the Transaction API, whose form carries our reference. */
import { describe, expect, it } from 'vitest';
import { placeOrder } from '../../src/commands/place-order/place-order.kind.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';
import { order } from './support/web-order.ts';

describe('placing an order over service Order', () => {
  const options = { orderColumns: ['web_reference_no'] };

  it.each([
    ['before', 'ABSENT'],
    ['after', 'COMPLETE'],
  ] as const)('does not trust a session that was dirty %s the write', async (when, state) => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    p21.faults.apply({ dirtySession: { when } });
    const failure = await failureOfWrite(placeOrder.send(input, 'cmd-1', p21.context));
    expect(failure).toMatchObject({ certainty: 'UNKNOWN', retry: 'later', settled: true });
    expect((await placeOrder.prove(input, 'cmd-1', null, p21.context)).state).toBe(state);
  });

  it('keeps the quantity it sent where P21 merged two lines of one item', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    const [first] = [...p21.database.table('oe_line').all()];
    if (first === undefined) throw new Error('no line');
    p21.database.table('oe_line').update(first, { delete_flag: 'Y' });
    expect(await placeOrder.prove(input, 'cmd-1', receipt, p21.context)).toMatchObject({
      state: 'DIFFERENT',
      differences: [{ field: 'lines.0', sent: '2 BX WIDGET-001', found: null }],
    });
  });

  it('waits where somebody has the order open', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    p21.faults.apply({ dropLine: { times: 1 } });
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    const proof = await placeOrder.prove(input, 'cmd-1', receipt, p21.context);
    if (proof.state !== 'DIFFERENT') throw new Error(proof.state);
    const repair = () =>
      failureOfWrite(placeOrder.repair?.(input, 'cmd-1', proof, p21.context) ?? Promise.resolve());
    p21.faults.apply({ recordLock: true });
    expect(await repair()).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'locked' });
    p21.faults.clear();
    const header = p21.row('oe_hdr', { order_no: receipt.recordId ?? '' });
    p21.database.table('oe_hdr').update(header, { completed: 'T' });
    expect(await repair()).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'locked' });
  });

  it('leaves an order alone that nobody can mend: other goods, another customer', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    const edited = { ...input, poNumber: 'PO-2', lines: input.lines.slice(0, 2) };
    expect(await placeOrder.prove(edited, 'cmd-1', receipt, p21.context)).toMatchObject({
      state: 'DIFFERENT',
      repair: 'none',
      differences: [
        { field: 'poNumber', sent: 'PO-2', found: 'PO-1' },
        { field: 'lines', sent: null, found: '5 EA WIDGET-001' },
      ],
    });
  });

  it('says when P21 named an order that lost our reference', async () => {
    const p21 = await startP21ForCommands(options);
    const input = await accepted(placeOrder, order, p21.context);
    const receipt = await placeOrder.send(input, 'cmd-1', p21.context);
    p21.database.table('oe_hdr').update(p21.row('oe_hdr', {}), { web_reference_no: null });
    expect(await placeOrder.prove(input, 'cmd-1', receipt, p21.context)).toMatchObject({
      state: 'DIFFERENT',
      repair: 'none',
      differences: [{ field: 'reference', sent: 'cmd-1', found: null }],
    });
  });
});
