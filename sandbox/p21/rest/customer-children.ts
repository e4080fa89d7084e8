/** The child objects of a customer, read when `extendedproperties` asks for them (p21-api 3.2). */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { rowStatus } from '../pricing/price-codes.ts';
import { addressObject } from './addresses.ts';
import type { Children } from './extended-properties.ts';
import { listOf, type WireObject, type WireValue } from './wire-value.ts';

/** Assumption: EDI, terms, dealer types and restricted classes have no tables in the sandbox and are empty lists. */
export const customerChildren = (database: Database, customer: Row, time: LocalTime): Children => [
  ['CustomerAddress', () => addressObject(database, Number(customer.customer_id), time)],
  ['CustomerEDITransactions', none],
  [
    'CustomerSalesreps',
    () => listOf(rowsOf(database, 'customer_salesrep', customer).filter(isActive).map(salesrep)),
  ],
  ['CustomerTerms', none],
  ['CustomerDealerTypes', none],
  ['CustomerRestrictedClasses', none],
  ['CustomerContacts', () => listOf(contactLinks(database, customer))],
  [
    'CustomerShipTos',
    () => listOf(rowsOf(database, 'ship_to', customer).map((row) => shipTo(database, row, time))),
  ],
  ['CustomerPriceLibraries', () => listOf(libraries(database, customer))],
];

const none = (): WireValue => listOf([]);

const rowsOf = (database: Database, table: string, { customer_id, company_id }: Row): readonly Row[] =>
  database
    .table(table)
    .find('customer_id', customer_id ?? null)
    .filter((row) => row.company_id === company_id);

const isActive = (row: Row): boolean => row.row_status_flag === rowStatus.active;

const salesrep = (row: Row): WireObject => ({
  CompanyId: row.company_id ?? '',
  SalesrepId: row.salesrep_id ?? '',
  PrimarySalesrep: row.primary_salesrep_flag ?? 'N',
  CommissionPercentage: row.commission_percentage ?? 0,
  ObjectName: 'customer_salesrep',
});

/** Contacts of a customer hang on its address; further ones are linked. */
const contactLinks = (database: Database, customer: Row): WireObject[] => {
  const linked = rowsOf(database, 'oe_contacts_customer', customer).filter((row) => row.delete_flag !== 'Y');
  const own = database.table('contacts').find('address_id', customer.customer_id ?? null);
  const ids = [
    ...own.filter((row) => row.delete_flag !== 'Y').map((row) => row.id),
    ...linked.map((row) => row.contact_id),
  ];
  return [...new Set(ids)].map((id) => ({
    CompanyId: customer.company_id ?? '',
    ContactId: id ?? '',
    ObjectName: 'oe_contacts_customer',
  }));
};

/** The ship-to's name is that of its address. Assumption: DefaultSourceLocationId is preferred_location_id. */
const shipTo = (database: Database, row: Row, time: LocalTime): WireObject => {
  const address = addressObject(database, Number(row.ship_to_id), time);
  return {
    ShipToAddress: address,
    CompanyId: row.company_id ?? '',
    CustomerId: row.customer_id ?? null,
    ShipToId: row.ship_to_id ?? null,
    ShipToName: address?.Name ?? '',
    DefaultBranch: row.default_branch ?? '',
    TaxGroupId: row.tax_group_id ?? '',
    TermsId: row.terms_id ?? '',
    InvoiceType: row.invoice_type ?? '',
    DefaultSourceLocationId: row.preferred_location_id ?? null,
    DefaultCarrierId: row.default_carrier_id ?? null,
    PackingBasis: row.packing_basis ?? '',
    PickTicketType: row.pick_ticket_type ?? '',
    AcceptPartialOrders: row.accept_partial_orders ?? 'N',
    SalesrepId: shipToSalesrep(database, row),
    Delete: row.delete_flag === 'Y',
    ObjectName: 'ship_to',
  };
};

const shipToSalesrep = (database: Database, { ship_to_id }: Row): WireValue => {
  const links = database.table('ship_to_salesrep').find('ship_to_id', ship_to_id ?? null);
  return (links.find((row) => row.primary_salesrep === 'Y') ?? links[0])?.salesrep_id ?? '';
};

const libraries = (database: Database, customer: Row): WireObject[] =>
  rowsOf(database, 'price_library_x_cust_x_cmpy', customer)
    .filter(isActive)
    .map((row) => {
      const library = database
        .table('price_library')
        .find('price_library_uid', row.price_library_uid ?? null)[0];
      return {
        CompanyId: row.company_id ?? '',
        PriceLibraryId: library?.price_library_id ?? '',
        SequenceNumber: row.sequence_number ?? null,
        ObjectName: 'price_library_x_cust_x_cmpy',
      };
    });
