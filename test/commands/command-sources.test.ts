/** Small tables that every order is checked against are asked for once in a while, not once an order. */
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/commands/command-kind.ts';
import { placeOrder } from '../../src/commands/place-order/place-order.kind.ts';
import { customerId } from '../p21/small-distributor.ts';
import { startP21ForCommands } from './support/p21-for-commands.ts';

const order = {
  customerId: String(customerId),
  termsId: '30',
  payment: { paymentTypeId: '1', amount: '5' },
  lines: [{ sku: 'WIDGET-001', quantity: '1' }],
};

async function start() {
  const p21 = await startP21ForCommands();
  const { context } = p21;
  const validate = async (terms: Pick<CommandContext, 'factsAgeMs'> = {}) => {
    p21.calls.clear();
    const { userErrors, asOf } = await placeOrder.validate(placeOrder.parse(order), { ...context, ...terms });
    return { userErrors, asOf, tables: p21.calls.report().calls.map(({ path }) => path.split('/').at(-1)) };
  };
  return { p21, validate };
}

const small = ['company', 'credit_status', 'location', 'payment_types', 'terms'];

describe('the small tables', () => {
  it('are asked for with the first order and not with the next', async () => {
    const { validate } = await start();
    expect((await validate()).tables).toEqual(expect.arrayContaining(small));
    const { tables, userErrors } = await validate();
    expect(userErrors).toEqual([]);
    expect(tables.filter((table) => small.includes(table ?? ''))).toEqual([]);
    expect(tables).toEqual(
      expect.arrayContaining(['customer', 'ship_to', 'inv_mast', 'item_uom', 'inv_loc']),
    );
  });

  it('are asked for again after half a minute, and at once when they could not be had', async () => {
    const { p21, validate } = await start();
    p21.faults.apply({ failRate: { probability: 1, path: '/table/terms' } });
    await expect(validate()).rejects.toMatchObject({ name: 'GatewayError' });
    p21.faults.clear();
    expect((await validate()).tables).toContain('terms');
    p21.clock.ms += 30_000;
    expect((await validate()).tables).toEqual(expect.arrayContaining(small));
  });
});

describe('what orders are checked by', () => {
  const facts = ['customer', 'ship_to', 'inv_mast', 'item_uom', 'inv_loc'];

  it('is remembered for who may, and asked for where it is older, in one round of calls', async () => {
    const { p21, validate } = await start();
    await validate({ factsAgeMs: 5_000 });
    expect((await validate({ factsAgeMs: 5_000 })).tables).toEqual([]);
    expect((await validate()).tables).toEqual(expect.arrayContaining(facts));
    p21.clock.ms += 5_000;
    expect((await validate({ factsAgeMs: 5_000 })).tables).toEqual(expect.arrayContaining(facts));
  });

  it('tells how old its oldest fact is', async () => {
    const { p21, validate } = await start();
    const { asOf } = await validate({ factsAgeMs: 30_000 });
    p21.clock.ms += 1_000;
    expect((await validate({ factsAgeMs: 30_000 })).asOf).toBe(asOf);
    expect((await validate()).asOf).toBe(p21.clock.ms);
  });

  it('never refuses by memory', async () => {
    const { p21, validate } = await start();
    const [item] = p21.database.table('inv_mast').find('item_id', 'WIDGET-001');
    if (item === undefined) throw new Error('no item');
    const sell = (inactive: string) => p21.database.table('inv_mast').update(item, { inactive });
    sell('Y');
    expect((await validate({ factsAgeMs: 30_000 })).userErrors).toMatchObject([{ field: 'lines.0.sku' }]);
    sell('N');
    expect((await validate({ factsAgeMs: 30_000 })).userErrors).toEqual([]);
  });
});
