/** What is in an order: lines, charges, taxes, totals, status, and what is still to be shipped. All of it from P21. */
import type { OrderTaxRow } from '../../datasources/p21/orders.rows.ts';
import type { TaxJurisdictionRow } from '../../datasources/p21/taxes.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { OrderStatus } from '../../schema/order.enum.ts';
import type { Order, OrderTotals } from '../../schema/order.type.ts';
import type { OrderCharge, OrderLine, OrderTax } from '../../schema/order-line.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { UnshippedItem } from '../../schema/unshipped-item.type.ts';
import type { LoaderParts } from './loader-parts.ts';
import { toCharges, toOrderLine, toTotals } from './order-line.model.ts';
import { statusOfHeader, statusOfLines } from './order-status.ts';
import { pageOf, parsePage, toConnection, withNext } from './page.ts';
import { known } from './unavailable.ts';

export type OrderContentLoader = ReturnType<typeof createOrderContentLoader>;

export function createOrderContentLoader({ p21, batches, visibility, money, now, read }: LoaderParts) {
  const linesOf = batches.many<string, OrderLine>({
    load: async (orderNumbers) => {
      const asOf = now();
      return (await p21.orders.lines(orderNumbers, read)).map((row) => toOrderLine(row, money, asOf));
    },
    keyOf: ({ orderNumber }) => orderNumber,
    owner: 'ofParent',
  });
  const taxesOf = batches.many<string, OrderTaxRow>({
    load: (orderNumbers) => p21.orders.taxes(orderNumbers, read),
    keyOf: ({ orderNumber }) => orderNumber,
    owner: 'ofParent',
  });
  const jurisdictions = batches.one<string, TaxJurisdictionRow>({
    load: (ids) => p21.taxes.jurisdictions(ids, read),
    keyOf: ({ jurisdictionId }) => jurisdictionId,
    owner: 'public',
  });

  const openLinesOf = batches.many<string, OrderLine & { readonly customerId: string }>({
    load: async (customerIds) => {
      const asOf = now();
      const rows = await p21.orders.unshippedOf(customerIds, read);
      return rows.map((row) => ({ ...toOrderLine(row, money, asOf), customerId: row.customerId }));
    },
    keyOf: ({ customerId }) => customerId,
    owner: ({ customerId }) => customerId,
  });

  /** Open lines of open orders; of one customer when one is named or the viewer sees only one. */
  async function unshipped(
    args: PageArgs,
    customerId: string | null | undefined,
    count: boolean,
  ): Promise<Connection<UnshippedItem>> {
    const window = parsePage(args);
    const filter = { customerId: visibility.scope(customerId, 'customerId') };
    const asOf = now();
    const { rows, total } = await p21.orders.unshipped({ ...withNext(window), filter, count }, read);
    const items = rows.map((row) => toUnshippedItem(toOrderLine(row, money, asOf)));
    return toConnection(items, window, total ?? null);
  }

  /** None for an order that P21 does not have. */
  const lines = async ({ orderNumber }: Pick<Order, 'orderNumber'>): Promise<readonly OrderLine[]> =>
    orderNumber === null ? [] : linesOf(orderNumber);

  const toTax = async ({ jurisdictionId, taxable }: OrderTaxRow): Promise<OrderTax> => {
    const row = await jurisdictions.load(jurisdictionId);
    return {
      jurisdictionId,
      taxable,
      description: row?.description ?? null,
      percentage: row?.percentage ?? null,
    };
  };

  return {
    lines,
    /** Lines of a customer's open orders of which something is still open. */
    openLinesOf,
    status: async (order: Order): Promise<OrderStatus | null> => {
      const header = known(order.header);
      if (header === null) return null;
      return statusOfHeader(header) ?? statusOfLines((await lines(order)).map(({ status }) => status));
    },
    charges: async (order: Order): Promise<OrderCharge[]> => toCharges(order, await lines(order)),
    totals: async (order: Order): Promise<OrderTotals | null> =>
      known(order.header) === null ? null : toTotals(order, await lines(order), money),
    taxes: async ({ orderNumber }: Order): Promise<OrderTax[]> =>
      orderNumber === null ? [] : Promise.all((await taxesOf(orderNumber)).map(toTax)),
    unshippedOf: async (order: Order): Promise<UnshippedItem[]> => {
      const header = known(order.header);
      if (header === null || header.cancelled || header.completed || header.quote) return [];
      return (await lines(order)).filter(isUnshipped).map(toUnshippedItem);
    },
    unshipped,
    /** null for a customer that P21 does not know. */
    unshippedOfCustomer: async ({ p21CustomerId }: Customer, args: PageArgs) => {
      const window = parsePage(args);
      if (known(p21CustomerId) === null) return null;
      const items = (await openLinesOf(p21CustomerId ?? '')).map(toUnshippedItem);
      return pageOf(items, window);
    },
  };
}

const isUnshipped = ({ status, open }: OrderLine): boolean =>
  status !== 'CANCELLED' && status !== 'COMPLETED' && open.value !== '0';

const toUnshippedItem = (line: OrderLine): UnshippedItem => ({ orderNumber: line.orderNumber, line });
