/** The shop of the sandbox’s distributor: what it was filled with, held against P21. */
import Big from 'big.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { p21Rows, readP21, readShop, shopRows } from './support/distributor-under-test.ts';

let distributor: Distributor;

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 300, customers: 30, orders: 300 } });
});
afterAll(() => distributor.close());

const trimmed = (value: unknown): string => String(value ?? '').trim();
const p21 = (table: string) => p21Rows(distributor, table);
const shop = (type: string) => shopRows(distributor, type);
const webOrders = () => p21('oe_hdr').filter((order) => trimmed(order.web_reference_no) !== '');
const linesOf = (orderNo: unknown) => p21('oe_line').filter((line) => line.order_no === orderNo);
const orderOf = (identifier: unknown) =>
  shop('orders').find(({ values }) => values.identifier === identifier);
const itemOf = (uid: unknown) => p21('inv_mast').find((item) => item.inv_mast_uid === uid);

describe('the shop knows what P21 knows', () => {
  it('has every customer under its P21 number', () => {
    const numbers = shop('customers').map(({ values }) => values.p21_customer_id);
    expect(numbers).toEqual(p21('customer').map((row) => String(row.customer_id)));
    expect(numbers.length).toBeGreaterThan(25);
  });

  it('has a user for every contact of these customers with an e-mail, each e-mail once', () => {
    const contacts = p21('contacts').filter((row) => row.salesrep !== 'Y' && row.email_address);
    const emails = new Set(contacts.map((row) => trimmed(row.email_address).toLowerCase()));
    expect(
      shop('customerusers')
        .map(({ values }) => values.email)
        .toSorted(),
    ).toEqual([...emails].toSorted());
  });

  it('ties every user to a contact of its customer', () => {
    for (const { values } of shop('customerusers')) {
      const customer = shop('customers').find(({ id }) => id === values.customer)?.values;
      const linked = p21('oe_contacts_customer').filter(
        (row) => trimmed(row.contact_id) === values.p21_contact_id,
      );
      expect(linked.map((row) => String(row.customer_id))).toContain(customer?.p21_customer_id);
    }
  });

  it('has one administrator in every customer that has users', () => {
    const administrators = shop('customerusers').filter(({ values }) => String(values.userRoles) === '1');
    const customers = new Set(shop('customerusers').map(({ values }) => values.customer));
    expect(administrators.map(({ values }) => values.customer)).toEqual([...customers]);
  });

  it('has an address for every ship-to and one for the invoices of every customer', () => {
    const shipTos = shop('customeraddresses').flatMap(({ values }) => values.p21_ship_to_id ?? []);
    const live = new Set(p21('customer').map((row) => row.customer_id));
    const wanted = p21('ship_to').filter((row) => live.has(row.customer_id ?? null));
    expect(shipTos.toSorted()).toEqual(wanted.map((row) => String(row.ship_to_id)).toSorted());
    expect(shop('customeraddresses')).toHaveLength(wanted.length + live.size);
  });

  it('sells every item whose number can be a SKU', () => {
    const goods = p21('inv_mast').filter((item) => item.other_charge_item !== 'Y');
    const possible = goods.filter((item) => /^[\w-]{3,}$/.test(trimmed(item.item_id)));
    expect(shop('products').map(({ values }) => values.sku)).toEqual(
      possible.map((item) => trimmed(item.item_id)),
    );
    expect(possible.length).toBeLessThan(goods.length);
  });

  it('counts in the base unit what is available at all locations together', () => {
    for (const product of shop('products')) {
      const item = p21('inv_mast').find((row) => trimmed(row.item_id) === product.values.sku);
      const free = sumOf(p21('inv_loc'), item?.inv_mast_uid, ['qty_on_hand'], ['qty_allocated']);
      const held = ['qty_non_pickable', 'qty_quarantined', 'qty_frozen'];
      const available = free.plus(sumOf(p21('inv_loc_stock_status'), item?.inv_mast_uid, [], held));
      const level = shop('inventorylevels').find(
        ({ values }) => values.productUnitPrecision === product.values.primaryUnitPrecision,
      );
      expect([product.values.sku, level?.values.quantity]).toEqual([
        product.values.sku,
        available.lt(0) ? '0' : available.toFixed(),
      ]);
    }
  });

  it('has a level for every unit of every product', () => {
    expect(shop('inventorylevels')).toHaveLength(shop('productunitprecisions').length);
    expect(shop('productunitprecisions').length).toBeGreaterThan(shop('products').length);
  });
});

type Rows = ReturnType<typeof p21>;

const sumOf = (rows: Rows, uid: unknown, plus: readonly string[], minus: readonly string[]): Big =>
  rows
    .filter((row) => row.inv_mast_uid === uid)
    .reduce((sum, row) => {
      const more = plus.reduce((total, column) => total.plus(Number(row[column] ?? 0)), sum);
      return minus.reduce((total, column) => total.minus(Number(row[column] ?? 0)), more);
    }, new Big(0));

describe('web orders', () => {
  it('are the ones P21 knows, under the number both have', () => {
    const numbers = (rows: readonly (readonly [unknown, unknown])[]) => rows.map(String).toSorted();
    expect(numbers(shop('orders').map(({ values }) => [values.identifier, values.p21_order_no]))).toEqual(
      numbers(webOrders().map((order) => [order.web_reference_no, order.order_no])),
    );
    expect(shop('orders').length).toBeGreaterThan(50);
  });

  it('have the goods of the P21 order as lines, what else was charged as rows beside', () => {
    for (const order of webOrders()) {
      const lines = linesOf(order.order_no);
      const id = orderOf(order.web_reference_no)?.id ?? '';
      const skus = shop('orderlineitems').flatMap(({ values }) =>
        String(values.orders) === id ? trimmed(values.productSku) : [],
      );
      const goods = lines.filter((line) => line.other_charge !== 'Y');
      expect(skus).toEqual(goods.map((line) => trimmed(itemOf(line.inv_mast_uid)?.item_id)));
      const charges = shop('extendp21ordercharges').filter(({ values }) => values.parent_order === id);
      expect(charges).toHaveLength(lines.length - goods.length);
    }
  });

  it('cost what P21 charges for the goods, to the cent', () => {
    for (const order of webOrders()) {
      const goods = linesOf(order.order_no).filter((line) => line.other_charge !== 'Y');
      const charged = goods.reduce((sum, line) => sum.plus(Number(line.extended_price)), new Big(0));
      const { subtotalValue, estimatedShippingCostAmount, totalValue } =
        orderOf(order.web_reference_no)?.values ?? {};
      // P21 rounds each line to cents, the shop keeps four digits of the price of one unit.
      const tolerance = goods.reduce(
        (sum, line) => sum.plus(0.005).plus(new Big(Number(line.unit_quantity)).times(0.00005)),
        new Big(0),
      );
      const isPlain = goods.every((line) => Number(line.qty_canceled ?? 0) === 0 && line.cancel_flag !== 'Y');
      if (isPlain) expect(charged.minus(String(subtotalValue)).abs().lte(tolerance)).toBe(true);
      expect(new Big(String(subtotalValue)).plus(String(estimatedShippingCostAmount)).toFixed(4)).toBe(
        totalValue,
      );
    }
  });

  it('name the parcels that P21 has shipped', () => {
    const shipped = p21('oe_pick_ticket').filter(
      (ticket) => ticket.tracking_no && webOrders().some((order) => order.order_no === ticket.order_no),
    );
    const numbers = shop('ordershippingtrackings').map(({ values }) => values.number);
    expect(numbers.toSorted()).toEqual(shipped.map((ticket) => trimmed(ticket.tracking_no)).toSorted());
    expect(numbers.length).toBeGreaterThan(10);
  });

  it('say how much is still to come of orders that are partly shipped', () => {
    const partly = shop('orders').filter(({ values }) => values.shippingStatus === 'partially_shipped');
    const waiting = new Set(shop('extendp21unshippeditems').map(({ values }) => values.parent_order));
    expect(partly.length).toBeGreaterThan(0);
    expect(partly.every(({ id }) => waiting.has(id))).toBe(true);
    const shipped = shop('orders').filter(({ values }) => values.shippingStatus === 'shipped');
    expect(shipped.some(({ id }) => waiting.has(id))).toBe(false);
  });
});

describe('contracts', () => {
  it('have every dollar limit in force as a budget under its key in P21', () => {
    const now = distributor.p21.database.now();
    const running = p21('job_price_hdr').filter(
      (row) => row.approved === 'Y' && row.cancelled === 'N' && Number(row.end_date) > now,
    );
    const wanted = p21('job_price_customer_shipto').filter(
      (row) =>
        running.some((contract) => contract.job_price_hdr_uid === row.job_price_hdr_uid) &&
        Number(row.contract_dollar_limit) > 0,
    );
    const keys = wanted.map((row) => `${row.customer_id}/${row.job_price_cust_shipto_uid}`);
    expect(shop('extendp21customerbudgets').map(({ values }) => values.p21_key)).toEqual(keys);
    expect(keys.length).toBeGreaterThan(0);
  });

  it('show shoppers the price that P21 answers', async () => {
    for (const { values: assigned } of shop('pricelisttocustomers')) {
      const customer = shop('customers').find(({ id }) => id === assigned.customer);
      const contract = p21('job_price_hdr').find(
        (row) => String(row.customer_id) === customer?.values.p21_customer_id && row.approved === 'Y',
      );
      const prices = shop('productprices').filter(({ values }) => values.priceList === assigned.priceList);
      const [price] = prices;
      const sku = shop('products').find(({ id }) => id === price?.values.product)?.values.sku;
      const unit = price?.values.unit === 'each' ? 'EA' : String(price?.values.unit).toUpperCase();
      const place = `salesLocId=${contract?.sales_loc_id}&sourceLocId=${contract?.sales_loc_id}`;
      const question = `companyId=ACME&customerId=${contract?.customer_id}&${place}&uom=${unit}&priceUom=${unit}`;
      const answer = await readP21<{ UnitPrice: number }>(
        distributor,
        `/api/inventory/parts/${sku}/v2/price?${question}`,
      );
      const filter = `filter[customer]=${customer?.id}&filter[website]=1&filter[product]=${price?.values.product}`;
      const { data } = await readShop(
        distributor,
        `/admin/api/customerprices?${filter}&filter[unit]=${price?.values.unit}`,
      );
      expect(data.map(({ attributes }) => attributes?.value)).toEqual([answer.UnitPrice.toFixed(4)]);
    }
  });
});
