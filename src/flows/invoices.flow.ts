/**
 * Open and recent invoices of customers as rows of a custom entity. Oro's core has no invoices, and those of the
 * Enterprise edition cannot be changed once posted (oro-api 4.10), so that a payment could not be shown there: the
 * flow is off until a shop has made the entity.
 */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { CustomerInvoices } from '../../datasources/p21/customer-invoices.datasource.ts';
import type { InvoiceRow } from '../../datasources/p21/invoices.rows.ts';
import { compare, round } from '../decimal.ts';
import { refer } from '../sync/document.ts';
import type { Flow } from '../sync/flow.ts';
import { customerKeys } from './customer-keys.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createOwnedRowsTarget, toOwnedDocument } from './owned-rows.target.ts';
import { onP21Table } from './triggers.ts';

const customersPerPage = 100;

/** Digits the shop keeps of money (6.1-custom, custom round 1). */
const moneyScale = 4;

export function createInvoicesFlow({ p21, shop, config }: ShopFlowParts): Flow<CustomerInvoices> {
  return {
    name: 'invoices',
    direction: 'P21_TO_ORO',
    description:
      "A customer's open and recent invoices become its invoices in the shop, with what is still to pay.",
    subject: 'Invoice',
    key: 'P21 customer id',
    owns: ['invoices'],
    after: ['customers'],
    schedule: '30 4 * * *',
    enabledByDefault: false,
    pollRounds: 6,
    needs: ['OroCommerce: the custom entity P21Invoice; the core has no invoices of its own.'],
    source: {
      keyOf: ({ customerId }) => customerId,
      scan: async (cursor, call) => {
        const options = urgencyOf(call);
        const { rows, total } = await p21.customers.page(
          {
            filter: cursor === null ? {} : { after: cursor },
            first: customersPerPage,
            skip: 0,
            count: cursor === null,
          },
          options,
        );
        const ids = rows.map(({ customerId }) => customerId);
        return {
          rows: await p21.customerInvoices.ofCustomers(ids, config.flows.invoicedWithinDays, options),
          next: rows.length < customersPerPage ? null : (ids.at(-1) ?? null),
          ...(total !== undefined && { total }),
        };
      },
      changes: (since, call) => p21.customerInvoices.changedSince(since, urgencyOf(call)),
      read: (keys, call) =>
        p21.customerInvoices.ofCustomers(keys, config.flows.invoicedWithinDays, urgencyOf(call)),
    },
    triggers: [onP21Table('invoice_hdr', 'customer_id')],
    leavesOut: () => 'The customer has no invoices that are open or recent.',
    map: ({ customerId, invoices }) =>
      invoices.length === 0
        ? null
        : toOwnedDocument(
            refer('customers', customerId),
            'invoices',
            invoices.map((invoice) => toRow(invoice, config.p21.currency)),
          ),
    target: createOwnedRowsTarget({
      field: 'invoices',
      shop,
      rowsIn: ({ invoices }) => invoices,
      keysOf: customerKeys,
    }),
  };
}

const toRow = (invoice: InvoiceRow, currency: string): CustomRow => ({
  key: invoice.invoiceNumber,
  invoiceNumber: invoice.displayNumber ?? invoice.invoiceNumber,
  orderNumber: invoice.orderNumber,
  poNumber: invoice.poNumber,
  invoicedOn: invoice.invoicedOn,
  dueOn: invoice.dueOn,
  totalAmount: round(invoice.totalAmount, moneyScale),
  openAmount: invoice.paidInFull ? '0' : round(invoice.openAmount, moneyScale),
  status: statusOf(invoice),
  currency,
});

/** Credit memos carry a negative total (p21-api 7.5). */
function statusOf({ totalAmount, paidInFull, amountPaid }: InvoiceRow): string {
  if (compare(totalAmount, '0') < 0) return 'credit';
  if (paidInFull) return 'paid';
  return compare(amountPaid, '0') > 0 ? 'partially_paid' : 'open';
}
