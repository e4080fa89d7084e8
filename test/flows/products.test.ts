import { describe, expect, it } from 'vitest';
import { createProductsFlow } from '../../src/flows/products.flow.ts';
import type { Document } from '../../src/sync/document.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

/** An item as P21 keeps it: sold by the foot and by the reel of 250. */
const rows = {
  inv_mast: [
    {
      inv_mast_uid: 4711,
      item_id: 'THHN-12-BLK',
      item_desc: 'Wire THHN 12 AWG black',
      extended_desc: null,
      base_unit: 'FT',
      default_selling_unit: 'FT',
      sales_pricing_unit: 'FT',
      other_charge_item: 'N',
      suppress_from_web_flag: null,
      inactive: 'N',
      delete_flag: 'N',
      date_created: '2021-04-01T08:00:00-05:00',
      date_last_modified: '2026-02-11T09:30:00.123-06:00',
    },
  ],
  item_uom: [
    {
      item_uom_uid: 1,
      inv_mast_uid: 4711,
      unit_of_measure: 'RL',
      unit_size: 250,
      selling_unit: 'Y',
      purchasing_unit: 'Y',
      b2b_unit_flag: 'N',
      delete_flag: 'N',
    },
    {
      item_uom_uid: 2,
      inv_mast_uid: 4711,
      unit_of_measure: 'FT',
      unit_size: 1,
      selling_unit: null,
      purchasing_unit: 'N',
      b2b_unit_flag: 'N',
      delete_flag: 'N',
    },
    {
      item_uom_uid: 3,
      inv_mast_uid: 4711,
      unit_of_measure: 'EA',
      unit_size: 10,
      selling_unit: 'N',
      purchasing_unit: 'Y',
      b2b_unit_flag: 'N',
      delete_flag: 'N',
    },
  ],
};

const document = {
  sku: 'THHN-12-BLK',
  name: 'Wire THHN 12 AWG black',
  status: 'enabled',
  taxCode: 'GOODS',
  primaryUnit: 'ft',
  units: [
    { unit: 'each', conversionRate: '10', precision: 0, sell: false },
    { unit: 'ft', conversionRate: '1', precision: 2, sell: true },
    { unit: 'rl', conversionRate: '250', precision: 0, sell: true },
  ],
} satisfies Document;

const write = { key: 'THHN-12-BLK', targetId: null, document, fingerprint: 'f', ...firstTime };

/** The product as the shop holds it after it was made. */
const stored = {
  lists: {
    products: [
      {
        type: 'products',
        id: '7',
        attributes: {
          sku: 'THHN-12-BLK',
          status: 'enabled',
          productType: 'simple',
          createdAt: '2026-02-12T00:00:00Z',
          updatedAt: '2026-02-12T00:00:00Z',
        },
        relationships: {
          names: {
            data: [
              { type: 'productnames', id: '20' },
              { type: 'productnames', id: '21' },
            ],
          },
          unitPrecisions: {
            data: [
              { type: 'productunitprecisions', id: '30' },
              { type: 'productunitprecisions', id: '31' },
              { type: 'productunitprecisions', id: '32' },
            ],
          },
          primaryUnitPrecision: { data: { type: 'productunitprecisions', id: '30' } },
          taxCode: { data: { type: 'producttaxcodes', id: '1' } },
        },
      },
    ],
    producttaxcodes: [{ type: 'producttaxcodes', id: '1', attributes: { code: 'GOODS' } }],
    productunits: ['each', 'ft', 'rl'].map((id) => ({ type: 'productunits', id, attributes: {} })),
  },
  included: [
    { type: 'producttaxcodes', id: '1', attributes: { code: 'GOODS' } },
    name('20', null, { data: { type: 'localizations', id: '1' } }),
    name('21', 'Wire THHN 12 AWG black', { data: null }),
    precision('30', 'ft', 2, 1, true),
    precision('31', 'rl', 0, 250, true),
    precision('32', 'each', 0, 10, false),
  ],
};

function name(id: string, string: string | null, localization: object) {
  return { type: 'productnames', id, attributes: { string }, relationships: { localization } };
}

function precision(id: string, unit: string, digits: number, conversionRate: number, sell: boolean) {
  return {
    type: 'productunitprecisions',
    id,
    attributes: { precision: digits, conversionRate, sell },
    relationships: { unit: { data: { type: 'productunits', id: unit } } },
  };
}

describe('products', () => {
  it('makes a product of an item', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createProductsFlow(flowParts({ p21: await p21Holding(rows) }));
    const [row] = (await flow.source.scan(null, call)).rows;
    expect(row && flow.source.keyOf(row)).toBe('THHN-12-BLK');
    expect(row && flow.map(row)).toEqual(document);
    expect(Object.keys(document)).toEqual(flow.owns);
  });

  it.each([
    ['a charge', { other_charge_item: 'Y' }],
    ['an item kept from the web', { suppress_from_web_flag: 'Y' }],
    ['an item whose id the shop cannot take', { item_id: '3/8-16' }],
  ])('has no place for %s', async (_what, cells) => {
    const p21 = await p21Holding({ ...rows, inv_mast: [{ ...rows.inv_mast[0], ...cells }] });
    const flow = createProductsFlow(flowParts({ p21 }));
    const [row] = (await flow.source.scan(null, call)).rows;
    expect(row && flow.map(row)).toBeNull();
  });

  it('writes a new product with name and units in one document, and the units the shop lacks before', async () => {
    const shop = await shopHolding({ lists: { producttaxcodes: stored.lists.producttaxcodes } });
    const flow = createProductsFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.write([write], call)).toEqual([{ state: 'WRITTEN', targetId: '101' }]);
    expect(shop.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /admin/api/productunits',
      'POST /admin/api/productunits',
      'POST /admin/api/productunits',
      'PATCH /admin/api/products',
    ]);
    expect(shop.resources().flatMap((resource) => misfits(resource))).toEqual([]);
    expect(shop.writes.at(-1)?.body).toEqual({
      data: [
        {
          type: 'products',
          attributes: { sku: 'THHN-12-BLK', status: 'enabled', productType: 'simple' },
          relationships: {
            names: { data: [{ type: 'productnames', id: 'name-0' }] },
            attributeFamily: { data: { type: 'attributefamilies', id: '1' } },
            primaryUnitPrecision: { data: { type: 'productunitprecisions', id: 'unit-0-1' } },
            unitPrecisions: {
              data: ['unit-0-0', 'unit-0-1', 'unit-0-2'].map((id) => ({ type: 'productunitprecisions', id })),
            },
            inventory_status: { data: { type: 'prodinventorystatuses', id: 'in_stock' } },
            taxCode: { data: { type: 'producttaxcodes', id: '1' } },
          },
        },
      ],
      included: [
        {
          type: 'productnames',
          id: 'name-0',
          attributes: { fallback: null, string: 'Wire THHN 12 AWG black' },
          relationships: { localization: { data: null } },
        },
        precision('unit-0-0', 'each', 0, 10, false),
        precision('unit-0-1', 'ft', 2, 1, true),
        precision('unit-0-2', 'rl', 0, 250, true),
      ],
    });
  });

  it('reads back what it wrote, and does not write it again', async () => {
    const shop = await shopHolding(stored);
    const flow = createProductsFlow(flowParts({ shop: shop.oro }));
    expect(await flow.target.read([{ key: 'THHN-12-BLK', targetId: null }], call)).toEqual([
      { key: 'THHN-12-BLK', targetId: '7', document },
    ]);
    expect(await flow.target.write([write], call)).toEqual([{ state: 'WRITTEN', targetId: '7' }]);
    expect(shop.writes).toEqual([]);
  });

  it('changes what differs and names what stays', async () => {
    const shop = await shopHolding(stored);
    const flow = createProductsFlow(flowParts({ shop: shop.oro }));
    const changed = {
      ...document,
      name: 'Wire THHN 12 black',
      status: 'disabled',
      units: [document.units[1], { ...document.units[2], conversionRate: '500' }],
    } as Document;
    const outcomes = await flow.target.write([{ ...write, targetId: '7', document: changed }], call);
    expect(outcomes).toEqual([{ state: 'WRITTEN', targetId: '7' }]);
    expect(shop.resources().flatMap((resource) => misfits(resource))).toEqual([]);
    expect(shop.writes.map(({ path, body }) => ({ path, body }))).toEqual([
      {
        path: '/admin/api/products',
        body: {
          data: [
            {
              type: 'products',
              id: '7',
              meta: { update: true },
              attributes: { status: 'disabled' },
              relationships: {
                names: { data: ['20', '21'].map((id) => ({ type: 'productnames', id })) },
                unitPrecisions: { data: ['30', '31'].map((id) => ({ type: 'productunitprecisions', id })) },
                primaryUnitPrecision: { data: { type: 'productunitprecisions', id: '30' } },
              },
            },
          ],
          included: [
            {
              type: 'productnames',
              id: '21',
              meta: { update: true },
              attributes: { string: 'Wire THHN 12 black' },
            },
            {
              type: 'productunitprecisions',
              id: '31',
              meta: { update: true },
              attributes: { precision: 0, conversionRate: 500, sell: true },
            },
          ],
        },
      },
    ]);
  });
});
