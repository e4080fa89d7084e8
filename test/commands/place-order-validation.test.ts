/** What is said of an order before it is accepted: the field, and what to give instead. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { placeOrder } from '../../src/commands/place-order/place-order.kind.ts';
import type { P21Config } from '../../src/config/config.ts';
import { customerId, locationId, monday, shipToId } from '../p21/small-distributor.ts';
import type { P21ForCommands } from './support/p21-for-commands.ts';
import { startP21ForCommands } from './support/p21-for-commands.ts';

const line = { sku: 'WIDGET-001', quantity: '1' };
const order = { customerId: String(customerId), lines: [line] };

const errorsOf = async ({ context }: P21ForCommands, payload: object) => {
  const { userErrors } = await placeOrder.validate(placeOrder.parse({ ...order, ...payload }), context);
  return userErrors.map(({ code, field }) => `${code} ${field}`);
};

const change = (p21: P21ForCommands, table: string, match: Row, columns: Row) =>
  p21.database.table(table).update(p21.row(table, match), columns);

describe('an acceptable order', () => {
  it('is completed by what was looked up, so that every attempt says the same', async () => {
    const p21 = await startP21ForCommands();
    const payload = { ...order, lines: [{ sku: ' widget-001 ', quantity: 12 }] };
    const { input, userErrors } = await placeOrder.validate(placeOrder.parse(payload), p21.context);
    expect(userErrors).toEqual([]);
    expect(input).toMatchObject({
      shipToId: String(shipToId),
      salesLocationId: String(locationId),
      sourceLocationId: String(locationId),
      orderedOn: '2026-02-02',
      requestedOn: '2026-02-03',
      lines: [{ sku: 'WIDGET-001', quantity: '12', unitOfMeasure: 'EA', unitPrice: null }],
    });
  });

  it('is dated by the day it is in the zone of P21', async () => {
    const p21 = await startP21ForCommands();
    p21.clock.ms = monday + 12 * 3_600_000;
    const { input } = await placeOrder.validate(placeOrder.parse(order), p21.context);
    expect(input.orderedOn).toBe('2026-02-02');
  });

  it('takes the number its ship-to always orders under', async () => {
    const p21 = await startP21ForCommands();
    change(p21, 'customer', { customer_id: customerId }, { po_no_required: 'Y' });
    change(p21, 'ship_to', { ship_to_id: shipToId }, { default_customer_po_no: 'STANDING-7' });
    const { input, userErrors } = await placeOrder.validate(placeOrder.parse(order), p21.context);
    expect(userErrors).toEqual([]);
    expect(input.poNumber).toBe('STANDING-7');
  });

  it('stays as it is when it is validated again before it is sent, days later', async () => {
    const p21 = await startP21ForCommands();
    const { input } = await placeOrder.validate(placeOrder.parse(order), p21.context);
    p21.clock.ms += 3 * 86_400_000;
    const again = await placeOrder.validate(placeOrder.parse(JSON.parse(JSON.stringify(input))), p21.context);
    expect(again).toMatchObject({ userErrors: [] });
    expect(again.input).toEqual(input);
  });

  it('costs as many calls with forty lines as with one', async () => {
    const p21 = await startP21ForCommands();
    const countFor = async (lines: object[]) => {
      await placeOrder.validate(placeOrder.parse(order), p21.context);
      p21.calls.clear();
      await placeOrder.validate(placeOrder.parse({ ...order, lines }), p21.context);
      return p21.calls.report().total;
    };
    const many = Array.from({ length: 40 }, (_, index) => ({ ...line, quantity: index + 1 }));
    expect(await countFor(many)).toBe(await countFor([line]));
  });
});

describe('the lines', () => {
  it.each<[string, object, string[]]>([
    ['an unknown SKU', { sku: 'NOPE' }, ['UNKNOWN_PRODUCT lines.1.sku']],
    ['a unit the item lacks', { unitOfMeasure: 'PALLET' }, ['UNKNOWN_UNIT lines.1.unitOfMeasure']],
    ['nothing of it', { quantity: 0 }, ['INVALID_QUANTITY lines.1.quantity']],
    ['less than nothing', { quantity: '-1' }, ['INVALID_QUANTITY lines.1.quantity']],
    ['ten decimals', { quantity: '1.0000000001' }, ['INVALID_QUANTITY lines.1.quantity']],
    ['eleven digits', { quantity: '12345678901' }, ['INVALID_QUANTITY lines.1.quantity']],
    ['a negative price', { unitPrice: '-0.01' }, ['INVALID_VALUE lines.1.unitPrice']],
    [
      'several faults at once',
      { sku: 'NOPE', quantity: 0 },
      ['UNKNOWN_PRODUCT lines.1.sku', 'INVALID_QUANTITY lines.1.quantity'],
    ],
  ])('are refused with %s', async (_, fault, expected) => {
    const p21 = await startP21ForCommands();
    expect(await errorsOf(p21, { lines: [line, { ...line, ...fault }] })).toEqual(expected);
  });

  it.each<[string, string, Row, Row]>([
    ['deleted', 'inv_mast', { inv_mast_uid: 1 }, { delete_flag: 'Y' }],
    ['inactive', 'inv_mast', { inv_mast_uid: 1 }, { inactive: 'Y' }],
    ['discontinued', 'inv_mast', { inv_mast_uid: 1 }, { discontinued_date: monday - 86_400_000 }],
    ['restricted', 'inv_mast', { inv_mast_uid: 1 }, { restricted_flag: 'Y' }],
    ['discontinued at the location', 'inv_loc', { inv_mast_uid: 1 }, { discontinued: 'Y' }],
    ['not sold at the location', 'inv_loc', { inv_mast_uid: 1 }, { sellable: 'N' }],
    ['not carried at the location', 'inv_loc', { inv_mast_uid: 1 }, { delete_flag: 'Y' }],
  ])('are refused where the item is %s', async (_, table, match, columns) => {
    const p21 = await startP21ForCommands();
    change(p21, table, match, columns);
    const [error, ...others] = await errorsOf(p21, {});
    expect(error).toMatch(/^(UNKNOWN_PRODUCT|PRODUCT_NOT_FOR_SALE) lines\.0\.sku$/);
    expect(others).toEqual([]);
  });

  it('are taken where an item will only be discontinued, or restricted ones are left to P21', async () => {
    const p21 = await startP21ForCommands({}, { refuseRestrictedItems: false });
    const columns = { restricted_flag: 'Y', discontinued_date: monday + 86_400_000 };
    change(p21, 'inv_mast', { inv_mast_uid: 1 }, columns);
    expect(await errorsOf(p21, {})).toEqual([]);
  });

  it('are needed', async () => {
    const p21 = await startP21ForCommands();
    expect(await errorsOf(p21, { lines: [] })).toEqual(['REQUIRED lines']);
  });

  it('name the units there are', async () => {
    const p21 = await startP21ForCommands();
    const payload = { ...order, lines: [{ ...line, unitOfMeasure: 'PALLET' }] };
    const { userErrors } = await placeOrder.validate(placeOrder.parse(payload), p21.context);
    expect(userErrors[0]?.message).toBe("Give one of the item's units: EA, BX.");
  });
});

describe('the header', () => {
  const stranger = 100_777;
  const withStranger = async (settings: Partial<P21Config> = {}) => {
    const p21 = await startP21ForCommands({}, settings);
    const customer = { ...p21.row('customer', { customer_id: customerId }), customer_id: stranger };
    p21.database.table('customer').insert(customer);
    p21.database
      .table('ship_to')
      .insert({ ...p21.row('ship_to', { ship_to_id: shipToId }), ship_to_id: 300, customer_id: stranger });
    p21.database
      .table('contacts')
      .insert({ id: '7', address_id: stranger, first_name: 'Eve', last_name: 'X', delete_flag: 'N' });
    return p21;
  };

  it.each<[string, object, string[]]>([
    ['an unknown customer', { customerId: '5' }, ['NOT_FOUND customerId', 'REQUIRED shipToId']],
    ['an unknown ship-to', { shipToId: '999' }, ['OF_OTHER_CUSTOMER shipToId']],
    ["another customer's ship-to", { shipToId: '300' }, ['OF_OTHER_CUSTOMER shipToId']],
    ['an unknown contact', { contactId: '99' }, ['OF_OTHER_CUSTOMER contactId']],
    ["another customer's contact", { contactId: '7' }, ['OF_OTHER_CUSTOMER contactId']],
    ['goods wanted today', { requestedOn: '2026-02-02' }, ['INVALID_DATE requestedOn']],
    ['unknown terms', { termsId: 'ZZ' }, ['NOT_FOUND termsId']],
    ['an unknown carrier', { carrierId: '4711' }, ['NOT_FOUND carrierId']],
    ['an unknown location', { salesLocationId: '77', sourceLocationId: '10' }, ['NOT_FOUND salesLocationId']],
    [
      'an unknown payment type',
      { payment: { paymentTypeId: '9', amount: '1' } },
      ['NOT_FOUND payment.paymentTypeId'],
    ],
    [
      'a payment of nothing',
      { payment: { paymentTypeId: '1', amount: '0' } },
      ['INVALID_VALUE payment.amount'],
    ],
    ['a long PO number', { poNumber: 'x'.repeat(51) }, ['TOO_LONG poNumber']],
    ['a long reference', { shopOrderNumber: 'x'.repeat(256) }, ['TOO_LONG shopOrderNumber']],
    ['a long note', { note: 'x'.repeat(200), deliveryInstructions: 'y'.repeat(60) }, ['TOO_LONG note']],
    [
      'a long street',
      { shipTo: { street: 'x'.repeat(51), city: 'Ames', postalCode: '12345678901' } },
      ['TOO_LONG shipTo.street', 'TOO_LONG shipTo.postalCode'],
    ],
  ])('is refused with %s', async (_, fault, expected) => {
    expect(await errorsOf(await withStranger(), fault)).toEqual(expected);
  });

  it('asks for a purchase order number where the account wants one', async () => {
    const p21 = await withStranger();
    change(p21, 'customer', { customer_id: customerId }, { po_no_required: 'Y' });
    expect(await errorsOf(p21, {})).toEqual(['PO_NUMBER_REQUIRED poNumber']);
    expect(await errorsOf(p21, { poNumber: 'PO-1' })).toEqual([]);
  });

  it('leaves an account on hold to P21, unless the policy refuses it', async () => {
    for (const [creditRefusedActions, expected] of [
      [[], []],
      [['H'], ['CREDIT_HOLD customerId']],
    ] as const) {
      const p21 = await withStranger({ creditRefusedActions: [...creditRefusedActions] });
      change(p21, 'customer', { customer_id: customerId }, { credit_status: 'BAD' });
      p21.database.table('credit_status').insert({
        credit_status_uid: 1,
        credit_status_id: 'BAD',
        credit_status_desc: 'On hold',
        order_entry_action: 'H',
        delete_flag: 'N',
      });
      expect(await errorsOf(p21, {})).toEqual(expected);
    }
  });

  it('asks which ship-to where the customer has several and none at its own address', async () => {
    const p21 = await withStranger();
    p21.database
      .table('ship_to')
      .insert({ ...p21.row('ship_to', { ship_to_id: shipToId }), ship_to_id: 201 });
    expect(await errorsOf(p21, {})).toEqual(['REQUIRED shipToId']);
  });

  it.each([
    ['no customer', { customerId: undefined }, 'customerId'],
    [
      'a customer that is no number',
      { customerId: "1' or 1 eq 1" },
      'customerId: give a P21 id: digits only',
    ],
    ['a quantity that is no number', { lines: [{ sku: 'A', quantity: 'many' }] }, 'lines.0.quantity'],
    ['a day that is none', { requestedOn: '2026-02-31' }, 'requestedOn: give a date such as 2026-01-31'],
    ['a field nobody knows', { urgent: true }, 'urgent'],
  ])('is not read at all with %s', async (_, fault, message) => {
    expect(() => placeOrder.parse({ ...order, ...fault })).toThrow(message);
  });
});
