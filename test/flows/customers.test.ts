import { describe, expect, it } from 'vitest';
import { createCustomersFlow } from '../../src/flows/customers.flow.ts';
import { customFields } from './support/custom-fields.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime, resolve } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const customer = (id: number, name: string, cells: object) => ({
  customer_id: id,
  company_id: 'ACME',
  customer_name: name,
  taxable_flag: 'Y',
  terms_id: '2N',
  class_1id: 'CONTRACTOR',
  po_no_required: 'N',
  cod_required_flag: 'N',
  accept_partial_orders: 'Y',
  job_pricing: 'N',
  always_use_job_price: 'N',
  delete_flag: 'N',
  date_last_modified: '2026-02-11T09:30:00.123-06:00',
  ...cells,
});

const rows = {
  customer: [
    customer(100198, 'Acme Tools', {}),
    customer(100245, 'Acme Tools Austin', { taxable_flag: 'N', class_1id: null }),
  ],
  address: [
    { id: 100198, name: 'Acme Tools', corp_address_id: 100198, carrier_flag: 'N', delete_flag: 'N' },
    { id: 100245, name: 'Acme Tools Austin', corp_address_id: 100198, carrier_flag: 'N', delete_flag: 'N' },
  ],
  terms: [{ terms_id: '2N', terms_desc: '2% 10 Net 30', delete_flag: 'N' }],
};

const office = {
  p21CustomerId: '100198',
  name: 'Acme Tools',
  group: 'CONTRACTOR',
  paymentTerm: '2% 10 Net 30',
  taxCode: 'TAXABLE',
  parent: null,
};
const branch = {
  p21CustomerId: '100245',
  name: 'Acme Tools Austin',
  group: null,
  paymentTerm: '2% 10 Net 30',
  taxCode: 'EXEMPT',
  parent: { $flow: 'customers', $key: '100198' },
};

/** A shop that has the field for the P21 customer id, a number, and the head office. */
const numericKey = {
  status: 400,
  body: {
    errors: [
      {
        status: '400',
        title: 'filter constraint',
        detail: 'Expected integer value. Given "capability-probe".',
      },
    ],
  },
};

const stored = {
  type: 'customers',
  id: '7',
  attributes: {
    name: 'Renamed in the shop',
    p21_customer_id: '100198',
    createdAt: '2026-02-12T00:00:00Z',
    updatedAt: '2026-02-12T00:00:00Z',
  },
  relationships: {
    parent: { data: null },
    group: { data: { type: 'customergroups', id: '4' } },
    paymentTerm: { data: { type: 'paymentterms', id: '5' } },
    taxCode: { data: { type: 'customertaxcodes', id: '6' } },
  },
};
const dictionaries = {
  customergroups: [{ type: 'customergroups', id: '4', attributes: { name: 'CONTRACTOR' } }],
  paymentterms: [{ type: 'paymentterms', id: '5', attributes: { label: '2% 10 Net 30' } }],
  customertaxcodes: [{ type: 'customertaxcodes', id: '6', attributes: { code: 'TAXABLE' } }],
};
const included = Object.values(dictionaries).flat();

const shopWith = (customers: readonly object[]) =>
  shopHolding({
    lists: { ...dictionaries, customers },
    included,
    answers: ({ query }) =>
      query['filter[p21_customer_id]'] === 'capability-probe' ? numericKey : undefined,
  });

describe('customers', () => {
  it('makes a customer of an account, its terms, its class and its head office', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createCustomersFlow(flowParts({ p21: await p21Holding(rows) }));
    const { rows: accounts } = await flow.source.scan(null, call);
    expect(accounts.map((row) => [flow.source.keyOf(row), flow.map(row)])).toEqual([
      ['100198', office],
      ['100245', branch],
    ]);
    expect(Object.keys(office).sort()).toEqual([...flow.owns, ...(flow.startsWith ?? [])].sort());
  });

  it('writes new customers in one batch, and the labels the shop lacks before', async () => {
    const shop = await shopWith([]);
    const flow = createCustomersFlow(flowParts({ shop: shop.oro }));
    const links = { customers: { '100198': '7' } };
    const writes = [office, branch].map((document) => ({
      key: document.p21CustomerId,
      targetId: null,
      document: resolve(document, links),
      fingerprint: 'f',
      ...firstTime,
    }));
    expect(await flow.target.write(writes, call)).toEqual([
      { state: 'WRITTEN', targetId: '102' },
      { state: 'WRITTEN', targetId: '103' },
    ]);
    expect(shop.resources().flatMap((resource) => misfits(resource, customFields))).toEqual([]);
    expect(shop.writes.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      {
        method: 'POST',
        path: '/admin/api/customertaxcodes',
        body: { data: { type: 'customertaxcodes', attributes: { code: 'EXEMPT' } } },
      },
      {
        method: 'PATCH',
        path: '/admin/api/customers',
        body: {
          data: [
            {
              type: 'customers',
              attributes: { name: 'Acme Tools', p21_customer_id: '100198' },
              relationships: {
                group: { data: { type: 'customergroups', id: '4' } },
                paymentTerm: { data: { type: 'paymentterms', id: '5' } },
                taxCode: { data: { type: 'customertaxcodes', id: '6' } },
              },
            },
            {
              type: 'customers',
              attributes: { name: 'Acme Tools Austin', p21_customer_id: '100245' },
              relationships: {
                paymentTerm: { data: { type: 'paymentterms', id: '5' } },
                taxCode: { data: { type: 'customertaxcodes', id: '101' } },
                parent: { data: { type: 'customers', id: '7' } },
              },
            },
          ],
        },
      },
    ]);
  });

  it('leaves the name to the shop afterwards and changes only what is P21s', async () => {
    const shop = await shopWith([stored]);
    const flow = createCustomersFlow(flowParts({ shop: shop.oro }));
    const { name: _, ...owned } = office;
    expect(await flow.target.read([{ key: '100198', targetId: '7' }], call)).toEqual([
      { key: '100198', targetId: '7', document: owned },
    ]);
    const write = { key: '100198', targetId: '7', fingerprint: 'f', ...firstTime };
    await flow.target.write([{ ...write, document: office }], call);
    expect(shop.writes).toEqual([]);
    await flow.target.write([{ ...write, document: { ...office, group: null } }], call);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: [
          { type: 'customers', id: '7', meta: { update: true }, relationships: { group: { data: null } } },
        ],
      },
    ]);
  });
});
