/** The calls of the race recordings 6.1/544-549: four at once, each the same. */
import type { Json } from './recording.ts';

interface RaceRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Json;
}

const to = (type: string, id: string): Json => ({ data: { type, id } });

const races: Readonly<Record<string, RaceRequest>> = {
  '544-race-same-sku': {
    method: 'POST',
    url: '/admin/api/products',
    body: {
      data: {
        type: 'products',
        attributes: { sku: 'RACE-SKU', status: 'enabled', productType: 'simple' },
        relationships: {
          names: { data: [{ type: 'productnames', id: 'n' }] },
          attributeFamily: to('attributefamilies', '1'),
          primaryUnitPrecision: to('productunitprecisions', 'u'),
          inventory_status: to('prodinventorystatuses', 'in_stock'),
        },
      },
      included: [
        { type: 'productnames', id: 'n', attributes: { string: 'Race', fallback: null } },
        {
          type: 'productunitprecisions',
          id: 'u',
          attributes: { precision: 0, conversionRate: 1, sell: true },
          relationships: { unit: to('productunits', 'item') },
        },
      ],
    },
  },
  '545-race-same-order-identifier': {
    method: 'POST',
    url: '/admin/api/orders',
    body: {
      data: {
        type: 'orders',
        attributes: { identifier: 'RACE-ORDER', currency: 'USD' },
        relationships: {
          customer: to('customers', '2'),
          lineItems: { data: [{ type: 'orderlineitems', id: 'l' }] },
        },
      },
      included: [
        {
          type: 'orderlineitems',
          id: 'l',
          attributes: { quantity: 1, value: 5, currency: 'USD' },
          relationships: { product: to('products', '1'), productUnit: to('productunits', 'item') },
        },
      ],
    },
  },
  '546-race-same-email': {
    method: 'POST',
    url: '/admin/api/customerusers',
    body: {
      data: {
        type: 'customerusers',
        attributes: { email: 'race@example.com', firstName: 'Ra', lastName: 'Ce', password: 'Passw0rd!X' },
        relationships: { customer: to('customers', '2') },
      },
    },
  },
  '547-race-same-level': {
    method: 'PATCH',
    url: '/admin/api/inventorylevels/1',
    body: { data: { type: 'inventorylevels', id: '1', attributes: { quantity: 50 } } },
  },
  '548-race-same-price': {
    method: 'POST',
    url: '/admin/api/productprices',
    body: {
      data: {
        type: 'productprices',
        attributes: { quantity: 77, value: '1', currency: 'USD' },
        relationships: {
          priceList: to('pricelists', '2'),
          product: to('products', '1'),
          unit: to('productunits', 'item'),
        },
      },
    },
  },
  '549-race-same-order-patch': {
    method: 'PATCH',
    url: '/admin/api/orders/1',
    body: { data: { type: 'orders', id: '1', attributes: { customerNotes: 'race' } } },
  },
};

export function bodyOfRace(name: string): readonly RaceRequest[] {
  const request = races[name];
  return request ? [request, request, request, request] : [];
}
