/** Orders, quotes and returns: headers, lines, taxes, notes (p21-api 7.3). */
import type { CalendarDate, Instant } from '../../src/instant.ts';
import { dayAfter } from '../../src/instant.ts';
import { firstOfEach } from './first-of-each.ts';
import type { Filter } from './odata-filter.ts';
import { and, contains, eq, ge, gt, isNotYes, lt, or } from './odata-filter.ts';
import { toOrderLine } from './order-quantities.ts';
import type { OrderLineRow, OrderNoteRow, OrderRow, OrderTaxRow } from './orders.rows.ts';
import { orderLineTable, orderNoteTable, orderTable, orderTaxTable } from './orders.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, Page, PageQuery, ReadOptions } from './paging.ts';
import type { Tenant } from './tenant.ts';

const columns = orderTable.columns;

export type OrderKind = 'ORDER' | 'QUOTE' | 'RETURN';
export type OrderState = 'OPEN' | 'COMPLETED' | 'CANCELLED';

export interface OrderFilter {
  readonly customerId?: string | undefined;
  readonly status?: OrderState | undefined;
  /** The same as status OPEN. */
  readonly openOnly?: boolean | undefined;
  readonly kind?: OrderKind | undefined;
  /** First and last day of the order date, both included. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly poNo?: string | undefined;
  /** The shop's reference, exactly. */
  readonly reference?: string | undefined;
  /** Part of the order number, PO number or shop's reference. */
  readonly search?: string | undefined;
  readonly modifiedSince?: Instant | undefined;
}

export interface UnshippedFilter {
  readonly customerId?: string | undefined;
  readonly orderNos?: readonly string[] | undefined;
  readonly itemUid?: number | undefined;
  readonly sourceLocationId?: string | undefined;
}

export class OrdersSource {
  readonly #table: typeof orderTable;

  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {
    this.#table = withReference(tenant.referenceColumn);
  }

  byNumbers(orderNumbers: readonly string[], options: LookupOptions = {}): Promise<OrderRow[]> {
    return this.odata.byKeys(this.#table, 'orderNumber', orderNumbers, this.#ofCompany(options));
  }

  /** Orders that carry one of the shop's references; P21 does not make references unique. */
  byReferences(references: readonly string[], options: LookupOptions = {}): Promise<OrderRow[]> {
    return this.odata.byKeys(this.#table, 'webReference', references, this.#ofCompany(options));
  }

  page(
    query: PageQuery<OrderFilter, keyof OrderRow & string>,
    options: ReadOptions = {},
  ): Promise<Page<OrderRow>> {
    const filter = and(ofCompany(this.#table, this.tenant.companyId), this.#toFilter(query.filter ?? {}));
    return this.odata.page(this.#table, { ...query, ...options, filter });
  }

  /** The next orders by order number, with their number in all on the first page. Deleted ones are left out. */
  scan(after: string | null, first: number, options: ReadOptions = {}): Promise<Page<OrderRow>> {
    const filter = and(
      ofCompany(this.#table, this.tenant.companyId),
      after === null ? undefined : gt(columns.orderNumber, after),
    );
    return this.odata.page(this.#table, { ...options, filter, first, skip: 0, count: after === null });
  }

  /** The newest orders of each customer, `first` of each; newest first within a customer. */
  newestOf(
    customerIds: readonly string[],
    { filter: wanted = {}, first }: Pick<PageQuery<OrderFilter>, 'filter' | 'first'>,
    options: ReadOptions = {},
  ): Promise<OrderRow[]> {
    const filter = and(ofCompany(this.#table, this.tenant.companyId), this.#toFilter(wanted));
    const query = {
      ...options,
      ...newestFirst,
      table: this.#table,
      field: 'customerId',
      filter,
      first,
    } as const;
    return firstOfEach(this.odata, query, customerIds);
  }

  /** Lines of the orders, cancelled ones included, by order and line number. */
  async lines(orderNumbers: readonly string[], options: ReadOptions = {}): Promise<OrderLineRow[]> {
    const rows = await this.odata.byKeys(orderLineTable, 'orderNumber', orderNumbers, options);
    return rows.map(toOrderLine);
  }

  taxes(orderNumbers: readonly string[], options: ReadOptions = {}): Promise<OrderTaxRow[]> {
    return this.odata.byKeys(orderTaxTable, 'orderNumber', orderNumbers, options);
  }

  notes(orderNumbers: readonly string[], options: ReadOptions = {}): Promise<OrderNoteRow[]> {
    return this.odata.byKeys(orderNoteTable, 'orderNumber', orderNumbers, options);
  }

  /**
   * Lines of open orders (not quotes, not returns) of which something is still to be invoiced, by order and line.
   * P21 can neither join the header nor subtract quantities in a filter, so the candidates are read whole and the
   * page is cut here: two kinds of calls, however many orders there are.
   */
  async unshipped(
    query: PageQuery<UnshippedFilter, never>,
    options: ReadOptions = {},
  ): Promise<Page<OrderLineRow>> {
    const wanted = query.filter ?? {};
    const open = await this.#openOrderNumbers(wanted, options);
    const rows = (await this.#candidateLines(wanted, open, options))
      .filter((line) => open.has(line.orderNumber))
      .map(toOrderLine)
      .filter((line) => line.quantityOpen !== '0');
    const page = rows.slice(query.skip, query.skip + query.first);
    return query.count === true ? { rows: page, total: rows.length } : { rows: page };
  }

  /** The same for several customers at once, whole, each line with its customer. */
  async unshippedOf(
    customerIds: readonly string[],
    options: ReadOptions = {},
  ): Promise<(OrderLineRow & { readonly customerId: string })[]> {
    const filter = and(
      ofCompany(openOrderTable, this.tenant.companyId),
      this.#toFilter({ status: 'OPEN', kind: 'ORDER' }),
    );
    const orders = await this.odata.byKeys(ownedOrderTable, 'customerId', customerIds, {
      ...options,
      filter,
    });
    const customerOf = new Map(orders.map(({ orderNumber, customerId }) => [orderNumber, customerId]));
    const lines = await this.#candidateLines({ orderNos: [] }, new Set(customerOf.keys()), options);
    return lines
      .map((line) => ({ ...toOrderLine(line), customerId: customerOf.get(line.orderNumber) ?? '' }))
      .filter((line) => line.quantityOpen !== '0');
  }

  async #openOrderNumbers(wanted: UnshippedFilter, options: ReadOptions): Promise<Set<string>> {
    const filter = and(
      ofCompany(openOrderTable, this.tenant.companyId),
      this.#toFilter({ customerId: wanted.customerId, status: 'OPEN', kind: 'ORDER' }),
    );
    const rows =
      wanted.orderNos === undefined
        ? await this.odata.rows(openOrderTable, { ...options, filter })
        : await this.odata.byKeys(openOrderTable, 'orderNumber', wanted.orderNos, { ...options, filter });
    return new Set(rows.map((row) => row.orderNumber));
  }

  #candidateLines(wanted: UnshippedFilter, open: ReadonlySet<string>, options: ReadOptions) {
    const line = orderLineTable.columns;
    const filter = and(
      isNotYes(line.completed),
      isNotYes(line.cancelled),
      wanted.itemUid === undefined ? undefined : eq(line.itemUid, wanted.itemUid),
      wanted.sourceLocationId === undefined ? undefined : eq(line.sourceLocationId, wanted.sourceLocationId),
    );
    const everybody = wanted.customerId === undefined && wanted.orderNos === undefined;
    if (!everybody) return this.odata.byKeys(orderLineTable, 'orderNumber', open, { ...options, filter });
    const ofTenant = eq(line.companyId, this.tenant.companyId);
    return this.odata.rows(orderLineTable, { ...options, filter: and(ofTenant, filter) });
  }

  #ofCompany(options: LookupOptions) {
    return { ...options, filter: ofCompany(this.#table, this.tenant.companyId) };
  }

  #toFilter(wanted: OrderFilter): Filter | undefined {
    const reference = this.#table.columns.webReference;
    const search = wanted.search?.trim();
    return and(
      wanted.customerId === undefined ? undefined : eq(columns.customerId, wanted.customerId),
      wanted.status === undefined ? undefined : stateFilters[wanted.status],
      wanted.openOnly === true ? stateFilters.OPEN : undefined,
      wanted.kind === undefined ? undefined : kindFilters[wanted.kind],
      wanted.from === undefined ? undefined : ge(columns.orderedOn, wanted.from),
      wanted.to === undefined ? undefined : lt(columns.orderedOn, dayAfter(wanted.to)),
      wanted.poNo === undefined ? undefined : eq(columns.poNumber, wanted.poNo),
      wanted.reference === undefined ? undefined : eq(reference, wanted.reference),
      search
        ? or(...[columns.orderNumber, columns.poNumber, reference].map((column) => contains(column, search)))
        : undefined,
      wanted.modifiedSince === undefined ? undefined : ge(columns.modifiedAt, wanted.modifiedSince),
    );
  }
}

/** 'T' (open in an editor) and null are open too (p21-api 2.4). */
const stateFilters: Record<OrderState, Filter | undefined> = {
  OPEN: and(isNotYes(columns.completion), isNotYes(columns.cancelled)),
  COMPLETED: and(eq(columns.completion, 'Y'), isNotYes(columns.cancelled)),
  CANCELLED: eq(columns.cancelled, 'Y'),
};

const kindFilters: Record<OrderKind, Filter | undefined> = {
  ORDER: and(isNotYes(columns.quote), isNotYes(columns.returnOrder)),
  QUOTE: eq(columns.quote, 'Y'),
  RETURN: eq(columns.returnOrder, 'Y'),
};

const newestFirst = { orderBy: [{ field: 'orderedOn', descending: true }] } as const;

/** Only the number of an order, for reading many of them. */
const openOrderTable = {
  ...orderTable,
  columns: { orderNumber: columns.orderNumber, companyId: columns.companyId },
};

const ownedOrderTable = {
  ...openOrderTable,
  columns: { ...openOrderTable.columns, customerId: columns.customerId },
};

/** The tenant says which column carries the shop's reference. */
function withReference(name: string): typeof orderTable {
  return { ...orderTable, columns: { ...columns, webReference: { ...columns.webReference, name } } };
}
