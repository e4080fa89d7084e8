/** Orders: the document of P21 and the order of OroCommerce, joined by web reference or P21 order number. */
import type { OroOrder as OroOrderRow } from '../../datasources/oro/order.resource.ts';
import type { OrderFilter as SourceFilter } from '../../datasources/p21/orders.datasource.ts';
import type { OrderNoteRow } from '../../datasources/p21/orders.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { OrderFilter } from '../../schema/order.input.ts';
import type { Order, OrderNote } from '../../schema/order.type.ts';
import type { OroOrder } from '../../schema/oro-order.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { exactlyOne } from './arguments.ts';
import type { OneLookup } from './batch.ts';
import { oroIdOf, parseGlobalIdOf } from './global-id.ts';
import type { LoaderParts } from './loader-parts.ts';
import { keysOfOrder, toOrder, toOrderNote, toOroOrder, toShopOnlyOrder } from './order.model.ts';
import { toSourceFilter } from './order-filter.ts';
import { createOrderOfShipment } from './order-of-shipment.ts';
import { type PageWindow, parsePage, toConnection, withNext } from './page.ts';
import { pageOfEach } from './page-of-each.ts';
import { type ShopOrderLoader, sameReference } from './shop-order.loader.ts';
import { known, unavailable } from './unavailable.ts';

export interface OrderKeys {
  readonly id?: string | null | undefined;
  readonly orderNumber?: string | null | undefined;
  readonly webReference?: string | null | undefined;
  readonly oroId?: string | null | undefined;
  readonly shipmentNumber?: string | null | undefined;
}

const newestFirst = [{ field: 'orderedOn', descending: true }] as const;

export type OrderLoader = ReturnType<typeof createOrderLoader>;

export function createOrderLoader(parts: LoaderParts, shop: ShopOrderLoader) {
  const { p21, batches, visibility, money, now, read: signalled } = parts;
  const owner = ({ customerId }: Order) => customerId;

  const numberOfShipment = createOrderOfShipment(parts);

  const documents: OneLookup<string, Order> = batches.one({
    load: async (numbers) => {
      const asOf = now();
      const rows = await p21.orders.byNumbers(numbers, { ...signalled, withDeleted: true });
      return rows.map((row) => toOrder(row, money, asOf));
    },
    keyOf: ({ orderNumber }) => orderNumber ?? '',
    owner,
  });
  const referenced = batches.many<string, Order>({
    load: async (references) => {
      const asOf = now();
      const orders = (await p21.orders.byReferences(references, signalled)).map((row) =>
        toOrder(row, money, asOf),
      );
      documents.keep(orders);
      return orders;
    },
    keyOf: ({ webReference }) => webReference ?? '',
    owner,
    toSame: sameReference,
  });
  const notesOf = batches.many<string, OrderNoteRow>({
    load: (numbers) => p21.orders.notes(numbers, signalled),
    keyOf: ({ orderNumber }) => orderNumber,
    owner: 'ofParent',
  });
  async function whileErpIsDown(find: () => Promise<OroOrderRow | null>, error: unknown): Promise<Order> {
    const row = await find().catch(() => null);
    if (row === null) throw error;
    return unavailable(keysOfOrder(row, await shop.customerOf(row)), error as Error);
  }

  async function byNumber(orderNumber: string | null): Promise<Order | null> {
    if (orderNumber === null) return null;
    try {
      return await documents.load(orderNumber);
    } catch (error) {
      return whileErpIsDown(() => shop.byNumber(orderNumber), error);
    }
  }

  /** P21 does not make references unique: the newest order counts. An order only the shop has is one, too. */
  async function byReference(reference: string): Promise<Order | null> {
    try {
      const order = (await referenced(reference)).at(-1);
      if (order !== undefined) return order;
    } catch (error) {
      return whileErpIsDown(() => shop.byIdentifier(reference), error);
    }
    return shopOnly(await shop.byIdentifier(reference));
  }

  async function byOroId(oroId: string): Promise<Order | null> {
    const row = await shop.byId(oroId);
    if (row === null) return null;
    const linked =
      row.p21OrderNo === null ? await byReference(row.identifier) : await byNumber(row.p21OrderNo);
    return linked ?? shopOnly(row);
  }

  const shopOnly = async (row: OroOrderRow | null): Promise<Order | null> =>
    row === null ? null : toShopOnlyOrder(row, await shop.customerOf(row));

  const byKey = (key: string) => {
    const oroId = oroIdOf(key);
    return oroId === undefined ? byNumber(key) : byOroId(oroId);
  };

  async function read(window: PageWindow, filter: SourceFilter, count: boolean): Promise<Connection<Order>> {
    const asOf = now();
    const query = { ...withNext(window), filter, orderBy: newestFirst, count };
    const { rows, total } = await p21.orders.page(query, signalled);
    const orders = rows.map((row) => toOrder(row, money, asOf));
    documents.keep(orders);
    return toConnection(batches.visible(orders, owner), window, total ?? null);
  }

  const ofEach = pageOfEach<OrderFilter, Order>({
    one: ({ customerId, window, filter, count }) => read(window, toSourceFilter(filter, customerId), count),
    several: async (customerIds, filter, first) => {
      const asOf = now();
      const wanted = { filter: toSourceFilter(filter, undefined), first };
      const rows = await p21.orders.newestOf(customerIds, wanted, signalled);
      const orders = rows.map((row) => toOrder(row, money, asOf));
      documents.keep(orders);
      return batches.visible(orders, owner);
    },
    customerOf: owner,
  });

  return {
    byNumber,
    byReference,
    byOroId,
    page: async (args: PageArgs, filter: OrderFilter, count: boolean): Promise<Connection<Order>> => {
      const window = parsePage(args);
      return read(
        window,
        toSourceFilter(filter, visibility.scope(filter.customerId, 'filter.customerId')),
        count,
      );
    },
    byKey,
    /** By exactly one key. */
    find: async (keys: OrderKeys): Promise<Order | null> => {
      const [name, key] = exactlyOne(keys);
      if (name === 'id') return byKey(parseGlobalIdOf('Order', key, 'id'));
      if (name === 'orderNumber') return byNumber(key);
      if (name === 'shipmentNumber') return byNumber(await numberOfShipment(key));
      return name === 'oroId' ? byOroId(key) : byReference(key);
    },
    /** null for a customer that P21 does not know. */
    ofCustomer: async (customer: Customer, args: PageArgs, filter: OrderFilter, count: boolean) => {
      const window = parsePage(args);
      const customerId = known(customer.p21CustomerId);
      return customerId === null ? null : ofEach({ customerId, window, filter, count });
    },
    oroOf: async (order: Order): Promise<OroOrder | null> => {
      const row = await shop.ofDocument(order);
      return row === null ? null : toOroOrder(row);
    },
    notes: async ({ orderNumber }: Order): Promise<OrderNote[]> =>
      orderNumber === null || !visibility.isStaff ? [] : (await notesOf(orderNumber)).map(toOrderNote),
  };
}
