/** The customers of P21 as accounts of the shop, with their people and their ship-tos. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { isDeleted, rowsOf, textOf } from './cells.ts';
import { forEachOf, type Link, type ShopAuthor } from './shop-author.ts';

/** Roles of a new installation of OroCommerce. */
const administratorRole: Link = { type: 'customeruserroles', id: '1' };
const buyerRole: Link = { type: 'customeruserroles', id: '2' };

/** Shop accounts by P21 customer id. */
export type Accounts = ReadonlyMap<string, Account>;

export interface Account {
  readonly customer: Link;
  /** The first user has the administrator role. */
  readonly users: readonly Link[];
}

export async function openAccounts(author: ShopAuthor, database: Database): Promise<Accounts> {
  const terms = await createTerms(author, database);
  const group = await author.create({ type: 'customergroups', attributes: { name: 'Prophet 21' } });
  const emails = new Set<string>();
  const customers = rowsOf(database, 'customer').filter((row) => !isDeleted(row));
  const accounts = await forEachOf(customers, async (row) => {
    const paymentTerm = terms.get(textOf(row.terms_id) ?? '');
    const customer = await author.create({
      type: 'customers',
      attributes: {
        name: textOf(row.customer_name),
        p21_customer_id: Number(row.customer_id),
        p21_credit_limit: String(row.credit_limit ?? 0),
      },
      links: { group, ...(paymentTerm && { paymentTerm }) },
    });
    await createAddresses(author, database, row, customer);
    return [
      String(row.customer_id),
      { customer, users: await createUsers(author, database, row, customer, emails) },
    ] as const;
  });
  return new Map(accounts);
}

async function createTerms(author: ShopAuthor, database: Database): Promise<ReadonlyMap<string, Link>> {
  const terms = await forEachOf(rowsOf(database, 'terms'), async (row) => {
    const link = await author.create({ type: 'paymentterms', attributes: { label: textOf(row.terms_desc) } });
    return [textOf(row.terms_id) ?? '', link] as const;
  });
  return new Map(terms);
}

async function createUsers(
  author: ShopAuthor,
  database: Database,
  { customer_id: id = null }: Row,
  customer: Link,
  emails: Set<string>,
): Promise<Link[]> {
  const users: Link[] = [];
  for (const row of database.table('contacts').find('address_id', id)) {
    const email = textOf(row.email_address)?.toLowerCase();
    if (email === undefined || emails.has(email) || isDeleted(row)) continue;
    emails.add(email);
    const names = { firstName: textOf(row.first_name) ?? '-', lastName: textOf(row.last_name) ?? '-' };
    const attributes = { email, ...names, enabled: true, p21_contact_id: textOf(row.id) };
    const userRoles = [users.length === 0 ? administratorRole : buyerRole];
    users.push(await author.create({ type: 'customerusers', attributes, links: { customer, userRoles } }));
  }
  return users;
}

async function createAddresses(
  author: ShopAuthor,
  database: Database,
  { customer_id: id = null }: Row,
  customer: Link,
): Promise<void> {
  for (const shipTo of database.table('ship_to').find('customer_id', id)) {
    const address = database.table('address').first({ id: shipTo.ship_to_id ?? null });
    if (address === undefined || isDeleted(shipTo)) continue;
    const attributes = { ...addressOf(address, 'phys'), p21_ship_to_id: Number(shipTo.ship_to_id) };
    await author.create({
      type: 'customeraddresses',
      attributes,
      links: { customer, ...placeOf(address.phys_state) },
    });
  }
}

function addressOf(row: Row, kind: 'phys' | 'mail'): object {
  return {
    label: textOf(row.name),
    organization: textOf(row.name) ?? '-',
    street: textOf(row[`${kind}_address1`]) ?? '-',
    city: textOf(row[`${kind}_city`]) ?? '-',
    postalCode: textOf(row[`${kind}_postal_code`]) ?? '-',
    phone: textOf(row.central_phone_number),
  };
}

/** Country and region of the shop; the distributor ships within the United States. */
export function placeOf(state: unknown): Record<string, Link> {
  const country: Link = { type: 'countries', id: 'US' };
  const region: Link = { type: 'regions', id: `US-${String(state ?? '').trim()}` };
  return { country, region };
}
