/**
 * A customer that has been in the shop all along, whose administrator keeps the master shopping list and whose
 * storefront application the gateway was told of; P21 keeps such lists in a window of the tenant's own.
 */
import { type Link, ShopWriter } from '../../sandbox/distributor/shop-writer.ts';
import type { Distributor } from '../../sandbox/distributor/start.ts';
import { soldUnits } from '../../sandbox/oro/storefront/product-facts.ts';
import { pick, type Random, whole } from '../random.ts';
import { orderingCustomers, sellableSkus } from '../writes/run-writes.ts';
import { isGivenUp } from './p21-people.ts';

const listName = 'Master shopping list';
const mostItems = 6;

/** One item as both systems say it. */
type Content = Readonly<Record<string, string>>;

export class ListKeeper {
  readonly #systems: Pick<Distributor, 'p21' | 'oro'>;
  readonly #writer: ShopWriter;
  readonly #random: Random;
  readonly #p21CustomerId: string;
  readonly #customer: Link;
  readonly #user: Link;
  #list: Link | undefined;
  /** How often the list was changed. */
  changes = 0;

  /** Moves into a shop without records. */
  constructor(systems: Pick<Distributor, 'p21' | 'oro'>, random: Random) {
    const { p21, oro } = systems;
    this.#systems = systems;
    this.#writer = new ShopWriter(oro);
    this.#random = random;
    const [customerId = ''] = orderingCustomers(p21.database);
    this.#p21CustomerId = customerId;
    const row = p21.database.table('customer').first({ customer_id: Number(customerId) });
    this.#customer = this.#writer.create({
      type: 'customers',
      attributes: { name: String(row?.customer_name), p21_customer_id: Number(customerId) },
    });
    this.#user = this.#writer.create({
      type: 'customerusers',
      attributes: {
        email: 'keeper@shop.test',
        firstName: 'List',
        lastName: 'Keeper',
        enabled: true,
        confirmed: true,
      },
      links: { customer: this.#customer, userRoles: [{ type: 'customeruserroles', id: '1' }] },
    });
  }

  /** What the gateway is told: the storefront application, and where this P21 keeps lists (docs/configure-p21.md). */
  register(): Readonly<Record<string, string>> {
    const application = { clientId: 'storefront-keeper', clientSecret: 'storefront-keeper-secret' };
    this.#systems.oro.parts.authorization.clients.add({
      ...application,
      area: 'storefront',
      grants: ['client_credentials'],
      ownerId: this.#user.id,
    });
    return {
      ORO_STOREFRONT_CLIENTS: JSON.stringify([{ customerId: this.#customer.id, ...application }]),
      P21_MASTER_LIST_SERVICE: JSON.stringify(masterListService),
    };
  }

  /** Puts something on the list, changes how much of it is wanted, or takes it off; nothing while there are no products. */
  act(): void {
    const products = this.#products();
    if (products.length === 0) return;
    this.#list ??= this.#writer.createAs(this.#user.id, {
      type: 'shoppinglists',
      attributes: { name: listName },
    });
    const product = pick(this.#random, products as [string, ...string[]]);
    const known = this.#items().find(({ values }) => values.product === product);
    this.changes += 1;
    const { store } = this.#writer;
    if (known === undefined) this.#put(product, this.#list);
    else if (this.#random() < 0.3) store.remove('shoppinglistitems', known.id);
    else store.update('shoppinglistitems', known.id, { quantity: whole(this.#random, 1, 20) });
  }

  /** What P21 keeps otherwise than the shop. */
  differences(): string[] {
    const [inShop, inP21] = [this.#inShop(), this.#inP21()];
    const skus = new Set([...Object.keys(inShop), ...Object.keys(inP21)]);
    return [...skus]
      .filter((sku) => inShop[sku] !== inP21[sku])
      .map(
        (sku) =>
          `master list: ${sku} is ${inShop[sku] ?? 'not there'} in the shop, ${inP21[sku] ?? 'not there'} in P21`,
      );
  }

  get length(): number {
    return this.#items().length;
  }

  #put(product: string, shoppingList: Link): void {
    const row = this.#writer.store.get('products', product);
    const [unit] = row === undefined ? [] : soldUnits(this.#writer.store, row);
    if (unit === undefined) return;
    this.#writer.createAs(this.#user.id, {
      type: 'shoppinglistitems',
      attributes: { quantity: whole(this.#random, 1, 20) },
      links: {
        shoppingList,
        product: { type: 'products', id: product },
        unit: { type: 'productunits', id: unit.unit },
      },
    });
  }

  /** A few, so that things are met again; only what P21 would take, so that nothing waits for a person. */
  #products(): string[] {
    const skus = new Set(sellableSkus(this.#systems.p21.database).filter((sku) => !isGivenUp(sku)));
    return [...this.#writer.store.table('products').all()]
      .filter(({ values }) => values.status === 'enabled' && skus.has(String(values.sku)))
      .slice(0, mostItems)
      .map(({ id }) => id);
  }

  #items = () =>
    this.#list === undefined
      ? []
      : [...this.#writer.store.table('shoppinglistitems').find('shoppingList', this.#list.id)];

  #inShop(): Content {
    const skuOf = (id: string) => String(this.#writer.store.get('products', id)?.values.sku);
    return Object.fromEntries(
      this.#items().map(({ values }) => [
        skuOf(String(values.product)),
        `${Number(values.quantity)} ${String(values.unit)}`,
      ]),
    );
  }

  #inP21(): Content {
    const rows = this.#systems.p21.database
      .table('u_shopping_list')
      .find('customer_id', Number(this.#p21CustomerId));
    return Object.fromEntries(
      rows.map((row) => [String(row.item_id), `${Number(row.qty)} ${shopUnit(String(row.uom))}`]),
    );
  }
}

/** As FLOWS_UNIT_CODES has it when nobody sets it. */
const shopUnit = (unit: string): string => (unit === 'EA' ? 'each' : unit.toLowerCase());

const masterListService = {
  service: 'u_ShoppingList',
  main: { element: 'MAIN.list', customerId: 'customer_id', listName: 'list_name' },
  rows: {
    element: 'ROWS.rows',
    itemId: 'item_id',
    quantity: 'qty',
    unitOfMeasure: 'uom',
    delete: 'delete_flag',
  },
  table: {
    name: 'u_shopping_list',
    customerId: 'customer_id',
    listName: 'list_name',
    itemId: 'item_id',
    quantity: 'qty',
    unitOfMeasure: 'uom',
  },
};
