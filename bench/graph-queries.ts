/** The big queries. Two are those of the playground's shelf, so that staff's own questions are measured. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface BigQuery {
  readonly name: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Objects of the list that `data` must hold, so that an empty answer is never measured. */
  readonly expected: { readonly field: string; readonly nodes?: number };
}

/** Without the shop's part: what the ERP's part costs does not hide behind a slow shop. */
const ordersOfErp = `query ($first: Int!) {
  orders(first: $first, filter: { kind: ORDER }) { nodes {
    orderNumber
    lines { lineNumber ordered { value unitOfMeasure } unitPrice { amount } product { sku name } }
    shipments { pickTicketNumber tracking { number } }
    invoices { invoiceNumber total { amount } }
  } }
}`;

const priceAndStock = `query ($first: Int!, $customerId: ID!) {
  products(first: $first) { nodes {
    sku
    name
    price(customerId: $customerId) { unitPrice { amount } }
    inventory { available { value } location { name } }
  } }
}`;

export const readBigQueries = async (customerId: string): Promise<readonly BigQuery[]> => [
  {
    name: '50 orders with lines, products, shipments, invoices',
    document: ordersOfErp,
    variables: { first: 50 },
    expected: { field: 'orders', nodes: 50 },
  },
  {
    name: 'the same across both systems, with taxes and totals',
    document: await shelf('01-order-across-systems'),
    variables: { first: 50 },
    expected: { field: 'orders', nodes: 50 },
  },
  {
    name: 'a customer in full',
    document: await shelf('05-customer-in-full'),
    variables: { customerId },
    expected: { field: 'customer' },
  },
  {
    name: '48 products with price and stock',
    document: priceAndStock,
    variables: { first: 48, customerId },
    expected: { field: 'products', nodes: 48 },
  },
];

const shelf = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, '../web/playground/queries', `${name}.graphql`), 'utf8');
