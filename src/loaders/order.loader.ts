/** Orders: the document of P21 and the order of OroCommerce, joined by web reference or P21 order number. */
import type { OroOrder as OroOrderRow } from '../../datasources/oro/order.resource.ts';
import type { OrderNoteRow } from '../../datasources/p21/orders.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { OrderFilter } from '../../schema/order.input.ts';
import type { Order, OrderNote } from '../../schema/order.type.ts';
import type { OroOrder } from '../../schema/oro-order.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { exactlyOne } from './arguments.ts';
import type { OneLookup } from './batch.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { oroIdOf, parseGlobalIdOf } from './global-id.ts';
import type { LoaderParts } from './loader-parts.ts';
import { keysOfOrder, toOrder, toOrderNote, toOroOrder, toShopOnlyOrder } from './order.model.ts';
import { toSourceFilter } from './order-filter.ts';
import { parsePage, toConnection, withNext } from './page.ts';
import { known, unavailable } from './unavailable.ts';

export interface OrderKeys {
  readonly id?: string | null | undefined;
  readonly orderNumber?: string | null | undefined;
  readonly webReference?: string | null | undefined;
  readonly oroId?: string | null | undefined;
}

export type OrderLoader = ReturnType<typeof createOrderLoader>;

/** Both systems compare order identifiers without case (oro-observed, lists; SQL Server's usual collation). */
const toSame = (identifier: string): string => identifier.trim().toLowerCase();

export function createOrderLoader(parts: LoaderParts, customers: CustomerLoader) {
  const { p21, oro, batches, visibility, money, now, read } = parts;
  const owner = ({ customerId }: Order) => customerId;

  const documents: OneLookup<string, Order> = batches.one({
    load: async (numbers) => {
      const asOf = now();
      const rows = await p21.orders.byNumbers(numbers, { ...read, withDeleted: true });
      return rows.map((row) => toOrder(row, money, asOf));
    },
    keyOf: ({ orderNumber }) => orderNumber ?? '',
    owner,
  });
  const referenced = batches.many<string, Order>({
    load: async (references) => {
      const asOf = now();
      const orders = (await p21.orders.byReferences(references, read)).map((row) =>
        toOrder(row, money, asOf),
      );
      documents.keep(orders);
      return orders;
    },
    keyOf: ({ webReference }) => webReference ?? '',
    owner,
    toSame,
  });
  const notesOf = batches.many<string, OrderNoteRow>({
    load: (numbers) => p21.orders.notes(numbers, read),
    keyOf: ({ orderNumber }) => orderNumber,
    owner: 'ofParent',
  });
  /** Whose a shop order is, is found through its customer: see `mayShow`. */
  const shopOrders = batches.one<string, OroOrderRow>({
    load: (identifiers) => oro.orders.byIdentifiers(identifiers),
    keyOf: ({ identifier }) => identifier,
    owner: 'ofParent',
    toSame,
  });
  const shopOrdersByNumber = batches.one<string, OroOrderRow>({
    load: (numbers) => oro.orders.byP21OrderNos(numbers),
    keyOf: ({ p21OrderNo }) => p21OrderNo ?? '',
    owner: 'ofParent',
  });
  const shopOrdersById = batches.one<string, OroOrderRow>({
    load: (ids) => oro.orders.byIds(ids),
    keyOf: ({ id }) => id,
    owner: 'ofParent',
  });

  /** The P21 customer of a shop order; null when unknown or, for a storefront viewer, somebody else. */
  const customerOf = async ({ customer }: OroOrderRow): Promise<string | null> =>
    customer === null ? null : customers.p21IdOfOro(customer.id);

  async function mayShow(row: OroOrderRow | null): Promise<OroOrderRow | null> {
    if (row === null || visibility.onlyCustomerId === undefined) return row;
    return visibility.sees(await customerOf(row)) ? row : null;
  }

  const byIdentifier = async (reference: string) => mayShow(await shopOrders.load(reference));

  async function whileErpIsDown(find: () => Promise<OroOrderRow | null>, error: unknown): Promise<Order> {
    const shop = await find().catch(() => null);
    if (shop === null) throw error;
    return unavailable(keysOfOrder(shop, await customerOf(shop)), error as Error);
  }

  async function byNumber(orderNumber: string | null): Promise<Order | null> {
    if (orderNumber === null) return null;
    try {
      return await documents.load(orderNumber);
    } catch (error) {
      return whileErpIsDown(async () => mayShow(await shopOrdersByNumber.load(orderNumber)), error);
    }
  }

  /** P21 does not make references unique: the newest order counts. An order only the shop has is one, too. */
  async function byReference(reference: string): Promise<Order | null> {
    try {
      const order = (await referenced(reference)).at(-1);
      if (order !== undefined) return order;
    } catch (error) {
      return whileErpIsDown(() => byIdentifier(reference), error);
    }
    const shop = await byIdentifier(reference);
    return shop === null ? null : toShopOnlyOrder(shop, await customerOf(shop));
  }

  async function byOroId(oroId: string): Promise<Order | null> {
    const shop = await mayShow(await shopOrdersById.load(oroId));
    if (shop === null) return null;
    const linked =
      shop.p21OrderNo === null ? await byReference(shop.identifier) : await byNumber(shop.p21OrderNo);
    return linked ?? toShopOnlyOrder(shop, await customerOf(shop));
  }

  const byKey = (key: string) => {
    const oroId = oroIdOf(key);
    return oroId === undefined ? byNumber(key) : byOroId(oroId);
  };

  async function page(args: PageArgs, filter: OrderFilter, count: boolean): Promise<Connection<Order>> {
    const window = parsePage(args);
    const customerId = visibility.scope(filter.customerId, 'filter.customerId');
    const asOf = now();
    const { rows, total } = await p21.orders.page(
      {
        ...withNext(window),
        filter: toSourceFilter(filter, customerId),
        orderBy: [{ field: 'orderedOn', descending: true }],
        count,
      },
      read,
    );
    const orders = rows.map((row) => toOrder(row, money, asOf));
    documents.keep(orders);
    return toConnection(batches.visible(orders, owner), window, total ?? null);
  }

  async function shopOrderOf(order: Order): Promise<OroOrderRow | null> {
    if (known(order.oroOrderId) !== null) return mayShow(await shopOrdersById.load(order.oroOrderId ?? ''));
    const byWeb = order.webReference === null ? null : await byIdentifier(order.webReference);
    if (byWeb !== null || order.orderNumber === null) return byWeb;
    return mayShow(await shopOrdersByNumber.load(order.orderNumber));
  }

  return {
    byNumber,
    byReference,
    byOroId,
    page,
    byKey,
    /** By exactly one key. */
    find: async (keys: OrderKeys): Promise<Order | null> => {
      const [name, key] = exactlyOne(keys);
      if (name === 'id') return byKey(parseGlobalIdOf('Order', key, 'id'));
      if (name === 'orderNumber') return byNumber(key);
      return name === 'oroId' ? byOroId(key) : byReference(key);
    },
    /** null for a customer that P21 does not know. */
    ofCustomer: async (customer: Customer, args: PageArgs, filter: OrderFilter, count: boolean) => {
      const customerId = known(customer.p21CustomerId);
      return customerId === null ? null : page(args, { ...filter, customerId }, count);
    },
    oroOf: async (order: Order): Promise<OroOrder | null> => {
      const row = await shopOrderOf(order);
      return row === null ? null : toOroOrder(row);
    },
    notes: async ({ orderNumber }: Order): Promise<OrderNote[]> =>
      orderNumber === null || !visibility.isStaff ? [] : (await notesOf(orderNumber)).map(toOrderNote),
  };
}
