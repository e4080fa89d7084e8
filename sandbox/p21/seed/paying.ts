/** How customers pay: around the due date, now and then early for the discount, late, in part or not at all. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { openAmountOf, type PaymentApplication, receivePayment } from '../orders/receive-payment.ts';
import { amount } from '../pricing/amounts.ts';
import type { Agenda } from './agenda.ts';
import type { Random } from './random.ts';

const dayMs = 86_400_000;

/** payment_types of the seed: 2 check, 3 credit card, 4 ACH. */
const paymentTypes = { check: 2, card: 3, ach: 4 } as const;

export class Paying {
  constructor(
    private readonly desk: OrderDesk,
    private readonly agenda: Agenda,
    private readonly random: Random,
  ) {}

  /** Plans the payment of a new invoice. */
  expect(invoice: Row): void {
    if (amount(invoice.total_amount).lte(0)) return;
    const early = amount(this.termsOf(invoice)?.discount_pct).gt(0) && this.random.chance(0.4);
    const when = early
      ? Number(invoice.invoice_date) + this.random.integer(4, 9) * dayMs
      : Number(invoice.net_due_date) + this.random.integer(-4, 20) * dayMs;
    if (this.random.chance(0.93))
      this.agenda.at(Math.max(when, this.agenda.now), () => this.pay(invoice, early));
  }

  /** One payment may be for several invoices of the customer that are due by then. */
  private pay(invoice: Row, early: boolean): void {
    if (openAmountOf(invoice).lte(0)) return;
    const others = this.random.chance(0.25) ? this.dueTogether(invoice) : [];
    const applications = [this.apply(invoice, early), ...others.map((other) => this.apply(other, false))];
    const total = applications.reduce((sum, one) => sum.plus(one.amount), new Big(0));
    if (total.lte(0)) return;
    const card = invoice.terms_id === 'CC';
    const type = card ? paymentTypes.card : this.random.pick([paymentTypes.check, paymentTypes.ach]);
    receivePayment(this.desk, {
      remitterId: Number(invoice.customer_id_number),
      payment: {
        payment_type_id: type,
        payment_amount: Number(total),
        ...(type === paymentTypes.check ? { check_number: String(this.random.integer(1000, 99_999)) } : {}),
        ...(card
          ? {
              cc_number: '************1111',
              cc_authorized_number: `A${this.random.integer(100_000, 999_999)}`,
            }
          : {}),
      },
      applications,
    });
  }

  private apply(invoice: Row, early: boolean): PaymentApplication {
    const invoiceNo = String(invoice.invoice_no);
    const open = openAmountOf(invoice);
    if (early && amount(invoice.amount_paid).eq(0)) {
      const terms = open
        .times(amount(this.termsOf(invoice)?.discount_pct))
        .div(100)
        .round(2);
      return { invoiceNo, amount: open.minus(terms), terms };
    }
    const part = this.random.chance(0.06) ? open.times(this.random.integer(20, 80)).div(100).round(2) : open;
    return { invoiceNo, amount: part };
  }

  private dueTogether(invoice: Row): Row[] {
    return this.desk
      .table('invoice_hdr')
      .find('customer_id_number', invoice.customer_id_number ?? null)
      .filter((other) => other !== invoice && Number(other.net_due_date) <= this.agenda.now)
      .filter((other) => openAmountOf(other).gt(0))
      .slice(0, 3);
  }

  private termsOf(invoice: Row): Row | undefined {
    return this.desk.table('terms').first({ terms_id: invoice.terms_id ?? null });
  }
}
