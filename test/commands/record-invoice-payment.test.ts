/** Recording payments against the P21 sandbox. */
import { describe, expect, it } from 'vitest';
import { recordInvoicePayment } from '../../src/commands/record-invoice-payment/record-invoice-payment.kind.ts';
import { customerId } from '../p21/small-distributor.ts';
import { invoiced } from './support/customer-orders.ts';
import { accepted, failureOfWrite, startP21ForCommands } from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

const errorsOf = (userErrors: readonly { code: string; field: string | null }[]) =>
  userErrors.map(({ code, field }) => `${code} ${field}`);

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
