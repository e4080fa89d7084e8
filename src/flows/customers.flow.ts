/** Accounts of P21 become customers of the shop, with group, payment term, tax code and the account above. */
import type { OroCustomer } from '../../datasources/oro/customer.resource.ts';
import type { CustomerDraft } from '../../datasources/oro/sync/customer.sync.ts';
import type { AddressRow, CustomerRow } from '../../datasources/p21/customers.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { readLinked } from './linked-records.ts';
import { joinChanges } from './p21-changes.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { toTargetPage } from './target-page.ts';
import { onP21Table } from './triggers.ts';
import { toWanted } from './wanted.ts';

export interface Account {
  readonly customer: CustomerRow;
  /** What the terms are called; null where the customer has none. */
  readonly terms: string | null;
  /** The customer above; null for none. */
  readonly parentId: string | null;
}

const customersPerPage = 500;

export const createCustomersFlow = (parts: ShopFlowParts): Flow<Account> => ({
  name: 'customers',
  direction: 'P21_TO_ORO',
  description:
    'Customers of P21 become customers of the shop, with group, payment term, tax code and parent; the name is given once.',
  subject: 'Customer',
  key: 'P21 customer id',
  owns: ['p21CustomerId', 'group', 'paymentTerm', 'taxCode', 'parent'],
  startsWith: ['name'],
  after: [],
  schedule: '20 1 * * *',
  enabledByDefault: true,
  needs: [
    `OroCommerce: the customer field "${parts.config.oro.customerKey}" (ORO_CUSTOMER_KEY), a BigInt, or externalId where the shop has it.`,
    'OroCommerce: the application may view, create and edit customers, customer groups, payment terms and customer tax codes.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('customer', 'customer_id')],
  map: (row) => toCustomer(row, parts.config.flows),
  leavesOut: () => 'The customer is deleted in P21.',
  target: createTarget(parts),
});

/** Exported for its test. */
export function toCustomer({ customer, terms, parentId }: Account, settings: FlowSettings): Document | null {
  if (customer.deleted) return null;
  const { customerGroupClass, taxableCustomerTaxCode, exemptCustomerTaxCode } = settings;
  return {
    p21CustomerId: customer.customerId,
    name: customer.name ?? customer.customerId,
    group: customerGroupClass === 'none' ? null : customer[customerGroupClass],
    paymentTerm: terms,
    taxCode: customer.taxable ? taxableCustomerTaxCode : exemptCustomerTaxCode,
    parent: parentId === null ? null : refer('customers', parentId),
  } satisfies Record<keyof CustomerDraft, unknown>;
}

function createSource({ p21 }: ShopFlowParts): FlowSource<Account> {
  const complete = (customers: readonly CustomerRow[], call: FlowCall) => toAccounts(p21, customers, call);
  return {
    keyOf: ({ customer }) => customer.customerId,
    scan: async (cursor, call) => {
      const page = await p21.customers.scan({ after: cursor, first: customersPerPage, ...urgencyOf(call) });
      return {
        rows: await complete(page.rows, call),
        next: page.rows.length < customersPerPage ? null : (page.rows.at(-1)?.customerId ?? null),
        ...(page.total !== undefined && { total: page.total }),
      };
    },
    changes: async (since, call) => {
      const options = urgencyOf(call);
      const { customers, addresses } = p21.changes.tables;
      const [own, moved] = await Promise.all([
        p21.changes.since(customers, since, options),
        p21.changes.since(addresses, since, options),
      ]);
      // Of all addresses only those of customers say which account is above.
      const ids = moved.rows.map(({ addressId }) => addressId);
      const known = new Set((await p21.customers.byIds(ids, options)).map(({ customerId }) => customerId));
      return joinChanges([
        {
          ...own,
          changed: own.rows.map(({ customerId, modifiedAt }) => ({ key: customerId, at: modifiedAt })),
        },
        {
          ...moved,
          changed: moved.rows
            .filter(({ addressId }) => known.has(addressId))
            .map(({ addressId, modifiedAt }) => ({ key: addressId, at: modifiedAt })),
        },
      ]);
    },
    read: async (keys, call) => complete(await p21.customers.byIds(keys, urgencyOf(call)), call),
  };
}

async function toAccounts(
  p21: ShopFlowParts['p21'],
  customers: readonly CustomerRow[],
  call: FlowCall,
): Promise<Account[]> {
  if (customers.length === 0) return [];
  const options = urgencyOf(call);
  const [terms, addresses] = await Promise.all([
    p21.reference.terms(options),
    p21.addresses.byIds(
      customers.map(({ customerId }) => customerId),
      options,
    ),
  ]);
  const termsName = new Map(terms.map(({ termsId, description }) => [termsId, description ?? termsId]));
  const above = new Map(addresses.map((address) => [address.addressId, aboveOf(address)]));
  const offices = [...new Set([...above.values()].flatMap((id) => id ?? []))];
  const known = new Set((await p21.customers.byIds(offices, options)).map(({ customerId }) => customerId));
  return customers.map((customer) => {
    const parentId = above.get(customer.customerId) ?? null;
    return {
      customer,
      terms: customer.termsId === null ? null : (termsName.get(customer.termsId) ?? customer.termsId),
      parentId: parentId !== null && known.has(parentId) ? parentId : null,
    };
  });
}

/** The head office, where it is another one (p21-api 7.1: corp_address_id is the parent company). */
const aboveOf = ({ addressId, corporateAddressId }: AddressRow): string | null =>
  corporateAddressId === addressId ? null : corporateAddressId;

function createTarget({ shop }: ShopFlowParts): FlowTarget {
  return {
    batchSize: 100,
    write: async (writes, call) =>
      (await shop(urgencyOf(call)).customers.write(toWanted<CustomerDraft>(writes))).map(toWriteOutcome),
    read: (keys, call) => {
      const { customers } = shop(urgencyOf(call)).reads;
      return readLinked(keys, {
        byIds: (ids) => customers.byIds(ids),
        byKeys: (ids) => customers.byP21Ids(ids),
        keyOf: ({ p21CustomerId }) => p21CustomerId,
        toDocument: ofCustomer,
      });
    },
    scan: async (cursor, call) =>
      toTargetPage(await shop(urgencyOf(call)).customers.scan(cursor, customersPerPage), customersPerPage),
    // Oro can neither disable a customer nor delete one with orders (oro-observed, writing).
    retire: null,
  };
}

const ofCustomer = (customer: OroCustomer): Document => ({
  p21CustomerId: customer.p21CustomerId,
  group: customer.group?.label ?? null,
  paymentTerm: customer.paymentTerm?.label ?? null,
  taxCode: customer.taxCode?.label ?? null,
  parent: customer.parent?.id ?? null,
});
