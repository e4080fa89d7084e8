/** Payments of invoices that the shop has taken: a row of the shop in, a command and what P21 holds of it out. */
import { describe, expect, it } from 'vitest';
import { commandKinds } from '../../src/commands/kinds.ts';
import type { AllFlowParts } from '../../src/flows/flow-parts.ts';
import { createPaidInvoicesFlow, toPayment } from '../../src/flows/paid-invoices.flow.ts';
import type { SyncCommand } from '../../src/sync/command-port.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, firstTime, flowConfig } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { unknownColumns } from './support/system-names.ts';

const lists = {
  extendp21invoicepayments: [
    {
      type: 'extendp21invoicepayments',
      id: '31',
      attributes: {
        p21_invoice_no: '5001',
        amount: '100.2500',
        currency: 'USD',
        paid_on: '2026-02-11',
        method: 'credit_card',
        reference: 'ch_3Nx0000000000000000000000000000000000',
      },
      relationships: { customer: { data: { type: 'customers', id: '7' } } },
    },
  ],
  customers: [
    {
      type: 'customers',
      id: '7',
      attributes: {
        name: 'Acme Tools',
        p21_customer_id: '100198',
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
      },
    },
  ],
};

const document = {
  customerId: '100198',
  invoiceNumber: '5001',
  amount: '100.25',
  paymentTypeId: '3',
  receivedOn: '2026-02-11',
  reference: 'ch_3Nx000000000000000000000000',
};

const config = flowConfig({ paymentTypes: { credit_card: '3' } });

async function flowOver(given: Partial<AllFlowParts> = {}) {
  const shop = await shopHolding({ lists });
  const commands: SyncCommand[] = [];
  const submitCommand: AllFlowParts['submitCommand'] = async (command) => {
    commands.push(command);
    return { id: String(commands.length), state: 'RECEIVED' };
  };
  return {
    commands,
    flow: createPaidInvoicesFlow(flowParts({ shop: shop.oro, config, submitCommand, ...given })),
  };
}

describe('paid invoices', () => {
  it('become payments of P21 in its words', async () => {
    const { flow } = await flowOver();
    const { rows, next } = await flow.source.scan(null, call);
    expect(rows.map(flow.map)).toEqual([document]);
    expect(next).toBeNull();
    expect((await flow.source.read(['31'], call)).map(flow.map)).toEqual([document]);
  });

  it('are booked by a command that its kind can read, once whatever stands in them', async () => {
    const { flow, commands } = await flowOver();
    const write = { key: '31', targetId: null, document, fingerprint: 'f', ...firstTime };
    await flow.target.write([write, { ...write, fingerprint: 'other', occasion: 9 }], call);
    expect(commands.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'flow:paid-invoices:31',
      'flow:paid-invoices:31',
    ]);
    const kind = commandKinds.find((one) => one.kind === commands[0]?.kind);
    expect(kind?.parse(commands[0]?.input)).toMatchObject({
      customerId: '100198',
      paymentTypeId: '3',
      amount: '100.25',
      receivedOn: '2026-02-11',
      authorizationNumber: document.reference,
      applications: [{ invoiceNumber: '5001', amount: '100.25' }],
    });
  });

  it('are a new command after P21 refused one, and none once P21 has booked them', async () => {
    const { flow, commands } = await flowOver();
    const write = { key: '31', targetId: null, document, fingerprint: 'f', ...firstTime };
    const booked = { ...write, targetId: '9001' };
    const outcomes = await flow.target.write([{ ...write, rejectedCommandId: 'c1' }, booked], call);
    expect(commands.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['flow:paid-invoices:31:after:c1']);
    expect(outcomes[1]).toMatchObject({ state: 'REFUSED' });
  });

  it('say what of them P21 holds', async () => {
    const rows = {
      ar_payment_details: [{ payment_number: 9001, payment_type_id: 3, payment_amount: 100.25 }],
      ar_receipts: [{ receipt_number: 800, payment_number: 9001 }],
      ar_receipts_detail: [
        { receipt_number: 800, invoice_no: '5001', customer_id: 100198, payment_amount: 100.25 },
      ],
    };
    expect(unknownColumns(rows)).toEqual([]);
    const { flow } = await flowOver({ p21: await p21Holding(rows) });
    const held = await flow.target.read(
      [
        { key: '31', targetId: '9001' },
        { key: '32', targetId: null },
      ],
      call,
    );
    const { customerId, invoiceNumber, amount } = document;
    expect(held).toEqual([{ key: '31', targetId: '9001', document: { customerId, invoiceNumber, amount } }]);
  });

  it('are shown to a person where P21 cannot be told of them', async () => {
    const { flow } = await flowOver();
    const [row] = (await flow.source.scan(null, call)).rows;
    if (row === undefined) throw new Error('no payment');
    const faults = [
      { ...row, p21CustomerId: null },
      { ...row, payment: { ...row.payment, p21InvoiceNo: null } },
      { ...row, payment: { ...row.payment, amount: null } },
      { ...row, payment: { ...row.payment, currency: 'EUR' } },
      { ...row, payment: { ...row.payment, method: 'cash' } },
    ];
    for (const fault of faults) expect(() => toPayment(fault, config)).toThrow(/Payment 31/);
    const anything = flowConfig({ paymentTypes: { '*': '4' } });
    expect(toPayment(row, anything)).toMatchObject({ paymentTypeId: '4' });
  });
});
