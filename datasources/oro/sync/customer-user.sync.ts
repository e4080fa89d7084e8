/** People who may sign in to the shop, as the sync writes them. */
import { customFields } from '../custom-fields.ts';
import type { OroCustomerUser } from '../customer.resource.ts';
import {
  type CustomerUserDatasource,
  customerUserQuery,
  toCustomerUser,
} from '../customer-user.datasource.ts';
import { listByKeyAttribute } from '../key-attribute.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { bringUpToDate, type Plan, type Wanted } from './bring-up-to-date.ts';
import { type KeyedId, scanIds } from './scan-ids.ts';
import type { SyncParts } from './sync-parts.ts';

export interface CustomerUserDraft {
  readonly p21ContactId: string;
  /** Id of the customer in the shop. */
  readonly customer: string;
  /** The rest is given to a new user only. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

const type = 'customerusers';
const contactId = customFields.userContactId;

export class CustomerUserSync {
  readonly #parts: SyncParts;
  readonly #reads: CustomerUserDatasource;

  constructor(parts: SyncParts, reads: CustomerUserDatasource) {
    this.#parts = parts;
    this.#reads = reads;
  }

  /**
   * A user is found by its contact or, among those of its customer, by its e-mail. An e-mail that another contact has
   * is refused: two requests at once can make duplicates of it in Oro 6.1 (oro-observed, writing).
   */
  async write(wanted: readonly Wanted<CustomerUserDraft>[]): Promise<RecordOutcome[]> {
    const taken = new Map<string, string>();
    const roleId = this.#parts.settings.customerUserRoleId;
    return bringUpToDate<CustomerUserDraft, OroCustomerUser>(wanted, {
      find: (some) => this.#find(some),
      plan: (draft, found) => {
        const email = draft.email.toLowerCase();
        const owner = found?.p21ContactId ?? taken.get(email) ?? draft.p21ContactId;
        if (owner !== draft.p21ContactId) {
          return {
            refused: `contact ${owner} has the e-mail of contact ${draft.p21ContactId}`,
            field: 'email',
          };
        }
        taken.set(email, draft.p21ContactId);
        return found === undefined ? toNewRow(draft, roleId) : toChange(draft, found);
      },
      send: (rows) => this.#parts.writeRows(type, rows),
    });
  }

  /** Ends the right to sign in; live tokens end with it (oro-observed, custom round 2). */
  disable(ids: readonly string[]): Promise<RecordOutcome[]> {
    const rows = ids.map((id) => ({ mode: 'update', id, attributes: { enabled: false } }) as const);
    return this.#parts.writeRows(type, rows);
  }

  /** Users by the contact they stand for; one question a contact where the shop made the field a text. */
  async byContactIds(contactIds: readonly string[]): Promise<OroCustomerUser[]> {
    const { api, capabilities } = this.#parts;
    const ability = () => capabilities.abilityOf(type, contactId);
    const rows = await listByKeyAttribute(api, customerUserQuery, contactId, contactIds, ability);
    return rows.map(toCustomerUser);
  }

  scan(afterId: string | null, size: number): Promise<KeyedId[]> {
    return scanIds(this.#parts.api, { type, keyAttribute: contactId, afterId, size });
  }

  async #find(wanted: readonly Wanted<CustomerUserDraft>[]): Promise<(OroCustomerUser | undefined)[]> {
    const ids = wanted.flatMap(({ id }) => id ?? []);
    const customers = wanted.flatMap(({ id, draft }) => (id === null ? draft.customer : []));
    const [known, colleagues] = await Promise.all([
      ids.length === 0 ? [] : this.#reads.byIds(ids),
      customers.length === 0 ? [] : this.#reads.byCustomerIds(customers),
    ]);
    return wanted.map(({ id, draft }) =>
      id === null ? ownUser(draft, colleagues) : known.find((user) => user.id === id),
    );
  }
}

const ownUser = (draft: CustomerUserDraft, users: readonly OroCustomerUser[]): OroCustomerUser | undefined =>
  users.find(({ p21ContactId }) => p21ContactId === draft.p21ContactId) ??
  users.find(
    ({ email, customerId }) =>
      customerId === draft.customer && email.toLowerCase() === draft.email.toLowerCase(),
  );

/** Without a role nobody can do anything in the storefront (oro-api 4.2). */
const toNewRow = ({ customer, p21ContactId, ...person }: CustomerUserDraft, roleId: string): Plan => ({
  mode: 'create',
  attributes: { ...person, [contactId]: p21ContactId },
  relationships: {
    customer: { type: 'customers', id: customer },
    userRoles: [{ type: 'customeruserroles', id: roleId }],
  },
});

function toChange({ customer, p21ContactId }: CustomerUserDraft, found: OroCustomerUser): Plan {
  const isLinked = found.p21ContactId === p21ContactId;
  const isOf = found.customerId === customer;
  if (isLinked && isOf) return 'HELD';
  return {
    mode: 'update',
    id: found.id,
    attributes: isLinked ? {} : { [contactId]: p21ContactId },
    relationships: isOf ? {} : { customer: { type: 'customers', id: customer } },
  };
}
