/** People who buy: P21 contacts and OroCommerce customer users, joined by contact id or e-mail. */
import type { OroCustomerUser as OroUserRow } from '../../datasources/oro/customer.resource.ts';
import type { ContactRow, ShipToRow } from '../../datasources/p21/customers.rows.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { CustomerUser } from '../../schema/customer-user.type.ts';
import type { OroCustomer, OroCustomerUser } from '../../schema/oro-customer.type.ts';
import type { Instant } from '../instant.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { toGlobalId } from './global-id.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt } from './model-values.ts';
import { known } from './unavailable.ts';

export type CustomerUserLoader = ReturnType<typeof createCustomerUserLoader>;

export function createCustomerUserLoader(parts: LoaderParts, customers: CustomerLoader) {
  const { p21, oro, batches, now, read } = parts;

  const byId = batches.one<string, CustomerUser>({
    load: async (ids) => withCustomers(await p21.contacts.byIds(ids, { ...read, withDeleted: true })),
    keyOf: ({ p21ContactId }) => p21ContactId,
    owner: ({ customerId }) => customerId,
  });
  const ofAccount = batches.many<string, CustomerUser>({
    load: async (customerIds) => {
      const asOf = now();
      const rows = await p21.contacts.byAddressIds(customerIds, read);
      return rows.map((row) => toCustomerUser(row, row.addressId, asOf));
    },
    keyOf: ({ addressId }) => addressId,
    owner: ({ customerId }) => customerId,
  });
  const shopUsersOf = batches.many<string, OroUserRow>({
    load: (oroCustomerIds) => oro.customerUsers.byCustomerIds(oroCustomerIds),
    keyOf: ({ customerId }) => customerId ?? '',
    owner: 'ofParent',
  });

  /** A contact hangs on a customer or on a ship-to; the latter says whose it is. */
  async function withCustomers(rows: readonly ContactRow[]): Promise<CustomerUser[]> {
    const asOf = now();
    const addressIds = [...new Set(rows.map(({ addressId }) => addressId))];
    const shipTos = await p21.shipTos.byIds(addressIds, { ...read, withDeleted: true });
    const shipToOf = new Map<string, ShipToRow>(shipTos.map((shipTo) => [shipTo.shipToId, shipTo]));
    return rows.map((row) =>
      toCustomerUser(row, shipToOf.get(row.addressId)?.customerId ?? row.addressId, asOf),
    );
  }

  const shopUsers = async ({ oroId }: Pick<OroCustomer, 'oroId'>): Promise<OroCustomerUser[]> =>
    (await shopUsersOf(oroId)).map(toOroCustomerUser);

  return {
    byId: byId.load,
    /** null for a customer that P21 does not know. */
    ofCustomer: async ({ p21CustomerId }: Customer) =>
      known(p21CustomerId) === null ? null : ofAccount(p21CustomerId ?? ''),
    shopUsers,
    oroOf: async (user: CustomerUser): Promise<OroCustomerUser | null> => {
      const customer = await customers.oroOf({ p21CustomerId: user.customerId, oroCustomerId: null });
      return customer === null ? null : matching(user, await shopUsers(customer));
    },
  };
}

/** The contact id decides; the e-mail, whose case does not count, is for users that do not carry one. */
function matching(user: CustomerUser, candidates: readonly OroCustomerUser[]): OroCustomerUser | null {
  const email = user.email?.toLowerCase();
  return (
    candidates.find(({ p21ContactId }) => p21ContactId === user.p21ContactId) ??
    candidates.find((one) => one.p21ContactId === null && one.email.toLowerCase() === email) ??
    null
  );
}

const toCustomerUser = (row: ContactRow, customerId: string, asOf: Instant): CustomerUser => ({
  __typename: 'CustomerUser',
  id: toGlobalId('CustomerUser', row.contactId),
  ...freshAt(asOf),
  p21ContactId: row.contactId,
  firstName: row.firstName,
  lastName: row.lastName,
  title: row.title,
  email: row.email,
  phone: row.phone,
  mobile: row.mobile,
  buyer: row.buyer,
  active: !row.deleted,
  modifiedAt: row.modifiedAt,
  addressId: row.addressId,
  customerId,
});

const toOroCustomerUser = (row: OroUserRow): OroCustomerUser => ({
  oroId: row.id,
  email: row.email,
  firstName: row.firstName,
  lastName: row.lastName,
  enabled: row.enabled,
  confirmed: row.confirmed,
  roles: row.roles.map(({ label }) => label),
  lastLoginAt: row.lastLogin,
  updatedAt: row.updatedAt,
  p21ContactId: row.p21ContactId,
});
