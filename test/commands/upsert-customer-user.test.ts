/** Contacts of a customer in P21: sent twice, they change nothing more. */
import { describe, expect, it } from 'vitest';
import { upsertCustomerUser } from '../../src/commands/upsert-customer-user/upsert-customer-user.kind.ts';
import { customerId, shipToId } from '../p21/small-distributor.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

describe('upsertCustomerUser', () => {
  const buyer = { ...mine, firstName: 'Ann', lastName: 'Lee', email: 'Ann@acme.example', phone: '555-1' };

  it('makes a contact at the customer, once, found again by its e-mail', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(upsertCustomerUser, buyer, p21.context);
    expect(await upsertCustomerUser.prove(input, 'r', null, p21.context)).toEqual({ state: 'ABSENT' });
    p21.faults.apply({ lostResponse: true });
    await failureOfWrite(upsertCustomerUser.send(input, 'r', p21.context));
    p21.faults.clear();
    const [contact] = p21.database.table('contacts').find('address_id', customerId).slice(-1);
    expect(contact).toMatchObject({ first_name: 'Ann', last_name: 'Lee', direct_phone: '555-1' });
    expect(await upsertCustomerUser.prove(input, 'r', null, p21.context)).toEqual({
      state: 'COMPLETE',
      written: { contactId: contact?.id },
    });
  });

  it('changes the contact that has the e-mail already and keeps the rest of it', async () => {
    const p21 = await startP21ForCommands();
    const known = p21.row('contacts', { id: '1042' });
    p21.database.table('contacts').update(known, { email_address: 'ANN@acme.example', comments: 'VIP' });
    const input = await accepted(upsertCustomerUser, { ...buyer, title: 'Buyer' }, p21.context);
    expect(input.contactId).toBe('1042');
    const receipt = await upsertCustomerUser.send(input, 'r', p21.context);
    expect(p21.row('contacts', { id: '1042' })).toMatchObject({
      first_name: 'Ann',
      title: 'Buyer',
      comments: 'VIP',
      address_id: customerId,
    });
    expect((await upsertCustomerUser.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
  });

  it('links the contact to the ship-tos named and to no other', async () => {
    const p21 = await startP21ForCommands();
    p21.database
      .table('ship_to')
      .insert({ ...p21.row('ship_to', { ship_to_id: shipToId }), ship_to_id: 201 });
    const change = async (shipToIds: string[]) => {
      const input = await accepted(upsertCustomerUser, { ...buyer, shipToIds }, p21.context);
      const receipt = await upsertCustomerUser.send(input, 'r', p21.context);
      const proof = await upsertCustomerUser.prove(input, 'r', receipt, p21.context);
      if (proof.state !== 'DIFFERENT') throw new Error(proof.state);
      expect(proof.repair).toBe('due');
      await upsertCustomerUser.repair?.(input, 'r', proof, p21.context);
      await upsertCustomerUser.repair?.(input, 'r', proof, p21.context);
      expect((await upsertCustomerUser.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
      return [...p21.database.table('contacts_x_ship_to').all()].map(
        ({ ship_to_id, row_status_flag }) => `${ship_to_id} ${row_status_flag}`,
      );
    };
    expect(await change(['200'])).toEqual(['200 704']);
    expect(await change(['201'])).toEqual(['200 705', '201 704']);
  });

  it('takes a contact out of use', async () => {
    const p21 = await startP21ForCommands();
    const payload = { ...buyer, contactId: '1042', active: false };
    const input = await accepted(upsertCustomerUser, payload, p21.context);
    const receipt = await upsertCustomerUser.send(input, 'r', p21.context);
    expect(p21.row('contacts', { id: '1042' }).delete_flag).toBe('Y');
    expect((await upsertCustomerUser.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
  });

  it('says so when one e-mail has two contacts', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(upsertCustomerUser, buyer, p21.context);
    await upsertCustomerUser.send(input, 'r', p21.context);
    await upsertCustomerUser.send(input, 'r', p21.context);
    const proof = await upsertCustomerUser.prove(input, 'r', null, p21.context);
    expect(proof.state === 'DOUBLED' && proof.recordIds).toHaveLength(2);
    const { userErrors } = await upsertCustomerUser.validate(input, p21.context);
    expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: 'email' }]);
  });

  it.each<[string, object, string]>([
    ['an unknown contact', { contactId: '77' }, 'OF_OTHER_CUSTOMER contactId'],
    ["another customer's ship-to", { shipToIds: ['999'] }, 'OF_OTHER_CUSTOMER shipToIds.0'],
    ['a long first name', { firstName: 'x'.repeat(16) }, 'TOO_LONG firstName'],
    ['no e-mail address', { email: 'ann' }, 'INVALID_VALUE email'],
  ])('is refused with %s', async (_, fault, expected) => {
    const { context } = await startP21ForCommands();
    const input = upsertCustomerUser.parse({ ...buyer, ...fault });
    const { userErrors } = await upsertCustomerUser.validate(input, context);
    expect(userErrors.map(({ code, field }) => `${code} ${field}`)).toEqual([expected]);
  });

  it('knows a buyer of the customer whose ship-to was dropped', async () => {
    const p21 = await startP21ForCommands();
    const { customerId } = upsertCustomerUser.parse(buyer);
    p21.database.table('contacts').update(p21.row('contacts', { id: '1042' }), { address_id: 999 });
    const errors = async () => {
      const input = upsertCustomerUser.parse({ ...buyer, contactId: '1042' });
      return (await upsertCustomerUser.validate(input, p21.context)).userErrors.map(({ code }) => code);
    };
    expect(await errors()).toEqual(['OF_OTHER_CUSTOMER']);
    const link = { company_id: 'ACME', contact_id: '1042', delete_flag: 'N' };
    p21.database.table('oe_contacts_customer').insert({ ...link, customer_id: Number(customerId) });
    expect(await errors()).toEqual([]);
  });

  it('says that links are not configured where P21 has no such service', async () => {
    const contactService = { name: 'NoSuch', main: 'A.a', rows: 'B.b' };
    const { context } = await startP21ForCommands({}, { contactService });
    const input = upsertCustomerUser.parse({ ...buyer, shipToIds: ['200'] });
    const { userErrors } = await upsertCustomerUser.validate(input, context);
    expect(userErrors).toMatchObject([{ code: 'NOT_CONFIGURED', field: 'shipToIds' }]);
  });
});
