/** The customers of P21 as accounts of the shop, with group, payment term, tax code and head office. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { createAddresses } from './addresses.ts';
import { amountOf, isDeleted, moneyOf, rowsOf, textOf } from './cells.ts';
import { createUsers, type ShopUser } from './people.ts';
import type { Link, ShopWriter } from './shop-writer.ts';

export interface Account {
  readonly customer: Link;
  /** The first one is an administrator, who sees what all of them do. */
  readonly users: readonly ShopUser[];
}

/** Shop accounts by P21 customer id. */
export type Accounts = ReadonlyMap<string, Account>;

/** Payment terms of the shop by P21 terms id. */
export type PaymentTerms = ReadonlyMap<string, Link>;

export function createPaymentTerms(writer: ShopWriter, database: Database): PaymentTerms {
  return new Map(
    rowsOf(database, 'terms').map((row) => {
      const label = textOf(row.terms_desc) ?? '-';
      return [textOf(row.terms_id) ?? '', writer.create({ type: 'paymentterms', attributes: { label } })];
    }),
  );
}

export function openAccounts(writer: ShopWriter, database: Database, terms: PaymentTerms): Accounts {
  const emails = new Set<string>();
  const groups = createGroups(writer, database);
  const taxCodes = createTaxCodes(writer);
  const accounts = customersOf(database).map((row): [string, Account] => {
    const customer = writer.create({
      type: 'customers',
      attributes: { name: textOf(row.customer_name) },
      extra: {
        p21_customer_id: textOf(row.customer_id),
        p21_credit_limit: moneyOf(amountOf(row.credit_limit)),
        externalId: textOf(row.customer_id),
      },
      links: {
        group: groups.get(textOf(row.class_1id) ?? ''),
        paymentTerm: terms.get(textOf(row.terms_id) ?? ''),
        taxCode: row.taxable_flag === 'N' ? taxCodes.exempt : taxCodes.taxable,
      },
    });
    writer.stamp(customer, row);
    createAddresses(writer, database, row, customer);
    return [
      String(row.customer_id),
      { customer, users: createUsers(writer, database, row, customer, emails) },
    ];
  });
  nameHeadOffices(writer, database, new Map(accounts));
  return new Map(accounts);
}

const customersOf = (database: Database): Row[] =>
  rowsOf(database, 'customer').filter((row) => !isDeleted(row));

/** What P21 classes customers by is what the shop groups them by. */
function createGroups(writer: ShopWriter, database: Database): ReadonlyMap<string, Link> {
  const names = new Set(customersOf(database).flatMap((row) => textOf(row.class_1id) ?? []));
  return new Map(
    [...names].sort().map((name) => [name, writer.create({ type: 'customergroups', attributes: { name } })]),
  );
}

const createTaxCodes = (writer: ShopWriter) => ({
  taxable: writer.create({ type: 'customertaxcodes', attributes: { code: 'TAXABLE' } }),
  exempt: writer.create({ type: 'customertaxcodes', attributes: { code: 'EXEMPT' } }),
});

/** A customer whose address belongs to another's head office is a branch of that one (p21-api 7.1). */
function nameHeadOffices(writer: ShopWriter, database: Database, accounts: Accounts): void {
  for (const [customerId, { customer }] of accounts) {
    const address = database.table('address').first({ id: Number(customerId) });
    const headOffice = accounts.get(String(address?.corp_address_id));
    if (headOffice === undefined || headOffice.customer.id === customer.id) continue;
    writer.store.update('customers', customer.id, { parent: headOffice.customer.id });
  }
}
