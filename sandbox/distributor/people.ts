/** Contacts of P21 with an e-mail as the people who may sign in to the shop. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { isDeleted, rowsWith, textOf } from './cells.ts';
import type { Link, ShopWriter } from './shop-writer.ts';

export interface ShopUser {
  readonly link: Link;
  readonly p21ContactId: string;
}

/** Roles of a new installation of OroCommerce (recordings 6.1/051-066). */
const administratorRole: Link = { type: 'customeruserroles', id: '1' };
const buyerRole: Link = { type: 'customeruserroles', id: '2' };

/** An e-mail can sign in once: who has it first keeps it. `emails` are those taken so far. */
export function createUsers(
  writer: ShopWriter,
  database: Database,
  customerRow: Row,
  customer: Link,
  emails: Set<string>,
): ShopUser[] {
  const users: ShopUser[] = [];
  for (const row of contactsOf(database, customerRow)) {
    const email = textOf(row.email_address)?.toLowerCase();
    if (email === undefined || emails.has(email)) continue;
    emails.add(email);
    users.push(createUser(writer, row, customer, users.length === 0 ? administratorRole : buyerRole));
  }
  return users;
}

function contactsOf(database: Database, { customer_id: id }: Row): Row[] {
  return rowsWith(database, 'oe_contacts_customer', 'customer_id', id)
    .filter((link) => !isDeleted(link))
    .map((link) => database.table('contacts').first({ id: link.contact_id ?? null }))
    .filter((contact): contact is Row => contact !== undefined && !isDeleted(contact));
}

function createUser(writer: ShopWriter, row: Row, customer: Link, role: Link): ShopUser {
  const p21ContactId = textOf(row.id) ?? '';
  const link = writer.create({
    type: 'customerusers',
    attributes: {
      email: textOf(row.email_address)?.toLowerCase(),
      firstName: textOf(row.first_name) ?? '-',
      lastName: textOf(row.last_name) ?? '-',
      enabled: true,
      confirmed: true,
    },
    extra: { p21_contact_id: p21ContactId, externalId: p21ContactId },
    links: { customer, userRoles: [role] },
  });
  writer.stamp(link, row);
  return { link, p21ContactId };
}
