/** Prices of P21 as price lists of the shop: golden rows, and what the shop is sent for them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import { createCustomerPricesFlow } from '../../src/flows/customer-prices.flow.ts';
import { startP21Stub } from '../datasources/p21-stub-server.ts';
import { connectP21 } from '../datasources/p21-under-test.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, flowConfig, planWrites } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const stamps = { date_last_modified: '2026-02-11T09:30:00.123-06:00' };

const rows = {
  company: [{ company_id: 'ACME', company_name: 'Acme' }],
  location: [
    { location_id: 20, company_id: 'ACME', delete_flag: 'N' },
    { location_id: 10, company_id: 'ACME', delete_flag: 'N' },
  ],
  customer: [
    { customer_id: 100198, company_id: 'ACME', customer_name: 'Acme Tools', delete_flag: 'N', ...stamps },
    { customer_id: 100199, company_id: 'ACME', customer_name: 'No contract', delete_flag: 'N', ...stamps },
  ],
  job_price_customer_shipto: [
    {
      job_price_cust_shipto_uid: 31,
      job_price_hdr_uid: 7,
      company_id: 'ACME',
      customer_id: 100198,
      row_status_flag: 704,
      ...stamps,
    },
  ],
  job_price_hdr: [
    {
      job_price_hdr_uid: 7,
      job_no: 'J-7',
      company_id: 'ACME',
      start_date: '2026-01-01T00:00:00-06:00',
      end_date: '2026-12-31T00:00:00-06:00',
      approved: 'Y',
      cancelled: 'N',
      row_status_flag: 704,
      ...stamps,
    },
  ],
  job_price_line: [
    {
      job_price_line_uid: 70,
      job_price_hdr_uid: 7,
      inv_mast_uid: 3,
      uom: 'EA',
      row_status_flag: 704,
      ...stamps,
    },
    {
      job_price_line_uid: 71,
      job_price_hdr_uid: 7,
      inv_mast_uid: 4,
      expiration_date: '2026-02-01T00:00:00-06:00',
      row_status_flag: 704,
      ...stamps,
    },
  ],
  job_price_value: [
    {
      job_price_value_uid: 700,
      job_price_line_uid: 70,
      calculation_value1: 10,
      break1: 50,
      calculation_value2: 9.5,
      break2: 100,
      calculation_value3: 9.5,
      row_status_flag: 704,
    },
  ],
  job_price_hdr_budget_prd: [],
  oe_hdr: [
    { order_no: '1013938', company_id: 'ACME', customer_id: 100198, order_date: '2026-02-01T00:00:00-06:00' },
  ],
  oe_line: [
    { order_no: '1013938', line_no: 1, inv_mast_uid: 5 },
    { order_no: '1013938', line_no: 2, inv_mast_uid: 6 },
  ],
  inv_mast: [
    { inv_mast_uid: 3, item_id: 'WIDGET-001', base_unit: 'EA', default_selling_unit: 'EA', delete_flag: 'N' },
    { inv_mast_uid: 5, item_id: 'BOLT-8', base_unit: 'EA', default_selling_unit: 'BX', delete_flag: 'N' },
    { inv_mast_uid: 6, item_id: 'GONE-1', base_unit: 'EA', default_selling_unit: 'EA', delete_flag: 'N' },
  ],
  item_uom: [
    {
      item_uom_uid: 1,
      inv_mast_uid: 3,
      unit_of_measure: 'EA',
      unit_size: 1,
      selling_unit: 'Y',
      delete_flag: 'N',
    },
    {
      item_uom_uid: 2,
      inv_mast_uid: 5,
      unit_of_measure: 'EA',
      unit_size: 1,
      selling_unit: 'N',
      delete_flag: 'N',
    },
    {
      item_uom_uid: 3,
      inv_mast_uid: 5,
      unit_of_measure: 'BX',
      unit_size: 12,
      selling_unit: 'Y',
      delete_flag: 'N',
    },
  ],
  price_page: [],
};

type Question = { ItemId: string; SourceLocId: number; UnitQuantity: number; UOM: string };

/** Prices as P21 answers them (p21-api 6.2): the contract's scale, a box at its price per piece, and one item it does not sell. */
function priceOf({ ItemId, UnitQuantity, UOM }: Question) {
  const answer = { ItemId, UOM, PriceUOM: UOM, PricePageUid: 0 };
  if (ItemId === 'WIDGET-001') {
    return { ...answer, UnitPrice: UnitQuantity >= 50 ? 9.5 : 10, UOMUnitSize: 1, PriceUnitSize: 1 };
  }
  return { ...answer, PriceUOM: 'EA', UnitPrice: 0.123456, UOMUnitSize: 12, PriceUnitSize: 1 };
}

async function p21(): Promise<{ sources: P21Sources; questions: Question[][] }> {
  const questions: Question[][] = [];
  const server = await startP21Stub(({ path, body }) => {
    if (!path.endsWith('/prices')) {
      const held = rows[(path.split('/').at(-1) ?? '') as keyof typeof rows];
      return held === undefined ? { status: 404, body: '' } : { body: { value: held } };
    }
    const lines = JSON.parse(body) as Question[];
    questions.push(lines);
    if (lines.some(({ ItemId }) => ItemId === 'GONE-1')) {
      return {
        status: 500,
        body: {
          ErrorMessage: 'Item is not valid or not defined at this location',
          ErrorType: 'P21.Business.Common.BusinessException',
        },
      };
    }
    return { body: lines.map(priceOf) };
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { sources: connectP21(server.url).sources, questions };
}

const list = {
  customers: [{ $flow: 'customers', $key: '100198' }],
  name: 'P21 100198',
  currency: 'USD',
  prices: [
    { sku: 'BOLT-8', unit: 'bx', quantity: '1', value: '1.4815' },
    { sku: 'WIDGET-001', unit: 'each', quantity: '1', value: '10' },
    { sku: 'WIDGET-001', unit: 'each', quantity: '50', value: '9.5' },
  ],
};

const links = { customers: { '100198': '2' } };

describe('customer-prices', () => {
  it('prices the items of the policy in the units they are sold in, with every step at which a price changes', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const { sources } = await p21();
    const flow = createCustomerPricesFlow(flowParts({ p21: sources }));
    const { rows: found } = await flow.source.scan(null, call);
    expect(found.map(flow.source.keyOf)).toEqual(['100198', '100199']);
    expect(found.map(flow.map)).toEqual([list, null]);
    expect(found.flatMap((row) => flow.announces?.(row) ?? []).map(({ key }) => key)).toEqual([
      '100198|WIDGET-001',
      '100198|BOLT-8',
    ]);
  });

  it('prices only what the policy names', async () => {
    const { sources, questions } = await p21();
    const config = flowConfig({ pricedItems: ['contracts'] });
    const flow = createCustomerPricesFlow(flowParts({ p21: sources, config }));
    await flow.source.read(['100198'], call);
    expect(new Set(questions.flat().map(({ ItemId }) => ItemId))).toEqual(new Set(['WIDGET-001']));
    expect(new Set(questions.flat().map(({ SourceLocId }) => SourceLocId))).toEqual(new Set([10]));
  });

  it('makes the list, its prices and then gives it to the customer; a product the shop lacks is left out', async () => {
    const { sources } = await p21();
    const shop = await shopHolding({
      lists: { products: [{ type: 'products', id: '9', attributes: { sku: 'WIDGET-001' } }] },
    });
    const flow = createCustomerPricesFlow(flowParts({ p21: sources, shop: shop.oro }));
    const outcomes = await flow.target.write(await planWrites(flow, ['100198'], links), call);
    expect(outcomes).toEqual([{ state: 'WRITTEN', targetId: '101' }]);
    expect(shop.resources().flatMap((resource) => misfits(resource))).toEqual([]);
    const price = (quantity: number, value: string) => ({
      type: 'productprices',
      attributes: { quantity, value, currency: 'USD' },
      relationships: {
        priceList: { data: { type: 'pricelists', id: '101' } },
        product: { data: { type: 'products', id: '9' } },
        unit: { data: { type: 'productunits', id: 'each' } },
      },
    });
    expect(shop.writes.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      {
        method: 'POST',
        path: '/admin/api/pricelists',
        body: {
          data: {
            type: 'pricelists',
            attributes: { name: 'P21 100198', active: true, priceListCurrencies: ['USD'] },
          },
        },
      },
      {
        method: 'PATCH',
        path: '/admin/api/productprices',
        body: { data: [price(1, '10'), price(50, '9.5')] },
      },
      {
        method: 'POST',
        path: '/admin/api/pricelisttocustomers',
        body: {
          data: {
            type: 'pricelisttocustomers',
            attributes: { sortOrder: 1, mergeAllowed: false },
            relationships: {
              customer: { data: { type: 'customers', id: '2' } },
              priceList: { data: { type: 'pricelists', id: '101' } },
            },
          },
        },
      },
    ]);
  });

  it('changes, makes and removes single prices of a list that is there, found by the customer it is given to', async () => {
    const { sources } = await p21();
    const held = (id: string, product: string, unit: string, quantity: number, value: string) => ({
      type: 'productprices',
      id: `${id}-5`,
      attributes: { quantity, value, currency: 'USD' },
      relationships: {
        product: { data: { type: 'products', id: product } },
        unit: { data: { type: 'productunits', id: unit } },
        priceList: { data: { type: 'pricelists', id: '5' } },
      },
    });
    const shop = await shopHolding({
      lists: {
        pricelisttocustomers: [
          {
            type: 'pricelisttocustomers',
            id: '8',
            attributes: { sortOrder: 1, mergeAllowed: false },
            relationships: {
              customer: { data: { type: 'customers', id: '2' } },
              priceList: { data: { type: 'pricelists', id: '5' } },
            },
          },
        ],
        productprices: [
          held('aa', '9', 'each', 1, '10.0000'),
          held('bb', '9', 'each', 50, '9.9000'),
          held('cc', '9', 'each', 500, '9.0000'),
        ],
        products: [{ type: 'products', id: '10', attributes: { sku: 'BOLT-8' } }],
      },
      included: [
        {
          type: 'pricelists',
          id: '5',
          attributes: { name: 'P21 100198', active: true, priceListCurrencies: ['USD'] },
        },
        { type: 'products', id: '9', attributes: { sku: 'WIDGET-001' } },
      ],
    });
    const flow = createCustomerPricesFlow(flowParts({ p21: sources, shop: shop.oro }));
    const outcomes = await flow.target.write(await planWrites(flow, ['100198'], links), call);
    expect(outcomes).toEqual([{ state: 'WRITTEN', targetId: '5' }]);
    expect(shop.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /admin/api/productprices',
      'DELETE /admin/api/productprices/cc-5',
    ]);
    expect(shop.writes[0]?.body).toMatchObject({
      data: [
        { attributes: { quantity: 1, value: '1.4815' }, relationships: { product: { data: { id: '10' } } } },
        { id: 'bb-5', meta: { update: true }, attributes: { value: '9.5' } },
      ],
    });
  });
});
