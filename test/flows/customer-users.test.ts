import { describe, expect, it } from 'vitest';
import { createCustomerUsersFlow } from '../../src/flows/customer-users.flow.ts';
import { customFields } from './support/custom-fields.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime, resolve } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const contact = (id: string, cells: object) => ({
  id,
  address_id: 100198,
  first_name: 'Amanda',
  last_name: 'Cole ',
  email_address: 'Amanda.Cole@acme.example',
  buyer: 'Y',
  email_opt_out: 'N',
  delete_flag: 'N',
  date_last_modified: '2026-02-11T09:30:00.123-06:00',
  ...cells,
});

const rows = {
  contacts: [
    contact('1042', {}),
    contact('1043', { address_id: 200, first_name: '', email_address: 'yard@acme.example' }),
    contact('1044', { email_address: null }),
    contact('1045', { address_id: 999, email_address: 'sales@vendor.example' }),
  ],
  oe_contacts_customer: [
    { company_id: 'ACME', customer_id: 100245, contact_id: '1042', delete_flag: 'N' },
    { company_id: 'ACME', customer_id: 100198, contact_id: '1042', delete_flag: 'N' },
  ],
  ship_to: [
    {
      ship_to_id: 200,
      company_id: 'ACME',
      customer_id: 100198,
      accept_partial_orders: 'Y',
      delete_flag: 'N',
    },
  ],
  customer: [100198, 100245].map((id) => ({
    customer_id: id,
    company_id: 'ACME',
    taxable_flag: 'Y',
    po_no_required: 'N',
    cod_required_flag: 'N',
    accept_partial_orders: 'Y',
    job_pricing: 'N',
    always_use_job_price: 'N',
    delete_flag: 'N',
  })),
};

const amanda = {
  p21ContactId: '1042',
  customer: { $flow: 'customers', $key: '100198' },
  email: 'amanda.cole@acme.example',
  firstName: 'Amanda',
  lastName: 'Cole',
};
const yard = { ...amanda, p21ContactId: '1043', email: 'yard@acme.example', firstName: '-' };

const write = (document: typeof amanda, targetId: string | null = null) => ({
  key: document.p21ContactId,
  targetId,
  document: resolve(document, { customers: { '100198': '7' } }),
  fingerprint: 'f',
  ...firstTime,
});

const stored = (id: string, email: string, contactId: string | null) => ({
  type: 'customerusers',
  id,
  attributes: {
    email,
    firstName: 'A',
    lastName: 'C',
    enabled: true,
    confirmed: true,
    p21_contact_id: contactId,
    createdAt: '2026-02-12T00:00:00Z',
    updatedAt: '2026-02-12T00:00:00Z',
  },
  relationships: { customer: { data: { type: 'customers', id: '7' } }, userRoles: { data: [] } },
});

describe('customer users', () => {
  it('makes users of contacts with an e-mail, for the customer whose address they stand at', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createCustomerUsersFlow(flowParts({ p21: await p21Holding(rows) }));
    const { rows: contacts } = await flow.source.scan(null, call);
    expect(contacts.map((row) => flow.map(row))).toEqual([amanda, yard, null, null]);
    expect(Object.keys(amanda).sort()).toEqual([...flow.owns, ...(flow.startsWith ?? [])].sort());
  });

  it('writes a new user with customer and role', async () => {
    const shop = await shopHolding();
    const flow = createCustomerUsersFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.write([write(amanda)], call)).toEqual([{ state: 'WRITTEN', targetId: '101' }]);
    expect(shop.resources().flatMap((resource) => misfits(resource, customFields))).toEqual([]);
    expect(shop.writes.map(({ path, body }) => ({ path, body }))).toEqual([
      {
        path: '/admin/api/customerusers',
        body: {
          data: [
            {
              type: 'customerusers',
              attributes: {
                email: 'amanda.cole@acme.example',
                firstName: 'Amanda',
                lastName: 'Cole',
                p21_contact_id: '1042',
              },
              relationships: {
                customer: { data: { type: 'customers', id: '7' } },
                userRoles: { data: [{ type: 'customeruserroles', id: '2' }] },
              },
            },
          ],
        },
      },
    ]);
  });

  it('takes the user who has the e-mail already instead of making another', async () => {
    const shop = await shopHolding({
      lists: { customerusers: [stored('30', 'Amanda.Cole@acme.example', null)] },
    });
    const flow = createCustomerUsersFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.write([write(amanda)], call)).toEqual([{ state: 'WRITTEN', targetId: '30' }]);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: [
          {
            type: 'customerusers',
            id: '30',
            meta: { update: true },
            attributes: { p21_contact_id: '1042' },
          },
        ],
      },
    ]);
  });

  it('refuses an e-mail that another contact has, in the shop or in the same batch', async () => {
    const taken = await shopHolding({
      lists: { customerusers: [stored('30', 'amanda.cole@acme.example', '77')] },
    });
    const refusal = (owner: string, contactId: string) => ({
      state: 'REFUSED',
      field: 'email',
      reason: `contact ${owner} has the e-mail of contact ${contactId}`,
    });
    const flow = createCustomerUsersFlow(flowParts({ shop: taken.oro }));
    expect(await flow.target.write([write(amanda)], call)).toEqual([refusal('77', '1042')]);
    const empty = await shopHolding();
    const other = createCustomerUsersFlow(flowParts({ shop: empty.oro }));
    const twin = { ...amanda, p21ContactId: '1050' };
    expect(await other.target.write([write(amanda), write(twin)], call)).toEqual([
      { state: 'WRITTEN', targetId: '101' },
      refusal('1042', '1050'),
    ]);
  });

  it('disables the user of a contact that is gone', async () => {
    const shop = await shopHolding();
    const flow = createCustomerUsersFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.retire?.([{ key: '1042', targetId: '30' }], call)).toEqual([
      { state: 'WRITTEN', targetId: '30' },
    ]);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      { data: [{ type: 'customerusers', id: '30', meta: { update: true }, attributes: { enabled: false } }] },
    ]);
  });
});
