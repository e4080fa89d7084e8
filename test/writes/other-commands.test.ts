/** The other mutations from the graph to P21's tables, and what a shopper may not say. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../sandbox/distributor/cells.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

let gateway: GatewayUnderTest;
let customerId: string;
let skus: string[];

beforeAll(async () => {
  gateway = await startGateway();
  customerId = gateway.distributor.tourCustomerId;
  const { data } = await gateway.ask(
    '{ products(first: 20) { nodes { sku isCharge inventory { sellable discontinued } } } }',
  );
  const products = data.products.nodes as {
    sku: string;
    isCharge: boolean;
    inventory: { sellable: boolean; discontinued: boolean }[];
  }[];
  skus = products
    .filter(({ isCharge, inventory }) => !isCharge && inventory.length > 0)
    .filter(({ inventory }) => inventory.every((at) => at.sellable && !at.discontinued))
    .map(({ sku }) => sku);
}, 120_000);
afterAll(() => gateway.close());

const receipt = 'command { state reference } userErrors { code field message }';

/** `Input` and selection by mutation; the answer is that of the mutation. */
async function mutate(
  name: string,
  input: object,
  selection: string,
  role: 'back-office' | 'storefront' | 'sync' = 'back-office',
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $key: String!) {
    ${name}(input: $input, idempotencyKey: $key, waitSeconds: 20) { ${receipt} ${selection} }
  }`;
  const { data, errors } = await gateway.ask(query, { input, key: randomUUID() }, { role });
  return { answer: data?.[name], code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const place = (lines: object[], role: 'back-office' | 'storefront' = 'back-office', more: object = {}) =>
  mutate('placeOrder', { customerId, poNumber: 'PO-1', lines, ...more }, 'order { orderNumber }', role);

describe('updateCustomer', () => {
  it('answers with the customer P21 holds', async () => {
    const { answer } = await mutate(
      'updateCustomer',
      { customerId, phone: '555-0123' },
      'customer { phone }',
    );
    expect(answer).toMatchObject({
      command: { state: 'CONFIRMED' },
      userErrors: [],
      customer: { phone: '555-0123' },
    });
  });

  it('names what is wrong with each row of many, and takes the others when told to', async () => {
    const query = `mutation ($inputs: [UpdateCustomerInput!]!, $key: String!, $policy: ErrorPolicy!) {
      updateCustomers(inputs: $inputs, idempotencyKey: $key, errorPolicy: $policy, waitSeconds: 20) {
        results { command { state } userErrors { code field } }
      }
    }`;
    const inputs = [
      { customerId, fax: '555-0199' },
      { customerId, termsId: 'ZZ' },
    ];
    const ask = async (policy: string) =>
      (await gateway.ask(query, { inputs, policy, key: randomUUID() })).data.updateCustomers.results;
    expect(await ask('REJECT_EVERYTHING')).toEqual([
      { command: null, userErrors: [{ code: 'OTHER_ROW_REFUSED', field: null }] },
      { command: null, userErrors: [{ code: 'NOT_FOUND', field: 'termsId' }] },
    ]);
    expect(await ask('REJECT_FAILED_ROWS')).toEqual([
      { command: { state: 'CONFIRMED' }, userErrors: [] },
      { command: null, userErrors: [{ code: 'NOT_FOUND', field: 'termsId' }] },
    ]);
  });
});

describe('upsertCustomerUser and upsertCustomerAddress', () => {
  it('answer with the records P21 holds', async () => {
    const address = { street: '9 Quay', city: 'Ames', state: 'IA', postalCode: '50010', country: 'USA' };
    const made = await mutate(
      'upsertCustomerAddress',
      { customerId, name: 'Site 9', address },
      'address { p21AddressId kind }',
      'storefront',
    );
    expect(made.answer).toMatchObject({ command: { state: 'CONFIRMED' }, address: { kind: 'SHIP_TO' } });
    const shipToIds = [made.answer.address.p21AddressId];
    const buyer = { customerId, firstName: 'Ann', lastName: 'Lee', email: 'ann@site9.example', shipToIds };
    const user = await mutate('upsertCustomerUser', buyer, 'customerUser { email }', 'storefront');
    expect(user.answer).toMatchObject({
      command: { state: 'CONFIRMED' },
      customerUser: { email: 'ann@site9.example' },
    });
  });
});

describe('cancelOrderLine and recordInvoicePayment', () => {
  it('takes back a line and answers with the order', async () => {
    const { answer } = await place([
      { sku: skus[0], quantity: '1' },
      { sku: skus[1], quantity: '1' },
    ]);
    const { orderNumber } = answer.order;
    const cancelled = await mutate(
      'cancelOrderLine',
      { customerId, orderNumber, lineNumber: 2 },
      'order { orderNumber }',
      'storefront',
    );
    expect(cancelled.answer).toMatchObject({ command: { state: 'CONFIRMED' }, order: { orderNumber } });
    const lines = rowsOf(gateway.distributor.p21.database, 'oe_line').filter(
      (row) => row.order_no === orderNumber,
    );
    expect(lines.map(({ line_no, cancel_flag }) => `${line_no} ${cancel_flag}`)).toEqual(['1 N', '2 Y']);
  });

  it('applies a payment and answers with the invoices', async () => {
    const open = rowsOf(gateway.distributor.p21.database, 'invoice_hdr').find(
      (row) =>
        row.paid_in_full_flag === 'N' && Number(row.total_amount) > 10 && Number(row.amount_paid) === 0,
    );
    const [type] = rowsOf(gateway.distributor.p21.database, 'payment_types');
    const input = {
      customerId: String(open?.customer_id_number),
      paymentTypeId: String(type?.payment_type_id),
      amount: '1.25',
      applications: [{ invoiceNumber: String(open?.invoice_no), amount: '1.25' }],
    };
    const { answer } = await mutate(
      'recordInvoicePayment',
      input,
      'paymentNumber invoices { invoiceNumber }',
      'sync',
    );
    expect(answer).toMatchObject({
      command: { state: 'CONFIRMED' },
      paymentNumber: expect.any(String),
      invoices: [{ invoiceNumber: String(open?.invoice_no) }],
    });
    expect((await mutate('recordInvoicePayment', input, 'paymentNumber', 'storefront')).code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('updateMasterShoppingList', () => {
  it('says that it is not configured', async () => {
    const input = { customerId, name: 'Weekly', items: [{ sku: skus[0], quantity: '1' }] };
    const { answer } = await mutate('updateMasterShoppingList', input, '');
    expect(answer).toMatchObject({ command: null, userErrors: [{ code: 'NOT_CONFIGURED' }] });
  });
});

describe('quoteOrder', () => {
  const quoting = `query ($input: QuoteOrderInput!) {
    quoteOrder(input: $input) {
      shipToId isBelowMinimum subtotal { amount } charges { amount } total { amount }
      lines { sku price { extendedPrice { amount } } } tax { tax { amount } }
    }
  }`;

  it('adds up what the lines cost, and writes nothing', async () => {
    const before = rowsOf(gateway.distributor.p21.database, 'oe_hdr').length;
    const shipTos = rowsOf(gateway.distributor.p21.database, 'ship_to').filter(
      (row) => String(row.customer_id) === customerId,
    );
    const input = {
      shipToId: String(shipTos[0]?.ship_to_id),
      lines: [
        { sku: skus[0], quantity: '2' },
        { sku: skus[1], quantity: '3' },
      ],
    };
    const { data } = await gateway.ask(quoting, { input }, { role: 'storefront' });
    const quote = data.quoteOrder;
    const sum = (...amounts: string[]) => amounts.reduce((total, amount) => total + Number(amount), 0);
    const prices = quote.lines.map(
      (line: { price: { extendedPrice: { amount: string } } }) => line.price.extendedPrice.amount,
    );
    expect(prices).toHaveLength(2);
    expect(Number(quote.subtotal.amount)).toBeCloseTo(sum(...prices), 6);
    expect(Number(quote.total.amount)).toBeCloseTo(
      sum(quote.subtotal.amount, quote.charges.amount, quote.tax.tax.amount),
      6,
    );
    expect(rowsOf(gateway.distributor.p21.database, 'oe_hdr')).toHaveLength(before);
  });

  it('has no total where a line has no price', async () => {
    const input = {
      customerId,
      lines: [
        { sku: skus[0], quantity: '2' },
        { sku: 'NOPE', quantity: '1' },
      ],
    };
    const { data, errors } = await gateway.ask(quoting, { input });
    expect(data.quoteOrder).toMatchObject({ subtotal: null, total: null, tax: null });
    expect(data.quoteOrder.lines[1].price).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });

  it("shows no other customer's prices to a shopper", async () => {
    const other = rowsOf(gateway.distributor.p21.database, 'customer').find(
      (row) => String(row.customer_id) !== customerId,
    );
    const input = { customerId: String(other?.customer_id), lines: [{ sku: skus[0], quantity: '1' }] };
    const { errors } = await gateway.ask(quoting, { input }, { role: 'storefront' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a shopper', () => {
  it.each<[string, string, () => object]>([
    [
      'prices',
      'placeOrder',
      () => ({ customerId, lines: [{ sku: skus[0], quantity: '1', unitPrice: '0.01' }] }),
    ],
    ['terms', 'placeOrder', () => ({ customerId, termsId: '30', lines: [{ sku: skus[0], quantity: '1' }] })],
    [
      'the day of an order',
      'placeOrder',
      () => ({ customerId, orderedOn: '2020-01-01', lines: [{ sku: skus[0], quantity: '1' }] }),
    ],
    [
      'that money was taken',
      'placeOrder',
      () => ({
        customerId,
        payment: { paymentTypeId: '1', amount: '1' },
        lines: [{ sku: skus[0], quantity: '1' }],
      }),
    ],
    ['its credit', 'updateCustomer', () => ({ customerId, creditLimit: '1000000' })],
    ['its taxes', 'updateCustomer', () => ({ customerId, taxable: false })],
    [
      'where it is taxed',
      'upsertCustomerAddress',
      () => ({ customerId, name: 'A', address: { street: 'a', city: 'b' }, taxGroupId: 'XX' }),
    ],
  ])('does not decide %s', async (_, name, input) => {
    const { code, message } = await mutate(name, input(), '', 'storefront');
    expect(code).toBe('FORBIDDEN');
    expect(message).toContain('your supplier decides this');
  });

  it('cannot write for another customer', async () => {
    const other = rowsOf(gateway.distributor.p21.database, 'customer').find(
      (row) => String(row.customer_id) !== customerId,
    );
    const input = { customerId: String(other?.customer_id), phone: '1' };
    expect((await mutate('updateCustomer', input, '', 'storefront')).code).toBe('FORBIDDEN');
  });
});
