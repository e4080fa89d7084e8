import { describe, expect, it } from 'vitest';
import { createCustomerAddressesFlow } from '../../src/flows/customer-addresses.flow.ts';
import { customFields } from './support/custom-fields.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime, resolve, scanAll } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const rows = {
  customer: [
    {
      customer_id: 100198,
      company_id: 'ACME',
      taxable_flag: 'Y',
      po_no_required: 'N',
      cod_required_flag: 'N',
      accept_partial_orders: 'Y',
      job_pricing: 'N',
      always_use_job_price: 'N',
      delete_flag: 'N',
    },
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
  address: [
    {
      id: 100198,
      name: 'Acme Tools',
      mail_address1: 'PO Box 12',
      mail_city: 'Des Moines',
      mail_state: 'IA',
      mail_postal_code: '50309',
      mail_country: 'USA',
      phys_address1: '1 Main St',
      phys_city: 'Des Moines',
      phys_state: 'IA',
      phys_postal_code: '50309',
      phys_country: 'USA',
      central_phone_number: '515-555-0100',
      carrier_flag: 'N',
      delete_flag: 'N',
    },
    {
      id: 200,
      name: 'Acme Yard',
      phys_address1: '9 Yard Rd',
      phys_address2: 'Gate 2',
      phys_city: 'Windsor',
      phys_state: 'Ontario',
      phys_postal_code: 'N8X 1A1',
      phys_country: 'ca',
      carrier_flag: 'N',
      delete_flag: 'N',
    },
  ],
};

const bills = {
  customer: { $flow: 'customers', $key: '100198' },
  shipToId: null,
  addressType: 'billing',
  label: 'Acme Tools',
  address: {
    organization: 'Acme Tools',
    street: 'PO Box 12',
    street2: null,
    city: 'Des Moines',
    postalCode: '50309',
    region: 'IA',
    country: 'USA',
    phone: '515-555-0100',
  },
};
const goods = {
  customer: { $flow: 'customers', $key: '100198' },
  shipToId: '200',
  addressType: 'shipping',
  label: 'Acme Yard',
  address: {
    organization: 'Acme Yard',
    street: '9 Yard Rd',
    street2: 'Gate 2',
    city: 'Windsor',
    postalCode: 'N8X 1A1',
    region: 'Ontario',
    country: 'ca',
    phone: null,
  },
};

const places = {
  countries: [
    { type: 'countries', id: 'US', attributes: { iso3Code: 'USA', name: 'United States' } },
    { type: 'countries', id: 'CA', attributes: { iso3Code: 'CAN', name: 'Canada' } },
  ],
  regions: [region('US', 'IA', 'Iowa'), region('CA', 'ON', 'Ontario')],
};

function region(country: string, code: string, name: string) {
  return {
    type: 'regions',
    id: `${country}-${code}`,
    attributes: { code, name },
    relationships: { country: { data: { type: 'countries', id: country } } },
  };
}

const write = (key: string, document: typeof bills | typeof goods, targetId: string | null = null) => ({
  key,
  targetId,
  document: resolve(document, { customers: { '100198': '7' } }),
  fingerprint: 'f',
  ...firstTime,
});

describe('customer addresses', () => {
  it('makes an address of the customer itself for bills, and one of each ship-to for goods', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createCustomerAddressesFlow(flowParts({ p21: await p21Holding(rows) }));
    const found = await scanAll(flow);
    expect(found.map((row) => [flow.source.keyOf(row), flow.map(row)])).toEqual([
      ['100198|billing', bills],
      ['100198|200', goods],
    ]);
    expect(Object.keys(bills).sort()).toEqual([...flow.owns, ...(flow.startsWith ?? [])].sort());
  });

  it('writes new addresses with the countries and regions of the shop', async () => {
    const shop = await shopHolding({ lists: places });
    const flow = createCustomerAddressesFlow(flowParts({ shop: shop.oro }));
    const writes = [write('100198|billing', bills), write('100198|200', goods)];
    expect((await flow.target.write(writes, call)).map(({ state }) => state)).toEqual(['WRITTEN', 'WRITTEN']);
    expect(shop.resources().flatMap((resource) => misfits(resource, customFields))).toEqual([]);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: [
          {
            type: 'customeraddresses',
            attributes: {
              label: 'Acme Tools',
              organization: 'Acme Tools',
              street: 'PO Box 12',
              city: 'Des Moines',
              postalCode: '50309',
              phone: '515-555-0100',
              types: [{ addressType: 'billing', default: true }],
            },
            relationships: {
              customer: { data: { type: 'customers', id: '7' } },
              country: { data: { type: 'countries', id: 'US' } },
              region: { data: { type: 'regions', id: 'US-IA' } },
            },
          },
          {
            type: 'customeraddresses',
            attributes: {
              label: 'Acme Yard',
              organization: 'Acme Yard',
              street: '9 Yard Rd',
              street2: 'Gate 2',
              city: 'Windsor',
              postalCode: 'N8X 1A1',
              p21_ship_to_id: '200',
              types: [{ addressType: 'shipping', default: false }],
            },
            relationships: {
              customer: { data: { type: 'customers', id: '7' } },
              country: { data: { type: 'countries', id: 'CA' } },
              region: { data: { type: 'regions', id: 'CA-ON' } },
            },
          },
        ],
      },
    ]);
  });

  it('knows the address that a ship-to was made from, rather than adding it to the book again', async () => {
    const entered = {
      type: 'customeraddresses',
      id: '31',
      attributes: {
        label: 'Yard',
        organization: ' acme yard',
        street: '9 Yard Rd',
        street2: 'Gate 2',
        city: 'Windsor',
        postalCode: 'N8X 1A1',
        primary: false,
        types: [],
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
      },
      relationships: {
        customer: { data: { type: 'customers', id: '7' } },
        country: { data: { type: 'countries', id: 'CA' } },
        region: { data: { type: 'regions', id: 'CA-ON' } },
      },
    };
    const elsewhere = { ...entered, id: '30', attributes: { ...entered.attributes, street: '8 Yard Rd' } };
    const shop = await shopHolding({
      lists: { ...places, customeraddresses: [elsewhere, entered] },
      included: [...places.countries, ...places.regions],
    });
    const flow = createCustomerAddressesFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.write([write('100198|200', goods)], call)).toEqual([
      { state: 'WRITTEN', targetId: '31' },
    ]);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: [
          {
            type: 'customeraddresses',
            id: '31',
            meta: { update: true },
            attributes: { p21_ship_to_id: '200', types: [{ addressType: 'shipping', default: false }] },
          },
        ],
      },
    ]);
  });

  it('refuses a country that the shop does not know rather than guessing one', async () => {
    const shop = await shopHolding({ lists: places });
    const flow = createCustomerAddressesFlow(flowParts({ shop: shop.oro }));
    const unknown = { ...bills, address: { ...bills.address, country: '45' } };
    expect(await flow.target.write([write('100198|billing', unknown)], call)).toEqual([
      { state: 'REFUSED', field: 'country', reason: 'the shop knows no country "45"' },
    ]);
    expect(shop.writes).toEqual([]);
  });

  it('takes an address whose ship-to is gone out of the book', async () => {
    const shop = await shopHolding();
    const flow = createCustomerAddressesFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.retire?.([{ key: '100198|200', targetId: '8' }], call)).toEqual([
      { state: 'WRITTEN', targetId: '8' },
    ]);
    expect(shop.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'DELETE /admin/api/customeraddresses/8',
    ]);
  });
});
