import { describe, expect, it } from 'vitest';
import { createHistoricalOrdersFlow } from '../../src/flows/historical-orders.flow.ts';
import { toProgress } from '../../src/flows/order-status.flow.ts';
import { customFields } from './support/custom-fields.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime, flowConfig, resolve } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { misfits, unknownColumns } from './support/system-names.ts';

const line = (number: number, item: number, cells: object) => ({
  order_no: '1013938',
  line_no: number,
  oe_line_uid: number,
  company_no: 'ACME',
  inv_mast_uid: item,
  unit_quantity: 2,
  unit_of_measure: 'BX',
  unit_size: 10,
  qty_ordered: 20,
  qty_invoiced: 20,
  qty_canceled: 0,
  unit_price: 1.23456,
  pricing_unit_size: 1,
  complete: 'Y',
  other_charge: 'N',
  delete_flag: 'N',
  ...cells,
});
const flags = { delete_flag: 'N', inactive: 'N', other_charge_item: 'N', base_unit: 'EA' };

const rows = {
  oe_hdr: [
    {
      order_no: '1013938',
      oe_hdr_uid: 1,
      company_id: 'ACME',
      customer_id: 100198,
      address_id: 200,
      order_date: '2026-01-05T00:00:00-06:00',
      requested_date: '2026-01-09T00:00:00-06:00',
      po_no: 'PO-1',
      terms: '2N',
      ship2_name: 'Acme Yard',
      ship2_add1: '9 Yard Rd',
      ship2_city: 'Des Moines',
      ship2_state: 'IA',
      ship2_zip: '50309',
      ship2_country: '45',
      freight_out: 12.5,
      completed: 'N',
      delete_flag: 'N',
      web_reference_no: null,
      date_created: '2026-01-05T09:30:00.250-06:00',
      date_last_modified: '2026-02-11T09:30:00.123-06:00',
    },
  ],
  oe_line: [
    line(1, 4711, {}),
    line(2, 4712, { complete: 'N', qty_invoiced: 0, unit_of_measure: 'EA', unit_size: 1, qty_ordered: 2 }),
    line(3, 4713, { other_charge: 'Y' }),
  ],
  oe_pick_ticket: [
    {
      pick_ticket_no: 5001,
      company_id: 'ACME',
      order_no: '1013938',
      location_id: 10,
      carrier_id: 900,
      tracking_no: '1Z999',
      ship_date: '2026-01-08T00:00:00-06:00',
      delete_flag: 'N',
    },
  ],
  inv_mast: [
    { inv_mast_uid: 4711, item_id: 'WIDGET-1', item_desc: 'Widget', ...flags },
    { inv_mast_uid: 4712, item_id: '3/8-16', item_desc: 'Screw', ...flags },
    { inv_mast_uid: 4713, item_id: 'FREIGHT', item_desc: 'Freight', ...flags, other_charge_item: 'Y' },
  ],
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
  address: [
    {
      id: 100198,
      name: 'Acme Tools',
      mail_address1: 'PO Box 12',
      mail_city: 'Des Moines',
      mail_state: 'IA',
      mail_postal_code: '50309',
      mail_country: 'USA',
      carrier_flag: 'N',
      delete_flag: 'N',
    },
    { id: 900, name: 'UPS Ground', carrier_flag: 'Y', delete_flag: 'N' },
  ],
  terms: [{ terms_id: '2N', terms_desc: '2% 10 Net 30', delete_flag: 'N' }],
};

const pastOrder = async () => {
  const flow = createHistoricalOrdersFlow(flowParts({ p21: await p21Holding(rows) }));
  const [row] = (await flow.source.scan(null, call)).rows;
  if (row === undefined) throw new Error('the order was not read');
  return { flow, row };
};

describe('orders of P21 in the shop', () => {
  it('become external orders with what the shop knows as products, what it does not as text', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const { flow, row } = await pastOrder();
    const document = flow.map(row);
    expect(document).toMatchObject({
      identifier: '1013938',
      customer: { $flow: 'customers', $key: '100198' },
      createdAt: '2026-01-05T15:30:00.250Z',
      shipUntil: '2026-01-09',
      freight: '12.5',
      paymentTerm: '2% 10 Net 30',
      shippingStatus: 'partially_shipped',
      trackings: [{ method: 'UPS Ground', number: '1Z999' }],
      lines: [
        { product: { $flow: 'products', $key: 'WIDGET-1' }, quantity: '2', unit: 'bx', price: '12.3456' },
        { product: null, sku: '3/8-16', name: 'Screw', quantity: '2', unit: 'each', price: '1.2346' },
      ],
    });
    expect(Object.keys(document ?? {}).sort()).toEqual([...flow.owns, ...(flow.startsWith ?? [])].sort());
  });

  it('are written as one document, without the address whose country nobody knows', async () => {
    const { flow, row } = await pastOrder();
    const shop = await shopHolding({
      lists: {
        countries: [{ type: 'countries', id: 'US', attributes: { iso3Code: 'USA', name: 'United States' } }],
        regions: [
          {
            type: 'regions',
            id: 'US-IA',
            attributes: { code: 'IA', name: 'Iowa' },
            relationships: { country: { data: { type: 'countries', id: 'US' } } },
          },
        ],
        paymentterms: [{ type: 'paymentterms', id: '5', attributes: { label: '2% 10 Net 30' } }],
      },
    });
    const { target } = createHistoricalOrdersFlow(flowParts({ shop: shop.oro }));
    const document = resolve(flow.map(row) ?? {}, {
      customers: { '100198': '7' },
      products: { 'WIDGET-1': '3' },
    });
    const write = { key: '1013938', targetId: null, document, fingerprint: 'f', ...firstTime };
    expect(await target.write([write], call)).toEqual([{ state: 'WRITTEN', targetId: '101' }]);
    expect(shop.resources().flatMap((resource) => misfits(resource, customFields))).toEqual([]);
    expect(shop.writes.at(-1)?.body).toMatchObject({
      data: [
        {
          type: 'orders',
          attributes: {
            identifier: '1013938',
            external: true,
            currency: 'USD',
            createdAt: '2026-01-05T15:30:00Z',
            p21_order_no: '1013938',
          },
          relationships: {
            customer: { data: { type: 'customers', id: '7' } },
            billingAddress: { data: { type: 'orderaddresses', id: 'billing-0' } },
            lineItems: { data: [{ id: 'line-0-0' }, { id: 'line-0-1' }] },
            shippingTrackings: { data: [{ id: 'tracking-0-0' }] },
          },
        },
      ],
      included: [
        { id: 'billing-0', relationships: { region: { data: { type: 'regions', id: 'US-IA' } } } },
        { id: 'line-0-0', attributes: { quantity: 2, value: 12.3456, currency: 'USD' } },
        { id: 'line-0-1', attributes: { productSku: '3/8-16', freeFormProduct: 'Screw' } },
        { id: 'tracking-0-0', attributes: { method: 'UPS Ground', number: '1Z999' } },
      ],
    });
    expect(shop.resources().map(({ id }) => id)).not.toContain('shipping-0');
  });

  it('tell how far they are; of a closed order of the shop only the parcels', async () => {
    const { row } = await pastOrder();
    const shopOrder = {
      identifier: '1013938',
      internalStatus: 'open',
      p21OrderNo: null,
      shippingStatus: 'not_shipped',
      status: null,
    };
    const progress = (changes: object) =>
      toProgress(
        { ...row, canNoteNumber: true, shopOrder: { ...shopOrder, ...changes } as never },
        flowConfig().flows,
      );
    const trackings = [{ method: 'UPS Ground', number: '1Z999' }];
    const told = { identifier: '1013938', status: null, trackings };
    expect(progress({})).toEqual({ ...told, p21OrderNo: '1013938', shippingStatus: 'partially_shipped' });
    expect(progress({ internalStatus: 'closed' })).toEqual({
      ...told,
      p21OrderNo: null,
      shippingStatus: 'not_shipped',
    });
    expect(toProgress({ ...row, canNoteNumber: true, shopOrder: null }, flowConfig().flows)).toBeNull();
  });
});
