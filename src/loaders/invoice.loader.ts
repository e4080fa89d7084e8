/** Invoices with their lines and receipts. All of it from P21. */
import type { InvoiceFilter as SourceFilter } from '../../datasources/p21/invoices.datasource.ts';
import type { InvoiceLineRow, ReceiptRow } from '../../datasources/p21/invoices.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { InvoiceFilter } from '../../schema/invoice.input.ts';
import type { Invoice, InvoiceLine, Receipt } from '../../schema/invoice.type.ts';
import type { Order } from '../../schema/order.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { badInput } from '../errors.ts';
import { exactlyOne } from './arguments.ts';
import type { OneLookup } from './batch.ts';
import { parseGlobalIdOf } from './global-id.ts';
import { toInvoice, toInvoiceLine, toReceipt } from './invoice.model.ts';
import type { LoaderParts } from './loader-parts.ts';
import { type PageWindow, parsePage, toConnection, withNext } from './page.ts';
import { pageOfEach } from './page-of-each.ts';
import { known } from './unavailable.ts';

export interface InvoiceKeys {
  readonly id?: string | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
}

const newestFirst = [{ field: 'invoicedOn', descending: true }] as const;

export type InvoiceLoader = ReturnType<typeof createInvoiceLoader>;

export function createInvoiceLoader({ p21, batches, visibility, money, now, read }: LoaderParts) {
  const owner = ({ customerId }: Invoice) => customerId;

  const byNumber: OneLookup<string, Invoice> = batches.one({
    load: async (numbers) => {
      const asOf = now();
      return (await p21.invoices.byNumbers(numbers, read)).map((row) => toInvoice(row, money, asOf));
    },
    keyOf: ({ invoiceNumber }) => invoiceNumber,
    owner,
  });
  const byOrder = batches.many<string, Invoice>({
    load: async (orderNumbers) => {
      const asOf = now();
      const invoices = (await p21.invoices.byOrderNos(orderNumbers, read)).map((row) =>
        toInvoice(row, money, asOf),
      );
      byNumber.keep(invoices);
      return invoices;
    },
    keyOf: ({ orderNumber }) => orderNumber ?? '',
    owner,
  });
  const linesOf = batches.many<string, InvoiceLineRow>({
    load: (numbers) => p21.invoices.lines(numbers, read),
    keyOf: ({ invoiceNumber }) => invoiceNumber,
    owner: 'ofParent',
  });
  const receiptsOf = batches.many<string, ReceiptRow>({
    load: (numbers) => p21.invoices.receipts(numbers, read),
    keyOf: ({ invoiceNumber }) => invoiceNumber,
    owner: 'ofParent',
  });

  async function readPage(
    window: PageWindow,
    filter: SourceFilter,
    count: boolean,
  ): Promise<Connection<Invoice>> {
    const asOf = now();
    const query = { ...withNext(window), filter, orderBy: newestFirst, count };
    const { rows, total } = await p21.invoices.page(query, read);
    const invoices = rows.map((row) => toInvoice(row, money, asOf));
    byNumber.keep(invoices);
    return toConnection(batches.visible(invoices, owner), window, total ?? null);
  }

  const ofEach = pageOfEach<InvoiceFilter, Invoice>({
    one: ({ customerId, window, filter, count }) =>
      readPage(window, toSourceFilter(filter, customerId), count),
    several: async (customerIds, filter, first) => {
      const asOf = now();
      const wanted = { filter: toSourceFilter(filter, undefined), first };
      const rows = await p21.invoices.newestOf(customerIds, wanted, read);
      const invoices = rows.map((row) => toInvoice(row, money, asOf));
      byNumber.keep(invoices);
      return batches.visible(invoices, owner);
    },
    customerOf: owner,
  });

  return {
    byNumber: byNumber.load,
    /** By exactly one key. */
    find: async (keys: InvoiceKeys): Promise<Invoice | null> => {
      const [name, key] = exactlyOne(keys);
      return byNumber.load(name === 'id' ? parseGlobalIdOf('Invoice', key, 'id') : key);
    },
    page: async (args: PageArgs, filter: InvoiceFilter, count: boolean): Promise<Connection<Invoice>> => {
      const window = parsePage(args);
      const customerId = visibility.scope(filter.customerId, 'filter.customerId');
      return readPage(window, toSourceFilter(filter, customerId), count);
    },
    /** null for a customer that P21 does not know. */
    ofCustomer: async (customer: Customer, args: PageArgs, filter: InvoiceFilter, count: boolean) => {
      const window = parsePage(args);
      const customerId = known(customer.p21CustomerId);
      return customerId === null ? null : ofEach({ customerId, window, filter, count });
    },
    ofOrder: async ({ orderNumber }: Order): Promise<readonly Invoice[]> =>
      orderNumber === null ? [] : byOrder(orderNumber),
    lines: async ({ invoiceNumber }: Invoice): Promise<InvoiceLine[]> =>
      (await linesOf(invoiceNumber)).map((row) => toInvoiceLine(row, money)),
    receipts: async ({ invoiceNumber }: Invoice): Promise<Receipt[]> =>
      (await receiptsOf(invoiceNumber)).map((row) => toReceipt(row, money)),
  };
}

function toSourceFilter(filter: InvoiceFilter, customerId: string | undefined): SourceFilter {
  const { invoicedFrom, invoicedTo } = filter;
  if (invoicedFrom != null && invoicedTo != null && invoicedFrom > invoicedTo) {
    throw badInput('filter.invoicedTo', 'give a day on or after filter.invoicedFrom');
  }
  return {
    customerId,
    orderNo: filter.orderNumber ?? undefined,
    openOnly: filter.openOnly ?? undefined,
    search: filter.search ?? undefined,
    dueBefore: filter.dueBefore ?? undefined,
    from: invoicedFrom ?? undefined,
    to: invoicedTo ?? undefined,
    modifiedSince: filter.modifiedSince ?? undefined,
  };
}
