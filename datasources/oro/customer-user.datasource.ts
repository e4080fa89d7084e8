/** People who may sign in for a customer. */
import { customFields } from './custom-fields.ts';
import type { OroCustomerUser } from './customer.resource.ts';
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';

/** What is asked of a customer user. */
export const customerUserQuery: ResourceQuery = {
  type: 'customerusers',
  fields: {
    customerusers: [
      'customer',
      'email',
      'namePrefix',
      'firstName',
      'middleName',
      'lastName',
      'nameSuffix',
      'enabled',
      'confirmed',
      'isGuest',
      'externalId',
      customFields.userContactId,
      'userRoles',
      'lastLogin',
      'createdAt',
      'updatedAt',
    ],
    customeruserroles: ['label', 'role'],
  },
  include: ['userRoles'],
};

export class CustomerUserDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  byIds(ids: readonly string[]): Promise<OroCustomerUser[]> {
    return this.#by('id', ids);
  }

  byCustomerIds(customerIds: readonly string[]): Promise<OroCustomerUser[]> {
    return this.#by('customer', customerIds);
  }

  async #by(field: string, ids: readonly string[]): Promise<OroCustomerUser[]> {
    return (await listByKeys(customerUserQuery, field, recordIds(ids), (chunk) => this.#api.list(chunk))).map(
      toCustomerUser,
    );
  }
}

export const toCustomerUser = (row: JsonApiResource): OroCustomerUser => ({
  id: row.id,
  customerId: row.oneId('customer'),
  email: row.requiredText('email'),
  firstName: row.text('firstName') ?? '',
  lastName: row.text('lastName') ?? '',
  namePrefix: row.text('namePrefix'),
  middleName: row.text('middleName'),
  nameSuffix: row.text('nameSuffix'),
  enabled: row.boolean('enabled'),
  confirmed: row.boolean('confirmed'),
  isGuest: row.boolean('isGuest'),
  p21ContactId: row.text(customFields.userContactId),
  externalId: row.text('externalId'),
  roles: row.many('userRoles').map((role) => ({
    id: role.id,
    label: role.text('label') ?? role.id,
    role: role.text('role'),
  })),
  lastLogin: row.instant('lastLogin'),
  createdAt: row.requiredInstant('createdAt'),
  updatedAt: row.requiredInstant('updatedAt'),
});
