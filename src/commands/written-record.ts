/** Which record of P21 a command left there: what whoever handed it over links its own record to. */
import type { Command } from './command.ts';

/** Where the proof of each kind names it; kinds that leave no record of their own are absent. */
const fields: Readonly<Record<string, string>> = {
  placeOrder: 'orderNumber',
  recordInvoicePayment: 'paymentNumber',
  updateCustomer: 'customerId',
  upsertCustomerAddress: 'shipToId',
  upsertCustomerUser: 'contactId',
};

/** As P21 held it when it was read back; what P21 said when it was written is no proof. */
export function writtenRecordId({ kind, written }: Pick<Command, 'kind' | 'written'>): string | null {
  const id = (written as Readonly<Record<string, unknown>> | null)?.[fields[kind] ?? ''];
  return typeof id === 'string' ? id : null;
}
