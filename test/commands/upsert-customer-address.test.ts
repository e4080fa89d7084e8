/** Ship-tos of a customer in P21: sent twice, they change nothing more. */
import { describe, expect, it } from 'vitest';
import { upsertCustomerAddress } from '../../src/commands/upsert-customer-address/upsert-customer-address.kind.ts';
import { customerId, shipToId } from '../p21/small-distributor.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

describe('upsertCustomerAddress', () => {
  const site = {
    ...mine,
    name: 'Site 9',
    address: { street: '9 Quay', city: 'Ames', state: 'IA', postalCode: '50010', country: 'USA' },
    phone: '555-9',
    deliveryInstructions: 'Gate 4',
  };

  it('makes a ship-to with the branch of its siblings, once, found again by what it is', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(upsertCustomerAddress, site, p21.context);
    expect(input).toMatchObject({ shipToId: null, defaultBranchId: '01' });
    p21.faults.apply({ lostResponse: true });
    await failureOfWrite(upsertCustomerAddress.send(input, 'r', p21.context));
    p21.faults.clear();
    const made = p21.database.table('ship_to').find('customer_id', customerId).at(-1);
    expect(made).toMatchObject({ default_branch: '01', delivery_instructions: 'Gate 4' });
    expect(p21.row('address', { id: made?.ship_to_id ?? null })).toMatchObject({
      name: 'Site 9',
      phys_address1: '9 Quay',
      central_phone_number: '555-9',
    });
    expect(await upsertCustomerAddress.prove(input, 'r', null, p21.context)).toEqual({
      state: 'COMPLETE',
      written: { shipToId: String(made?.ship_to_id) },
    });
    const again = await accepted(upsertCustomerAddress, site, p21.context);
    expect(again.shipToId).toBe(String(made?.ship_to_id));
  });

  it('changes a ship-to by its id and leaves nothing of the old address behind', async () => {
    const p21 = await startP21ForCommands();
    const address = p21.row('address', { id: shipToId });
    p21.database.table('address').update(address, { phys_address2: 'Suite 2' });
    const input = await accepted(
      upsertCustomerAddress,
      { ...site, shipToId: String(shipToId), carrierId: '1001' },
      p21.context,
    );
    const receipt = await upsertCustomerAddress.send(input, 'r', p21.context);
    expect(receipt.recordId).toBe(String(shipToId));
    expect(p21.row('address', { id: shipToId }).phys_address2 ?? '').toBe('');
    expect(await upsertCustomerAddress.prove(input, 'r', receipt, p21.context)).toMatchObject({
      state: 'COMPLETE',
    });
  });

  it('takes a ship-to out of use', async () => {
    const p21 = await startP21ForCommands();
    const payload = { ...site, shipToId: String(shipToId), active: false };
    const input = await accepted(upsertCustomerAddress, payload, p21.context);
    const receipt = await upsertCustomerAddress.send(input, 'r', p21.context);
    expect(p21.row('ship_to', { ship_to_id: shipToId }).delete_flag).toBe('Y');
    expect((await upsertCustomerAddress.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
  });

  it('says so when there are two of the same', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(upsertCustomerAddress, site, p21.context);
    await upsertCustomerAddress.send(input, 'r', p21.context);
    await upsertCustomerAddress.send(input, 'r', p21.context);
    const proof = await upsertCustomerAddress.prove(input, 'r', null, p21.context);
    expect(proof.state === 'DOUBLED' && proof.recordIds).toHaveLength(2);
  });

  it.each<[string, object, string]>([
    ['an unknown ship-to', { shipToId: '999' }, 'OF_OTHER_CUSTOMER shipToId'],
    ['an unknown tax group', { taxGroupId: 'ZZ' }, 'NOT_FOUND taxGroupId'],
    ['an unknown carrier', { carrierId: '4711' }, 'NOT_FOUND carrierId'],
    [
      'a long postal code',
      { address: { ...site.address, postalCode: '12345678901' } },
      'TOO_LONG address.postalCode',
    ],
  ])('is refused with %s', async (_, fault, expected) => {
    const { context } = await startP21ForCommands();
    const input = upsertCustomerAddress.parse({ ...site, ...fault });
    const { userErrors } = await upsertCustomerAddress.validate(input, context);
    expect(userErrors.map(({ code, field }) => `${code} ${field}`)).toEqual([expected]);
  });
});
