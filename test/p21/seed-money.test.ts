import Big from 'big.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { isOrder, Ledger, number, open, openAmount, seededDatabase, sum } from './ledger.ts';

describe('money of the seeded distributor', () => {
  let ledger: Ledger;

  beforeAll(() => {
    ledger = new Ledger(seededDatabase());
  });

  it('7.5 invoices what was shipped', () => {
    for (const line of ledger.stockLines()) {
      const invoiced = ledger
        .find('invoice_line', 'order_no', line.order_no)
        .filter((one) => one.oe_line_number === line.line_no)
        .reduce(
          (total, one) => total.plus(number(one, 'qty_shipped').times(Number(one.sales_unit_size))),
          new Big(0),
        );
      expect(Number(invoiced), `line ${line.order_no}/${line.line_no}`).toBeCloseTo(
        Number(line.qty_invoiced),
        6,
      );
    }
  });

  it('7.5 adds up every invoice to the cent', () => {
    for (const invoice of ledger.all('invoice_hdr')) {
      const lines = ledger.find('invoice_line', 'invoice_no', invoice.invoice_no);
      const total = sum(lines, 'extended_price')
        .plus(number(invoice, 'freight'))
        .plus(number(invoice, 'tax_amount'));
      expect(Number(total), `invoice ${invoice.invoice_no}`).toBe(Number(invoice.total_amount));
    }
  });

  it('7.5 says paid exactly where the receipts cover the invoice', () => {
    for (const invoice of ledger.all('invoice_hdr')) {
      const receipts = ledger.find('ar_receipts_detail', 'invoice_no', invoice.invoice_no);
      expect(Number(invoice.amount_paid)).toBe(Number(sum(receipts, 'payment_amount')));
      expect(Number(invoice.terms_taken)).toBe(Number(sum(receipts, 'terms_amount')));
      expect(invoice.paid_in_full_flag).toBe(openAmount(invoice).eq(0) ? 'Y' : 'N');
    }
  });

  it('7.5 applies no more of a payment than it brought', () => {
    for (const payment of ledger.all('ar_payment_details')) {
      const receipts = ledger.find('ar_receipts', 'payment_number', payment.payment_number);
      const applied = receipts.flatMap((receipt) =>
        ledger.find('ar_receipts_detail', 'receipt_number', receipt.receipt_number),
      );
      expect(Number(sum(applied, 'payment_amount'))).toBe(Number(payment.payment_amount));
    }
  });

  it('7.1 counts open invoices and open orders into the credit a customer uses', () => {
    const invoices = Map.groupBy(ledger.all('invoice_hdr'), (invoice) => invoice.customer_id_number);
    const lines = Map.groupBy(stockLinesAndCharges(), (line) => ledger.headerOf(line)?.customer_id);
    for (const customer of ledger.all('customer')) {
      const owed = (invoices.get(customer.customer_id) ?? []).reduce(
        (total, invoice) => total.plus(openAmount(invoice)),
        new Big(0),
      );
      const coming = (lines.get(customer.customer_id) ?? []).reduce(
        (total, line) => total.plus(openValue(line)),
        new Big(0),
      );
      const freight = startingFreight(customer);
      expect(Number(customer.credit_limit_used), `customer ${customer.customer_id}`).toBeCloseTo(
        Number(owed.plus(coming).plus(freight)),
        1,
      );
    }
  });

  const isLive = (line: Row) => line.delete_flag !== 'Y' && line.cancel_flag !== 'Y';
  const stockLinesAndCharges = () =>
    ledger.all('oe_line').filter((line) => {
      const header = ledger.headerOf(line);
      return isLive(line) && isOrder(header) && header?.cancel_flag !== 'Y';
    });
  const openValue = (line: Row): Big =>
    number(line, 'extended_price')
      .plus(number(line, 'sales_tax'))
      .times(open(line))
      .div(number(line, 'qty_ordered'));
  const startingFreight = (customer: Row): Big =>
    ledger
      .find('oe_hdr', 'customer_id', customer.customer_id)
      .filter((header) => isOrder(header) && header.cancel_flag !== 'Y')
      .filter((header) => {
        const lines = ledger.find('oe_line', 'order_no', header.order_no).filter(isLive);
        return lines.length > 0 && lines.every((line) => number(line, 'qty_invoiced').eq(0));
      })
      .reduce((total, header) => total.plus(number(header, 'freight_out')), new Big(0));
});
