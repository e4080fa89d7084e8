/** Documents of the Transaction API as p21-api 4.2 wants them. */
import { describe, expect, it } from 'vitest';
import { toForms } from '../../datasources/p21/writes/column-fields.ts';
import type { OrderDraft } from '../../datasources/p21/writes/order.document.ts';
import { newOrderSet, orderAmendmentSet } from '../../datasources/p21/writes/order.document.ts';
import { toRestOrder } from '../../datasources/p21/writes/order.rest-body.ts';
import { ServiceDefinition } from '../../datasources/p21/writes/service-definition.ts';
import { form, list, toTransactionSet } from '../../datasources/p21/writes/transaction-set.ts';

const draft: OrderDraft = {
  reference: 'W-77',
  customerId: '100198',
  shipToId: '200',
  contactId: '300',
  salesLocationId: '10',
  sourceLocationId: '20',
  orderedOn: '2030-01-05',
  requestedOn: '2030-01-06',
  poNumber: 'PO-1',
  taker: 'WEB',
  termsId: null,
  carrierId: null,
  deliveryInstructions: null,
  shipTo: null,
  lines: [
    { handle: '001', itemId: 'WIDGET-001', quantity: '5', unitOfMeasure: 'EA', unitPrice: null },
    { handle: '002', itemId: 'WIDGET-001', quantity: '0.000000001', unitOfMeasure: 'BX', unitPrice: '9.5' },
  ],
  payment: null,
};

const inHeader = { element: 'TABPAGE_1.order', edit: 'web_reference_no' };

const elementsOf = (set: ReturnType<typeof newOrderSet>) => set.Transactions[0]?.DataElements ?? [];
const typedIn = (set: ReturnType<typeof newOrderSet>, name: string) =>
  elementsOf(set)
    .find(({ Name }) => Name === name)
    ?.Rows.map(({ Edits }) => Edits.map((edit) => `${edit.Name}=${edit.Value}`));

describe('a new order', () => {
  it('is one Transaction of status New, in code values, with disabled columns as errors', () => {
    expect(newOrderSet(draft, inHeader)).toMatchObject({
      Name: 'Order',
      UseCodeValues: true,
      IgnoreDisabled: false,
      Transactions: [{ Status: 'New' }],
    });
  });

  it('types the header before the lines, the customer before what it resets, the dates in their order', () => {
    const set = newOrderSet(draft, inHeader);
    expect(elementsOf(set).map(({ Name }) => Name)).toEqual(['TABPAGE_1.order', 'TP_ITEMS.items']);
    expect(typedIn(set, 'TABPAGE_1.order')?.[0]).toEqual([
      'customer_id=100198',
      'sales_loc_id=10',
      'source_loc_id=20',
      'ship_to_id=200',
      'contact_id=300',
      'order_date=2030-01-05',
      'requested_date=2030-01-06',
      'po_no=PO-1',
      'taker=WEB',
      'web_reference_no=W-77',
    ]);
  });

  it('never names the company, which is disabled', () => {
    expect(JSON.stringify(newOrderSet(draft, inHeader))).not.toContain('company_id');
  });

  it('keys lines by handle, each key also among the edits, so that two lines of one item stay two', () => {
    const set = newOrderSet(draft, inHeader);
    expect(elementsOf(set)[1]?.Keys).toEqual(['user_line_no']);
    expect(typedIn(set, 'TP_ITEMS.items')).toEqual([
      ['user_line_no=001', 'oe_order_item_id=WIDGET-001', 'unit_quantity=5', 'unit_of_measure=EA'],
      [
        'user_line_no=002',
        'oe_order_item_id=WIDGET-001',
        'unit_quantity=0.000000001',
        'unit_of_measure=BX',
        'unit_price=9.5',
      ],
    ]);
  });

  it('puts the reference into another tab where the definition has it there', () => {
    const set = newOrderSet(draft, { element: 'TP_CLASS.tp_class', edit: 'oe_hdr_class_5id' });
    expect(typedIn(set, 'TP_CLASS.tp_class')).toEqual([['oe_hdr_class_5id=W-77']]);
  });

  it('empties what a free address has less than the ship-to, and ends with the card', () => {
    const payment = {
      paymentTypeId: '4',
      amount: '12.5',
      paidOn: '2030-01-05',
      description: 'W-77',
      checkNumber: null,
      authorizationNumber: 'A1',
    };
    const shipTo = {
      name: 'Site 9',
      street: '1 Main St',
      street2: null,
      city: 'Ames',
      state: 'IA',
      postalCode: null,
      country: 'USA',
    };
    const set = newOrderSet({ ...draft, payment, shipTo }, inHeader);
    expect(typedIn(set, 'TABPAGE_1.order')?.[0]?.slice(-5)).toEqual([
      'oe_hdr_ship2_add1=1 Main St',
      'oe_hdr_ship2_add2=',
      'oe_hdr_ship2_city=Ames',
      'oe_hdr_ship2_state=IA',
      'oe_hdr_ship2_zip=',
    ]);
    expect(typedIn(set, 'TP_SHIPTO.shipto')).toEqual([['ship_to_name=Site 9', 'phys_country=USA']]);
    expect(elementsOf(set).at(-1)?.Name).toBe('TP_CCTRANSACTIONRESPONSE.cctransactionresponse');
  });
});

describe('a change of an order', () => {
  it('loads it by its number as the only edit of the header', () => {
    const set = orderAmendmentSet('1013938', { lines: draft.lines.slice(0, 1), payment: null });
    expect(elementsOf(set)[0]).toMatchObject({
      Keys: ['order_no'],
      Rows: [{ Edits: [{ Name: 'order_no', Value: '1013938' }] }],
    });
  });
});

describe('an order for /api/sales/orders', () => {
  const options = { companyId: '01', reference: 'WebReferenceNo', template: {} };

  it('keeps the company as text and every digit of a quantity', () => {
    const text = JSON.stringify(toRestOrder(draft, options));
    expect(text).toContain('"CompanyId":"01","CustomerId":100198');
    expect(text).toContain('"UnitQuantity":0.000000001');
    expect(text).toContain('"UnitPrice":9.5,"ManualPriceOveride":"Y"');
    expect(text).toContain('"WebReferenceNo":"W-77"');
  });

  it('calls a field as the build does', () => {
    const template = { SourceLocationId: null, Terms: '' };
    const order = toRestOrder({ ...draft, termsId: '30' }, { ...options, template });
    expect(order).toMatchObject({ Terms: '30' });
    expect(Object.keys(order)).toContain('SourceLocationId');
    expect(Object.keys(toRestOrder({ ...draft, termsId: '30' }, options))).toContain('SourceLocId');
  });
});

describe('the pieces', () => {
  it('refuses a key that is not typed, which P21 would answer with "no matching element"', () => {
    expect(() => list('TP_ITEMS.items', [[['unit_quantity', '1']]], ['user_line_no'])).toThrow(
      'user_line_no',
    );
  });

  it('leaves out what has no value and elements without rows', () => {
    const set = toTransactionSet('Order', [form('A', [['a', null]]), form('B', [['b', '']]), undefined]);
    expect(set.Transactions[0]?.DataElements).toEqual([
      {
        Name: 'B',
        Type: 'Form',
        Keys: [],
        Rows: [{ Edits: [{ Name: 'b', Value: '' }], RelativeDateEdits: [] }],
      },
    ]);
  });

  it('types columns into the fields the definition has for them, the keys first', () => {
    const definition = new ServiceDefinition('Customer', [
      { element: 'A', edit: 'customer_id', column: 'customer.customer_id' },
      { element: 'B', edit: 'customer_credit_status', column: 'customer.credit_status' },
      { element: 'A', edit: 'url', column: null },
    ]);
    const { elements, missing } = toForms(definition, { element: 'A', keys: ['customer_id'] }, [
      { table: 'customer', column: 'credit_status', value: 'GOOD' },
      { table: 'customer', column: 'customer_id', value: '7' },
      { table: 'address', column: 'url', value: null },
      { table: 'address', column: 'fax', value: '1' },
      { table: 'address', column: 'phone', value: undefined },
    ]);
    expect(elements.map(({ Name, Rows }) => [Name, Rows[0]?.Edits])).toEqual([
      [
        'A',
        [
          { Name: 'customer_id', Value: '7' },
          { Name: 'url', Value: '' },
        ],
      ],
      ['B', [{ Name: 'customer_credit_status', Value: 'GOOD' }]],
    ]);
    expect(missing).toEqual(['address.fax']);
  });
});
