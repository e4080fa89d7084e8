/** Changing a customer in P21: sent twice, it changes nothing more. */
import { describe, expect, it } from 'vitest';
import { updateCustomer } from '../../src/commands/update-customer/update-customer.kind.ts';
import { customerId } from '../p21/small-distributor.ts';
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
