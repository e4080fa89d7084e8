// What the shop's own functional tests say of orders beyond the recordings (orocommerce 6.1.8, OrderBundle/Tests).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults, orderBody } from './support/orders.ts';
import {
  createCustomer,
  createProduct,
  createUser,
  ref,
  startShop,
  type TestShop,
} from './support/shop-client.ts';

describe('orders of the back office', () => {
  let shop: TestShop;
  let customer: string;

  beforeAll(async () => {
    shop = await startShop();
    customer = await createCustomer(shop.office, 'Rules Inc');
    await createProduct(shop.office, 'RULE-1');
    await createProduct(shop.office, 'RULE-2', 'kg', 2);
  });
  afterAll(() => shop.sandbox.close());

  const order = async (skus: readonly string[] = ['RULE-1']) => {
    const { status, body } = await shop.office(
      'POST',
      '/admin/api/orders',
      orderBody({ customer, lines: skus.map((sku) => ({ sku })) }),
    );
    expect(status).toBe(201);
    return { id: body.data.id as string, lines: body.data.relationships.lineItems.data as { id: string }[] };
  };
  const refused = async (method: string, path: string, body: unknown, status = 400) => {
    const answer = await shop.office(method, `/admin/api${path}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return faults(answer.body);
  };

  it('take quantities only as fine as the unit of the product allows', async () => {
    expect(
      await refused('POST', '/orders', orderBody({ customer, lines: [{ sku: 'RULE-1', quantity: 1.5 }] })),
    ).toEqual([
      'quantity unit precision constraint | The precision for the unit "item" is not valid. | /included/0/attributes/quantity',
    ]);
    const fine = await shop.office(
      'POST',
      '/admin/api/orders',
      orderBody({ customer, lines: [{ sku: 'RULE-2', quantity: 1.25, unit: 'kg' }] }),
    );
    expect(fine.status).toBe(201);
  });

  it('validate a price as one value', async () => {
    const line = (attributes: object) =>
      refused('POST', '/orders', orderBody({ customer, lines: [{ sku: 'RULE-1', attributes }] }));
    const value = '/included/0/attributes/value';
    expect(await line({ value: null })).toEqual([
      `not blank constraint | Price value should not be blank. | ${value}`,
    ]);
    expect(await line({ value: '-1' })).toEqual([
      `range constraint | This value should be 0 or more. | ${value}`,
    ]);
    expect(await line({ value: 'test' })).toContain(
      `type constraint | This value should be of type numeric. | ${value}`,
    );
    expect(await line({ currency: null })).toEqual([
      'not blank constraint | This value should not be blank. | /included/0/attributes/currency',
    ]);
  });

  it('keep their lines and discounts, and at least one line', async () => {
    const first = await order(['RULE-1', 'RULE-2']);
    const second = await order();
    const lines = (ids: readonly string[]) => ({
      data: {
        type: 'orders',
        id: second.id,
        relationships: { lineItems: { data: ids.map((id) => ({ type: 'orderlineitems', id })) } },
      },
    });
    expect(await refused('PATCH', `/orders/${second.id}`, lines([first.lines[0]?.id ?? '']))).toEqual([
      'unchangeable field constraint | Line Item order cannot be changed once set. | /data/relationships/lineItems/data/0',
    ]);
    expect(await refused('PATCH', `/orders/${second.id}`, lines([]))).toEqual([
      'count constraint | Please add at least one Line Item | /data/relationships/lineItems/data',
    ]);
    expect(await refused('DELETE', `/orderlineitems/${second.lines[0]?.id}`, undefined, 403)).toEqual([
      'access denied exception | The delete operation is forbidden. Reason: Please add at least one Line Item.',
    ]);
    const gone = await shop.office('DELETE', `/admin/api/orderlineitems/${first.lines[0]?.id}`);
    expect(gone.status).toBe(204);
    const left = await shop.office('GET', `/admin/api/orders/${first.id}`);
    expect(left.body.data.attributes.totalValue).toBe('10.0000');
  });

  it('do not let a line change its order', async () => {
    const { lines } = await order();
    const [line] = lines;
    const move = (data: readonly object[]) => ({
      data: { type: 'orderlineitems', id: line?.id, relationships: { orders: { data } } },
    });
    const other = await order();
    const at = '/data/relationships/orders/data';
    const fixed = `unchangeable field constraint | Line Item order cannot be changed once set. | ${at}`;
    expect(await refused('PATCH', `/orderlineitems/${line?.id}`, move([]))).toEqual([
      `count constraint | This collection should contain 1 element or more. | ${at}`,
      fixed,
    ]);
    expect(
      await refused('PATCH', `/orderlineitems/${line?.id}`, move([{ type: 'orders', id: other.id }])),
    ).toEqual([fixed]);
    const route = await shop.office('PATCH', `/admin/api/orderlineitems/${line?.id}/relationships/orders`, {
      data: [{ type: 'orders', id: other.id }],
    });
    expect([route.status, route.headers.get('allow')]).toEqual([405, 'OPTIONS, GET']);
  });

  it('belong to a customer and one of its users', async () => {
    const stranger = await createUser(
      shop.office,
      'stranger@rules.test',
      await createCustomer(shop.office, 'Else'),
      '1',
    );
    const body = orderBody({
      customer,
      lines: [{ sku: 'RULE-1' }],
      relationships: { customerUser: ref('customerusers', stranger) },
    });
    expect(await refused('POST', '/orders', body)).toEqual([
      'customer owner constraint | The customer user does not belong to the customer.',
    ]);
  });

  describe('discounts', () => {
    const discount = (id: string, attributes: object) => ({
      data: { type: 'orderdiscounts', attributes, relationships: { order: ref('orders', id) } },
    });
    const amount = 'oro_order_discount_item_type_amount';
    const percent = 'oro_order_discount_item_type_percent';

    it('have a known kind and the value of that kind', async () => {
      const { id } = await order();
      const ask = (attributes: object) => refused('POST', '/orderdiscounts', discount(id, attributes));
      expect(await ask({ description: 'Neither' })).toEqual([
        `discount type constraint | The discount type is invalid. Valid types are: ${amount}, ${percent}. | /data/attributes/orderDiscountType`,
      ]);
      expect(await ask({ orderDiscountType: amount, percent: 0.1 })).toEqual([
        'not blank constraint | This value should not be blank. | /data/attributes/amount',
      ]);
      expect(await ask({ orderDiscountType: percent, percent: 'invalid' })).toEqual([
        'form constraint | This value is not valid. | /data/attributes/percent',
      ]);
      expect(await ask({ orderDiscountType: percent, percent: 1.01 })).toContain(
        'range constraint | This value should be between -100% and 100%. | /data/attributes/percent',
      );
      expect(await ask({ orderDiscountType: amount, amount: '-1.0000' })).toEqual([
        'range constraint | The discount amount should be between 0 and 999999999999999.9999 | /data/attributes/amount',
      ]);
    });

    it('stay below the subtotal together', async () => {
      const { id } = await order();
      const tooMuch =
        'discounts constraint | The sum of all discounts cannot exceed the order grand total amount. Please review some discounts above and make necessary adjustments.';
      const post = (value: string) =>
        shop.office(
          'POST',
          '/admin/api/orderdiscounts',
          discount(id, { orderDiscountType: amount, amount: value }),
        );
      expect((await post('6.0000')).status).toBe(201);
      expect(faults((await post('5.0000')).body)).toEqual([
        `${tooMuch} | /data/relationships/order/data/totalDiscountsAmount`,
      ]);
      const included = (key: string, value: string) => ({
        type: 'orderdiscounts',
        id: key,
        attributes: { orderDiscountType: amount, amount: value },
      });
      const body = orderBody({
        customer,
        lines: [{ sku: 'RULE-1' }],
        relationships: {
          discounts: {
            data: ['d1', 'd2'].map((key) => ({ type: 'orderdiscounts', id: key })),
          },
        },
        included: [included('d1', '11.0000'), included('d2', '1.0000')],
      });
      expect(await refused('POST', '/orders', body)).toEqual([
        'range constraint | This value should be between -100% and 100%. | /included/1/attributes/percent',
        `${tooMuch} | /included/1/relationships/order/data`,
      ]);
    });
  });
});
