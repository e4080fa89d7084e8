/** Jurisdictions of P21 as taxes of the shop: a golden row, and what the shop is sent for it. */
import { describe, expect, it } from 'vitest';
import { createTaxesFlow } from '../../src/flows/taxes.flow.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, flowConfig, planWrites } from './support/flow-stage.ts';
import { type ShopContent, shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const rows = {
  tax_jurisdiction: [
    {
      jurisdiction_id: 'IL-COOK',
      jurisdiction_desc: 'Cook County',
      tax_percentage: 1.75,
      delete_flag: 'N',
      date_last_modified: '2026-02-11T09:30:00.123-06:00',
    },
  ],
};

const taxPlaces = {
  'IL-COOK': { country: 'US', region: 'US-IL', zipCodes: [{ from: '60601', to: '60827' }] },
};

const document = {
  code: 'IL-COOK',
  description: 'Cook County',
  rate: '0.0175',
  place: taxPlaces['IL-COOK'],
  rules: [{ customerTaxCode: 'TAXABLE', productTaxCode: 'GOODS' }],
};

/** As the shop holds it: recordings 6.1-demo/014 and 015 in shape. */
const stored = (rate: number): ShopContent => ({
  lists: {
    taxes: [{ type: 'taxes', id: '3', attributes: { code: 'IL-COOK', description: 'Cook County', rate } }],
    taxjurisdictions: [
      {
        type: 'taxjurisdictions',
        id: '4',
        attributes: {
          code: 'IL-COOK',
          description: 'Cook County',
          regionText: null,
          zipCodes: [{ from: '60601', to: '60827' }],
        },
        relationships: {
          country: { data: { type: 'countries', id: 'US' } },
          region: { data: { type: 'regions', id: 'US-IL' } },
        },
      },
    ],
    taxrules: [rule('5', 'TAXABLE', '11'), rule('6', 'OLD', '13')],
    customertaxcodes: [],
    producttaxcodes: [],
  },
  included: [
    { type: 'taxes', id: '3', attributes: { code: 'IL-COOK' } },
    { type: 'taxjurisdictions', id: '4', attributes: { code: 'IL-COOK' } },
    { type: 'customertaxcodes', id: '11', attributes: { code: 'TAXABLE' } },
    { type: 'producttaxcodes', id: '12', attributes: { code: 'GOODS' } },
    { type: 'customertaxcodes', id: '13', attributes: { code: 'OLD' } },
  ],
});

function rule(id: string, description: string, customerTaxCode: string) {
  return {
    type: 'taxrules',
    id,
    attributes: { description },
    relationships: {
      customerTaxCode: { data: { type: 'customertaxcodes', id: customerTaxCode } },
      productTaxCode: { data: { type: 'producttaxcodes', id: '12' } },
      tax: { data: { type: 'taxes', id: '3' } },
      taxJurisdiction: { data: { type: 'taxjurisdictions', id: '4' } },
    },
  };
}

const parts = async (content: ShopContent) => {
  const shop = await shopHolding(content);
  const p21 = await p21Holding(rows);
  const flow = createTaxesFlow(flowParts({ p21, shop: shop.oro, config: flowConfig({ taxPlaces }) }));
  return { shop, flow };
};

describe('taxes', () => {
  it('makes a tax of a jurisdiction, with place and rule where the place is told', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const { flow } = await parts({});
    const [row] = (await flow.source.scan(null, call)).rows;
    expect(row && flow.map(row)).toEqual(document);
    expect(Object.keys(document)).toEqual(flow.owns);
    const told = createTaxesFlow(flowParts({}));
    expect(row && told.map(row)).toEqual({ ...document, place: null, rules: [] });
  });

  it('makes tax, place, tax codes and rule in an empty shop', async () => {
    const { shop, flow } = await parts({});
    const outcomes = await flow.target.write(await planWrites(flow, ['IL-COOK'], {}), call);
    expect(outcomes).toEqual([{ state: 'WRITTEN', targetId: '101' }]);
    expect(shop.resources().flatMap((resource) => misfits(resource))).toEqual([]);
    expect(shop.writes.map(({ body }) => (body as { data: object }).data)).toEqual([
      { type: 'taxes', attributes: { code: 'IL-COOK', description: 'Cook County', rate: 0.0175 } },
      {
        type: 'taxjurisdictions',
        attributes: {
          code: 'IL-COOK',
          description: 'Cook County',
          zipCodes: [{ from: '60601', to: '60827' }],
        },
        relationships: {
          country: { data: { type: 'countries', id: 'US' } },
          region: { data: { type: 'regions', id: 'US-IL' } },
        },
      },
      { type: 'customertaxcodes', attributes: { code: 'TAXABLE' } },
      { type: 'producttaxcodes', attributes: { code: 'GOODS' } },
      {
        type: 'taxrules',
        attributes: { description: 'Cook County' },
        relationships: {
          customerTaxCode: { data: { type: 'customertaxcodes', id: '103' } },
          productTaxCode: { data: { type: 'producttaxcodes', id: '104' } },
          tax: { data: { type: 'taxes', id: '101' } },
          taxJurisdiction: { data: { type: 'taxjurisdictions', id: '102' } },
        },
      },
    ]);
  });

  it('changes the rate alone, and takes away a rule nobody wants', async () => {
    const { shop, flow } = await parts(stored(0.02));
    await flow.target.write(await planWrites(flow, ['IL-COOK'], {}), call);
    expect(shop.writes.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      {
        method: 'PATCH',
        path: '/admin/api/taxes/3',
        body: { data: { type: 'taxes', id: '3', attributes: { rate: 0.0175 } } },
      },
      { method: 'DELETE', path: '/admin/api/taxrules/6', body: undefined },
    ]);
  });

  it('reads back what it wrote', async () => {
    const { flow } = await parts(stored(0.0175));
    const [record] = await flow.target.read([{ key: 'IL-COOK', targetId: null }], call);
    expect(record).toMatchObject({
      key: 'IL-COOK',
      targetId: '3',
      document: {
        ...document,
        rules: [...document.rules, { customerTaxCode: 'OLD', productTaxCode: 'GOODS' }],
      },
    });
  });
});
