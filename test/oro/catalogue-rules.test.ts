// What the shop's own functional tests say of products, prices, customers and taxes beyond the recordings
// (orocommerce and customer-portal 6.1.8).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './support/orders.ts';
import {
  createCustomer,
  createPrice,
  createProduct,
  createUser,
  ref,
  startShop,
  type TestShop,
} from './support/shop-client.ts';

describe('the rules of the back office', () => {
  let shop: TestShop;

  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.sandbox.close());

  const call = (method: string, path: string, body?: unknown) =>
    shop.office(method, `/admin/api${path}`, body);
  const refused = async (method: string, path: string, body?: unknown, status = 400) => {
    const answer = await call(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return faults(answer.body);
  };
  const many = (type: string, ...ids: readonly string[]) => ({ data: ids.map((id) => ({ type, id })) });

  describe('products', () => {
    const precision = (id: string, unit: string) => ({
      type: 'productunitprecisions',
      id,
      attributes: { precision: 0, conversionRate: 2, sell: true },
      relationships: { unit: ref('productunits', unit) },
    });
    const units = (id: string, ...keys: readonly string[]) => ({
      type: 'products',
      id,
      relationships: { unitPrecisions: many('productunitprecisions', ...keys) },
    });
    const at = '/data/relationships/unitPrecisions/data';

    it('need a default name', async () => {
      const data = {
        type: 'products',
        attributes: { sku: 'NAMELESS' },
        relationships: {
          attributeFamily: ref('attributefamilies', '1'),
          primaryUnitPrecision: ref('productunitprecisions', 'u'),
          inventory_status: ref('prodinventorystatuses', 'in_stock'),
        },
      };
      const names = '/data/relationships/names/data';
      expect(await refused('POST', '/products', { data, included: [precision('u', 'item')] })).toEqual([
        `not blank default localized fallback value constraint | Product default name is blank | ${names}`,
        `count constraint | This collection should contain 1 element or more. | ${names}`,
      ]);
    });

    it('have every unit once and keep the primary one', async () => {
      const id = await createProduct(shop.office, 'UNITS-1');
      const twice = {
        data: units(id, 'a', 'b'),
        included: [precision('a', 'kg'), precision('b', 'kg')],
      };
      expect(await refused('PATCH', `/products/${id}`, twice)).toEqual([
        `form constraint | Unit precision "kg" already exists for this product. | ${at}`,
      ]);
      const without = { data: units(id, 'a'), included: [precision('a', 'kg')] };
      expect(await refused('PATCH', `/products/${id}`, without)).toEqual([
        `primary product unit precision constraint | A primary product unit precision should be in the collection of product unit precisions. | ${at}`,
      ]);
      const { body } = await call('GET', `/products/${id}`);
      const primary = body.data.relationships.primaryUnitPrecision.data.id;
      expect(await refused('DELETE', `/productunitprecisions/${primary}`, undefined, 403)).toEqual([
        'access denied exception | The delete operation is forbidden. Reason: primary precision.',
      ]);
    });
  });

  describe('prices', () => {
    it('are positive numbers in a currency of their list', async () => {
      const product = await createProduct(shop.office, 'PRICED-1');
      const ask = async (value: string) => faults((await createPrice(shop.office, product, value)).body);
      expect(await ask('-1')).toEqual([
        'range constraint | This value should be 0 or more. | /data/attributes/value',
      ]);
      expect(await ask('')).toContain(
        'not blank constraint | Price value should not be blank. | /data/attributes/value',
      );
      expect(faults((await createPrice(shop.office, product, '1', 1.5)).body)).toEqual([
        'quantity unit precision constraint | The precision for the unit "item" is not valid. | /data/attributes/quantity',
      ]);
    });

    it('are looked for by ids of their own list', async () => {
      const product = await createProduct(shop.office, 'PRICED-2');
      const { body } = await createPrice(shop.office, product, '5.5');
      const { id } = body.data;
      const found = await call('GET', `/productprices?filter[priceList]=1&filter[id]=${id}`);
      expect(found.body.data).toHaveLength(1);
      const stranger = id.replace(/1$/, '2');
      expect(await refused('GET', `/productprices?filter[priceList]=1&filter[id]=${stranger}`)).toEqual([
        `filter constraint | Expected a product price ID. Given "${stranger}". | filter[id]`,
      ]);
      expect(await refused('DELETE', '/productprices')).toEqual([
        'filter constraint | At least one filter must be provided.',
      ]);
    });

    it('come in lists of at least one currency', async () => {
      expect(
        await refused('POST', '/pricelists', { data: { type: 'pricelists', attributes: { name: 'L' } } }),
      ).toEqual(['count constraint | This collection should contain 1 element or more. Source: currencies.']);
    });
  });

  describe('customers', () => {
    it('form no circles, and come one at a time', async () => {
      const top = await createCustomer(shop.office, 'Top');
      const below = await createCustomer(shop.office, 'Below', { parent: ref('customers', top) });
      const body = {
        data: { type: 'customers', id: top, relationships: { parent: ref('customers', below) } },
      };
      expect(await refused('PATCH', `/customers/${top}`, body)).toEqual([
        "circular customer reference constraint | Circular reference detected. 'Below' cannot be a parent of 'Top' because it is its child. | /data/relationships/parent/data",
      ]);
      const withParent = {
        data: {
          type: 'customers',
          attributes: { name: 'New' },
          relationships: { parent: ref('customers', 'p') },
        },
        included: [{ type: 'customers', id: 'p', attributes: { name: 'New parent' } }],
      };
      expect(await refused('POST', '/customers', withParent)).toEqual([
        'new included entity existence constraint | Creation a new include entity that can lead to a circular dependency is forbidden. | /included/0',
      ]);
    });

    it('stay while they have users, roles while they are held', async () => {
      const customer = await createCustomer(shop.office, 'Peopled');
      await createUser(shop.office, 'someone@peopled.test', customer, '1');
      expect(await refused('DELETE', `/customers/${customer}`, undefined, 403)).toEqual([
        'access denied exception | The delete operation is forbidden. Reason: has associations to other entities.',
      ]);
      expect(await refused('DELETE', '/customeruserroles/1', undefined, 403)).toEqual([
        'access denied exception | No access by "DELETE" permission to the entity.',
      ]);
    });

    it('have one primary address and one default of a kind', async () => {
      const customer = await createCustomer(shop.office, 'Addressed');
      const address = async (attributes: object): Promise<string> => {
        const { body } = await call('POST', '/customeraddresses', {
          data: {
            type: 'customeraddresses',
            attributes: {
              street: 'Main 1',
              city: 'Town',
              postalCode: '1',
              organization: 'Org',
              ...attributes,
            },
            relationships: {
              customer: ref('customers', customer),
              country: ref('countries', 'US'),
              region: ref('regions', 'US-FL'),
            },
          },
        });
        return body.data.id;
      };
      const billing = { types: [{ addressType: 'billing', default: true }] };
      const first = await address(billing);
      const second = await address({ ...billing, primary: true });
      const shown = async (id: string) =>
        (await call('GET', `/customeraddresses/${id}`)).body.data.attributes;
      expect(await shown(first)).toMatchObject({
        primary: false,
        types: [{ addressType: 'billing', default: false }],
      });
      expect(await shown(second)).toMatchObject({ primary: true, ...billing });
    });
  });

  describe('taxes', () => {
    it('have percentages of four decimals and places of understandable codes', async () => {
      const tax = { data: { type: 'taxes', attributes: { code: 'T1', rate: 0.1234567 } } };
      expect(await refused('POST', '/taxes', tax)).toEqual([
        "tax rate constraint | Tax rate can't have more than 4 decimal places | /data/attributes/rate",
      ]);
      const place = (...zipCodes: readonly object[]) => ({
        data: {
          type: 'taxjurisdictions',
          attributes: { code: 'J1', zipCodes },
          relationships: { country: ref('countries', 'US') },
        },
      });
      const at = '/data/attributes/zipCodes/1/from';
      const ok = { from: '92503', to: null };
      expect(await refused('POST', '/taxjurisdictions', place(ok, { from: 'x', to: '90280' }))).toEqual([
        `zip code fields constraint | Ranges are supported only for numeric postal codes | ${at}`,
      ]);
      expect(await refused('POST', '/taxjurisdictions', place(ok, { from: '', to: '' }))).toEqual([
        `zip code fields constraint | Zip code can't be empty | ${at}`,
      ]);
      const made = await call('POST', '/taxjurisdictions', place(ok, { from: '90201', to: '90280' }));
      expect(made.body.data.attributes.zipCodes).toEqual([ok, { from: '90201', to: '90280' }]);
    });
  });

  it('close some relationships to changes of their own', async () => {
    const allow = async (path: string) => (await call('OPTIONS', path)).headers.get('allow');
    const { body } = await call('POST', '/customers', {
      data: { type: 'customers', attributes: { name: 'R' } },
    });
    const { id } = body.data;
    expect(await allow(`/customers/${id}/relationships/addresses`)).toBe('OPTIONS, GET');
    expect(await allow(`/customers/${id}/relationships/group`)).toBe('OPTIONS, GET, PATCH');
    expect(await allow(`/customers/${id}/relationships/users`)).toBe('OPTIONS, GET, PATCH, POST, DELETE');
    expect(await allow('/pricelists/1/relationships/schedules')).toBe('OPTIONS, GET, DELETE');
  });
});
