/** Commands on a customer's own records against the P21 sandbox: sent twice they change nothing more. */
import { describe, expect, it } from 'vitest';
import { updateCustomer } from '../../src/commands/update-customer/update-customer.kind.ts';
import { upsertCustomerAddress } from '../../src/commands/upsert-customer-address/upsert-customer-address.kind.ts';
import { upsertCustomerUser } from '../../src/commands/upsert-customer-user/upsert-customer-user.kind.ts';
import { customerId, shipToId } from '../p21/small-distributor.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

describe('updateCustomer', () => {
  const change = {
    ...mine,
    name: 'Acme Tools Inc',
    mailing: { street: '1 Main St', city: 'Ames', state: 'IA', postalCode: '50010', country: 'USA' },
    physical: { street: '2 Dock Rd', city: 'Ames' },
    phone: '555-0100',
    email: null,
    creditLimit: '2500.50',
    poNumberRequired: true,
  };

  it('changes account, name and both addresses in one Transaction, and proves it', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(updateCustomer, change, p21.context);
    expect(await updateCustomer.prove(input, 'r', null, p21.context)).toEqual({ state: 'ABSENT' });
    const receipt = await updateCustomer.send(input, 'r', p21.context);
    expect(p21.row('customer', { customer_id: customerId })).toMatchObject({
      customer_name: 'Acme Tools Inc',
      credit_limit: 2500.5,
      po_no_required: 'Y',
      terms_id: '30',
    });
    expect(p21.row('address', { id: customerId })).toMatchObject({
      name: 'Acme Tools Inc',
      mail_address1: '1 Main St',
      mail_postal_code: '50010',
      phys_address1: '2 Dock Rd',
      phys_city: 'Ames',
      central_phone_number: '555-0100',
    });
    expect(await updateCustomer.prove(input, 'r', receipt, p21.context)).toEqual({
      state: 'COMPLETE',
      written: mine,
    });
  });

  it('empties what is null and keeps what is left out', async () => {
    const p21 = await startP21ForCommands();
    const address = p21.row('address', { id: customerId });
    p21.database.table('address').update(address, { email_address: 'a@b.c', url: 'https://a.example' });
    const input = await accepted(updateCustomer, { ...mine, email: null }, p21.context);
    const receipt = await updateCustomer.send(input, 'r', p21.context);
    expect(p21.row('address', { id: customerId })).toMatchObject({ url: 'https://a.example' });
    expect((await updateCustomer.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
  });

  it('names what P21 did not keep', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(updateCustomer, change, p21.context);
    const receipt = await updateCustomer.send(input, 'r', p21.context);
    p21.database
      .table('customer')
      .update(p21.row('customer', { customer_id: customerId }), { credit_limit: 7 });
    expect(await updateCustomer.prove(input, 'r', receipt, p21.context)).toMatchObject({
      state: 'DIFFERENT',
      repair: 'none',
      differences: [{ field: 'creditLimit', sent: '2500.5', found: '7' }],
    });
  });

  it('is known to have arrived though the answer was lost', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(updateCustomer, change, p21.context);
    p21.faults.apply({ lostResponse: true });
    expect(await failureOfWrite(updateCustomer.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'UNKNOWN',
      settled: false,
    });
    expect((await updateCustomer.prove(input, 'r', null, p21.context)).state).toBe('COMPLETE');
  });

  it('waits where somebody has the customer open', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(updateCustomer, change, p21.context);
    p21.faults.apply({ recordLock: true });
    expect(await failureOfWrite(updateCustomer.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'NOT_WRITTEN',
      retry: 'locked',
    });
  });

  it.each<[string, object, string]>([
    ['an unknown customer', { customerId: '5', name: 'A' }, 'NOT_FOUND customerId'],
    ['nothing to change', {}, 'REQUIRED input'],
    ['unknown terms', { termsId: 'ZZ' }, 'NOT_FOUND termsId'],
    ['an unknown credit status', { creditStatusId: 'ZZ' }, 'NOT_FOUND creditStatusId'],
    ['a negative limit', { creditLimit: '-1' }, 'INVALID_VALUE creditLimit'],
    ['a long name', { name: 'x'.repeat(51) }, 'TOO_LONG name'],
    ['a long town', { mailing: { street: 'a', city: 'x'.repeat(51) } }, 'TOO_LONG mailing.city'],
  ])('is refused with %s', async (_, fault, expected) => {
    const { context } = await startP21ForCommands();
    const { userErrors } = await updateCustomer.validate(
      updateCustomer.parse({ ...mine, ...fault }),
      context,
    );
    expect(userErrors.map(({ code, field }) => `${code} ${field}`)).toEqual([expected]);
  });
});

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
