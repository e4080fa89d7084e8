/**
 * People at the shop's end: customers who order, staff who mend names and addresses, money that comes in for invoices.
 * What they do depends on the chance they are given alone. Only what P21 would take is ordered and paid, so that nothing
 * has to wait for a person.
 */
import { type Link, ShopWriter } from '../../sandbox/distributor/shop-writer.ts';
import type { Distributor } from '../../sandbox/distributor/start.ts';
import { pick, type Random, whole } from '../random.ts';
import { orderingCustomers, sellableSkus } from '../writes/run-writes.ts';
import { isGivenUp } from './p21-people.ts';

type StoreRow = NonNullable<ReturnType<ShopWriter['store']['get']>>;
type Deed = () => boolean;

export class ShopPeople {
  /** How often what was done. */
  readonly done = new Map<string, number>();
  /** Identifiers of the orders placed. */
  readonly placed: string[] = [];
  readonly #writer: ShopWriter;
  readonly #random: Random;
  readonly #customers: ReadonlySet<string>;
  readonly #skus: ReadonlySet<string>;
  #count = 0;

  constructor({ p21, oro }: Pick<Distributor, 'p21' | 'oro'>, random: Random) {
    this.#writer = new ShopWriter(oro);
    this.#random = random;
    this.#customers = new Set(orderingCustomers(p21.database));
    this.#skus = new Set(sellableSkus(p21.database).filter((sku) => !isGivenUp(sku)));
  }

  /** One of the things people do, if there is somebody to do it to. */
  act(): void {
    const deeds: readonly [[string, Deed], ...[string, Deed][]] = [
      ['order', () => this.#order()],
      ['order again', () => this.#order()],
      ['rename customer', () => this.#renameCustomer()],
      ['rename user', () => this.#renameUser()],
      ['new user', () => this.#newUser()],
      ['move', () => this.#move()],
      ['new address', () => this.#newAddress()],
    ];
    const [name, deed] = pick(this.#random, deeds);
    if (deed()) this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  /** Pays open invoices of the shop, each in full and once. */
  payInvoices(most: number): number {
    const open = this.#rows('extendp21invoices').filter(({ values }) => Number(values.open_amount) > 0);
    for (const { values } of open.slice(0, most)) {
      this.#writer.create({
        type: 'extendp21invoicepayments',
        attributes: {
          p21_invoice_no: String(values.p21_key),
          amount: Number(values.open_amount).toFixed(2),
          currency: 'USD',
          paid_on: new Date().toISOString().slice(0, 10),
          method: 'credit_card',
          reference: `ch_${this.#next()}`,
        },
        links: { customer: { type: 'customers', id: String(values.customer) } },
      });
    }
    return Math.min(most, open.length);
  }

  #order(): boolean {
    const user = this.#any('customerusers', ({ values }) => this.#mayOrder(String(values.customer)));
    const products = this.#rows('products').filter(
      ({ values }) => values.status === 'enabled' && this.#skus.has(String(values.sku)),
    );
    if (user === undefined || products.length === 0) return false;
    const identifier = `WEB-${this.#next()}`;
    const lines = new Map(
      Array.from({ length: whole(this.#random, 1, 4) }, () => {
        const product = pick(this.#random, products as [StoreRow, ...StoreRow[]]);
        return [product.id, product];
      }),
    );
    const included = [...lines.values()].map((product) => this.#line(product));
    this.#writer.create({
      type: 'orders',
      attributes: {
        identifier,
        currency: 'USD',
        poNumber: `PO-${identifier}`,
        customerNotes: 'Ring the bell',
      },
      links: {
        customer: { type: 'customers', id: String(user.values.customer) },
        customerUser: { type: 'customerusers', id: user.id },
        lineItems: included.map(({ type, id }) => ({ type, id })),
      },
      included,
    });
    this.placed.push(identifier);
    return true;
  }

  #line({ id, values }: StoreRow) {
    const precision = this.#writer.store.get('productunitprecisions', String(values.primaryUnitPrecision));
    return {
      type: 'orderlineitems',
      id: `line-${id}`,
      attributes: { quantity: whole(this.#random, 1, 9), value: 9.5, currency: 'USD' },
      links: {
        product: { type: 'products', id },
        productUnit: { type: 'productunits', id: String(precision?.values.unit) },
      },
    };
  }

  #renameCustomer(): boolean {
    return this.#change('customers', isOfP21, () => ({ name: `Renamed ${this.#next()} Inc` }));
  }

  #renameUser(): boolean {
    return this.#change('customerusers', isOfP21, () => ({ lastName: `Name${this.#next()}` }));
  }

  #move(): boolean {
    return this.#change('customeraddresses', isLasting, () => ({ street: `${this.#next()} New Road` }));
  }

  #newUser(): boolean {
    const customer = this.#any('customers', isOfP21);
    if (customer === undefined) return false;
    const number = this.#next();
    this.#writer.create({
      type: 'customerusers',
      attributes: {
        email: `person${number}@shop.test`,
        firstName: 'New',
        lastName: `Person${number}`,
        enabled: true,
        confirmed: true,
      },
      links: { customer: linkTo('customers', customer), userRoles: [{ type: 'customeruserroles', id: '2' }] },
    });
    return true;
  }

  #newAddress(): boolean {
    const customer = this.#any('customers', isOfP21);
    if (customer === undefined) return false;
    const number = this.#next();
    this.#writer.create({
      type: 'customeraddresses',
      attributes: {
        label: `Site ${number}`,
        organization: `Site ${number}`,
        street: `${number} Elm Street`,
        city: 'Ames',
        postalCode: '50010',
        phone: '5155550100',
      },
      links: {
        customer: linkTo('customers', customer),
        country: { type: 'countries', id: 'US' },
        region: { type: 'regions', id: 'US-IA' },
      },
    });
    return true;
  }

  #change(type: string, fits: (row: StoreRow) => boolean, changes: () => Record<string, string>): boolean {
    const row = this.#any(type, fits);
    if (row !== undefined) this.#writer.change({ type, id: row.id }, changes());
    return row !== undefined;
  }

  #mayOrder = (customerId: string): boolean =>
    this.#customers.has(
      String(this.#writer.store.get('customers', customerId)?.values.p21_customer_id ?? ''),
    );

  #any(type: string, fits: (row: StoreRow) => boolean): StoreRow | undefined {
    const rows = this.#rows(type).filter(fits);
    return rows.length === 0 ? undefined : pick(this.#random, rows as [StoreRow, ...StoreRow[]]);
  }

  #rows = (type: string): readonly StoreRow[] => [...this.#writer.store.table(type).all()];

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

const keyFields = ['p21_customer_id', 'p21_contact_id', 'p21_ship_to_id'] as const;

/** Records that the sync made: what nobody linked yet is still on its way. */
const isOfP21 = ({ values }: StoreRow): boolean => keyFields.some((name) => values[name] != null);

/** Addresses of P21 that it keeps. */
const isLasting = (row: StoreRow): boolean => isOfP21(row) && !isGivenUp(String(row.values.p21_ship_to_id));

const linkTo = (type: string, { id }: StoreRow): Link => ({ type, id });
