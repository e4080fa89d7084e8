/** Payments typed into an order (p21-api 4.6): each remittance is a payment that no invoice has taken yet. */
import type { Row } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { receivePayment } from '../../orders/receive-payment.ts';
import { columnRequired } from '../../orders/refusal.ts';
import type { Step } from '../service.ts';
import { columnsOf } from '../typed-columns.ts';

/** The card's authorization was made elsewhere; it belongs to the remittance before it (M03). */
export const writePayments = (desk: OrderDesk, header: Row, steps: readonly Step[]): void => {
  const payments: Row[] = [];
  for (const { element, rows } of steps) {
    const columns = rows.map((row) => columnsOf(element, row, 'ar_payment_details'));
    if (element.name === 'TP_REMITTANCES.remittances') payments.push(...columns);
    if (element.name === 'TP_CCTRANSACTIONRESPONSE.cctransactionresponse') authorize(payments, columns);
  }
  for (const payment of payments) {
    if (payment.payment_type_id === undefined || payment.payment_amount === undefined) throw columnRequired();
    receivePayment(desk, { remitterId: Number(header.customer_id), payment, applications: [] });
  }
};

const authorize = (payments: Row[], responses: readonly Row[]): void => {
  const last = payments.pop();
  if (last === undefined) throw columnRequired();
  payments.push(Object.assign({}, last, ...responses));
};
