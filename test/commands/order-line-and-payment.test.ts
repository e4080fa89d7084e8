/** Cancelling lines, recording payments and master lists against the P21 sandbox. */
import { describe, expect, it } from 'vitest';
import { createOrder } from '../../sandbox/p21/orders/create-order.ts';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { cancelOrderLine } from '../../src/commands/cancel-order-line/cancel-order-line.kind.ts';
import { createCommandSources } from '../../src/commands/command-sources.ts';
import { recordInvoicePayment } from '../../src/commands/record-invoice-payment/record-invoice-payment.kind.ts';
import { updateMasterShoppingList } from '../../src/commands/update-master-shopping-list/update-master-shopping-list.kind.ts';
import { startP21Stub } from '../datasources/p21-stub-server.ts';
import { connectP21 } from '../datasources/p21-under-test.ts';
import { customerId, locationId, shipToId } from '../p21/small-distributor.ts';
import {
  accepted,
  failureOfWrite,
  type P21ForCommands,
  startP21ForCommands,
} from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

/** An order of 5 and 20 pieces, of which 8 are there of the second. */
const placed = ({ desk }: P21ForCommands) =>
  createOrder(desk, {
    header: {
      customer_id: customerId,
      address_id: shipToId,
      location_id: locationId,
      source_location_id: locationId,
    },
    lines: [
      { itemId: 'WIDGET-001', columns: { unit_quantity: 5 } },
      { itemId: 'WIDGET-002', columns: { unit_quantity: 20 } },
    ],
  });

const invoiced = (p21: P21ForCommands) => {
  const { header } = placed(p21);
  const [ticket] = createPickTickets(p21.desk, header);
  if (ticket === undefined) throw new Error('nothing was picked');
  return shipPickTicket(p21.desk, ticket);
};

const errorsOf = (userErrors: readonly { code: string; field: string | null }[]) =>
  userErrors.map(({ code, field }) => `${code} ${field}`);

describe('cancelOrderLine', () => {
  const lineOf = (p21: P21ForCommands, lineNumber: number) => {
    const { header } = placed(p21);
    return { ...mine, orderNumber: String(header.order_no), lineNumber };
  };

  it('takes back a line nobody has picked and leaves the others', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    expect(await cancelOrderLine.prove(input, 'r', null, p21.context)).toEqual({ state: 'ABSENT' });
    const receipt = await cancelOrderLine.send(input, 'r', p21.context);
    expect(p21.row('oe_line', { line_no: 1 })).toMatchObject({ qty_canceled: 5, cancel_flag: 'Y' });
    expect(p21.row('oe_line', { line_no: 2 })).toMatchObject({ qty_canceled: 0, qty_allocated: 8 });
    expect(await cancelOrderLine.prove(input, 'r', receipt, p21.context)).toEqual({
      state: 'COMPLETE',
      written: { orderNumber: input.orderNumber, lineNumber: 1 },
    });
  });

  it('takes back only what is still open', async () => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const payload = { ...mine, orderNumber: String(invoice.order_no), lineNumber: 2 };
    const input = await accepted(cancelOrderLine, payload, p21.context);
    const receipt = await cancelOrderLine.send(input, 'r', p21.context);
    expect((await cancelOrderLine.prove(input, 'r', receipt, p21.context)).state).toBe('COMPLETE');
    expect(p21.row('oe_line', { line_no: 2 })).toMatchObject({ qty_invoiced: 8, complete: 'Y' });
  });

  it('is known to have arrived though the answer was lost', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    p21.faults.apply({ lostResponse: true });
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'UNKNOWN',
    });
    p21.faults.clear();
    expect((await cancelOrderLine.prove(input, 'r', null, p21.context)).state).toBe('COMPLETE');
  });

  it('waits where somebody has the order open', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    p21.database.table('oe_hdr').update(p21.row('oe_hdr', {}), { completed: 'T' });
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'NOT_WRITTEN',
      retry: 'locked',
    });
  });

  it('is refused while the goods are being picked, also when that began after acceptance', async () => {
    const p21 = await startP21ForCommands();
    const input = await accepted(cancelOrderLine, lineOf(p21, 1), p21.context);
    createPickTickets(p21.desk, p21.row('oe_hdr', {}));
    const { userErrors } = await cancelOrderLine.validate(input, p21.context);
    expect(errorsOf(userErrors)).toEqual(['NOT_ALLOWED_IN_STATE lineNumber']);
    expect(await failureOfWrite(cancelOrderLine.send(input, 'r', p21.context))).toMatchObject({
      certainty: 'NOT_WRITTEN',
      retry: 'never',
      userError: { code: 'NOT_ALLOWED_IN_STATE', field: 'lineNumber' },
    });
  });

  it.each<[string, object, string]>([
    ['an order there is not', { orderNumber: '1' }, 'NOT_FOUND orderNumber'],
    ["another customer's order", { customerId: '5' }, 'NOT_FOUND orderNumber'],
    ['a line there is not', { lineNumber: 9 }, 'NOT_FOUND lineNumber'],
  ])('is refused with %s', async (_, fault, expected) => {
    const p21 = await startP21ForCommands();
    const input = cancelOrderLine.parse({ ...lineOf(p21, 1), ...fault });
    expect(errorsOf((await cancelOrderLine.validate(input, p21.context)).userErrors)).toEqual([expected]);
  });
});

describe('recordInvoicePayment', () => {
  const paymentOf = (invoice: { invoice_no?: unknown }) => ({
    ...mine,
    paymentTypeId: '1',
    amount: '30.5',
    checkNumber: 'C-1',
    applications: [{ invoiceNumber: String(invoice.invoice_no), amount: '30.25' }],
  });

  it('applies the payment, once, found again by its description', async () => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const input = await accepted(recordInvoicePayment, paymentOf(invoice), p21.context);
    expect(input.receivedOn).toBe('2026-02-02');
    expect(await recordInvoicePayment.prove(input, 'G-1', null, p21.context)).toEqual({ state: 'ABSENT' });
    p21.faults.apply({ lostResponse: true });
    await failureOfWrite(recordInvoicePayment.send(input, 'G-1', p21.context));
    p21.faults.clear();
    expect(p21.row('invoice_hdr', { invoice_no: invoice.invoice_no ?? null }).amount_paid).toBe(30.25);
    expect(p21.row('ar_payment_details', {})).toMatchObject({
      payment_desc: 'G-1',
      check_number: 'C-1',
      payment_amount: 30.5,
    });
    expect(await recordInvoicePayment.prove(input, 'G-1', null, p21.context)).toMatchObject({
      state: 'COMPLETE',
      written: { receiptNumbers: [expect.any(String)] },
    });
  });

  it('names two receipts of one command, and other amounts than were sent', async () => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const input = await accepted(recordInvoicePayment, paymentOf(invoice), p21.context);
    const receipt = await recordInvoicePayment.send(input, 'G-1', p21.context);
    expect(receipt.recordId).not.toBeNull();
    const other = { ...input, applications: input.applications.map((one) => ({ ...one, amount: '30' })) };
    expect(await recordInvoicePayment.prove(other, 'G-1', receipt, p21.context)).toMatchObject({
      state: 'DIFFERENT',
      repair: 'none',
      differences: [{ field: 'applications.0.amount', sent: '30', found: '30.25' }],
    });
    await recordInvoicePayment.send(input, 'G-1', p21.context);
    expect((await recordInvoicePayment.prove(input, 'G-1', receipt, p21.context)).state).toBe('DOUBLED');
  });

  it.each<[string, (invoice: string) => object, string[]]>([
    ['an unknown payment type', () => ({ paymentTypeId: '9' }), ['NOT_FOUND paymentTypeId']],
    ['no invoice', () => ({ applications: [] }), ['REQUIRED applications']],
    [
      'an unknown invoice',
      () => ({ applications: [{ invoiceNumber: '1', amount: '1' }] }),
      ['NOT_FOUND applications.0.invoiceNumber'],
    ],
    [
      'more than is open',
      (invoiceNumber) => ({ amount: '9999', applications: [{ invoiceNumber, amount: '9999' }] }),
      ['INVALID_VALUE applications.0.amount'],
    ],
    [
      'more than was paid',
      (invoiceNumber) => ({ amount: '1', applications: [{ invoiceNumber, amount: '2' }] }),
      ['INVALID_VALUE amount'],
    ],
    [
      'half cents',
      (invoiceNumber) => ({ applications: [{ invoiceNumber, amount: '1.005' }] }),
      ['INVALID_VALUE applications.0.amount'],
    ],
    [
      'one invoice twice',
      (invoiceNumber) => ({
        applications: [
          { invoiceNumber, amount: '1' },
          { invoiceNumber, amount: '1' },
        ],
      }),
      ['INVALID_VALUE applications.1.invoiceNumber'],
    ],
    ['a long check number', () => ({ checkNumber: 'x'.repeat(31) }), ['TOO_LONG checkNumber']],
  ])('is refused with %s', async (_, faultOf, expected) => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const payload = { ...paymentOf(invoice), ...faultOf(String(invoice.invoice_no)) };
    const { userErrors } = await recordInvoicePayment.validate(
      recordInvoicePayment.parse(payload),
      p21.context,
    );
    expect(errorsOf(userErrors)).toEqual(expected);
  });

  it("is refused for another customer's invoice", async () => {
    const p21 = await startP21ForCommands();
    const invoice = invoiced(p21);
    const stranger = { ...p21.row('customer', { customer_id: customerId }), customer_id: 100_777 };
    p21.database.table('customer').insert(stranger);
    const payload = { ...paymentOf(invoice), customerId: '100777' };
    const { userErrors } = await recordInvoicePayment.validate(
      recordInvoicePayment.parse(payload),
      p21.context,
    );
    expect(errorsOf(userErrors)).toEqual(['OF_OTHER_CUSTOMER applications.0.invoiceNumber']);
  });

  it('sends nothing where the configured service lacks a field', async () => {
    const cashReceiptService = { name: 'Address', main: 'TABPAGE_1.tp_1_dw_1', rows: 'TABPAGE_2.tp_2_dw_2' };
    const p21 = await startP21ForCommands({}, { cashReceiptService });
    const input = await accepted(recordInvoicePayment, paymentOf(invoiced(p21)), p21.context);
    const failure = await failureOfWrite(recordInvoicePayment.send(input, 'G-1', p21.context));
    expect(failure).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'never' });
    expect(failure.forOperators).toContain('service Address has no field for ar_receipts.company_id');
    expect(await p21.context.p21.writes.receipts.missing()).toContain('ar_receipts_detail.invoice_no');
  });
});

describe('updateMasterShoppingList', () => {
  const wanted = { ...mine, name: 'Weekly', items: [{ sku: 'WIDGET-001', quantity: '4' }] };

  it('says that it is not configured where nobody said where P21 keeps such lists', async () => {
    const { context } = await startP21ForCommands();
    const { userErrors } = await updateMasterShoppingList.validate(
      updateMasterShoppingList.parse(wanted),
      context,
    );
    expect(errorsOf(userErrors)).toEqual(['NOT_CONFIGURED null']);
  });

  const masterListService = {
    service: 'u_ShoppingList',
    main: { element: 'MAIN.list', customerId: 'cust', listName: 'list_name' },
    rows: { element: 'ROWS.rows', itemId: 'item', quantity: 'qty', unitOfMeasure: 'uom', delete: 'gone' },
    table: {
      name: 'u_shopping_list',
      segment: 'table',
      customerId: 'cust',
      listName: 'list_name',
      itemId: 'item',
      quantity: 'qty',
      unitOfMeasure: 'uom',
    },
  } as const;

  it("types into the tenant's own window, removes what is gone, and reads the tenant's own table", async () => {
    let rows = [
      { cust: customerId, list_name: 'Weekly', item: 'WIDGET-002', qty: 1, uom: 'EA' },
      { cust: customerId, list_name: 'Weekly', item: 'WIDGET-001', qty: 2, uom: 'EA' },
    ];
    await using stub = await startP21Stub(({ path }) => {
      if (path.endsWith('/transaction'))
        return { body: { Messages: [], Results: null, Summary: { Succeeded: 1, Failed: 0 } } };
      return path.endsWith('/u_shopping_list') ? { body: { value: rows } } : { status: 404 };
    });
    const { sources, writes, config } = connectP21(stub.url, {
      masterListService,
      uiServerUrl: `${stub.url}/ui`,
    });
    const context = { p21: createCommandSources(sources, writes, () => 0), settings: config, clock: () => 0 };
    const input = updateMasterShoppingList.parse(wanted);
    const receipt = await updateMasterShoppingList.send(input, 'r', context);
    const sent = JSON.parse(
      stub.requests.find(({ method, path }) => method === 'POST' && path === '/ui/api/v2/transaction')
        ?.body ?? '',
    );
    expect(sent).toMatchObject({
      Name: 'u_ShoppingList',
      Transactions: [
        {
          DataElements: [
            { Name: 'MAIN.list', Keys: ['cust', 'list_name'] },
            {
              Name: 'ROWS.rows',
              Keys: ['item'],
              Rows: [
                {
                  Edits: [
                    { Name: 'item', Value: 'WIDGET-001' },
                    { Name: 'qty', Value: '4' },
                  ],
                },
                {
                  Edits: [
                    { Name: 'item', Value: 'WIDGET-002' },
                    { Name: 'gone', Value: 'Y' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(await updateMasterShoppingList.prove(input, 'r', receipt, context)).toMatchObject({
      state: 'DIFFERENT',
      differences: [
        { field: 'items.0', sent: '4', found: '2' },
        { field: 'items', found: 'WIDGET-002' },
      ],
    });
    rows = [{ cust: customerId, list_name: 'Weekly', item: 'WIDGET-001', qty: 4, uom: 'EA' }];
    expect((await updateMasterShoppingList.prove(input, 'r', receipt, context)).state).toBe('COMPLETE');
  });
});
