// Customers, their users and addresses as the storefront shows them: no owners, no custom fields
// (customer-portal 6.1.8, CustomerBundle api_frontend.yml; recordings 6.1/499, 6.1-custom/006-015).
import type { EntityMeta } from '../../model/entity.ts';
import type { Model } from '../../model/model.ts';
import { byMany, byOne, byText, defineEntity, fieldsOf, filtersOf, linksOf, numberId } from './fields.ts';

const ADDRESS = [
  'phone',
  'primary',
  'label',
  'street',
  'street2',
  'city',
  'postalCode',
  'organization',
  'customRegion',
  'namePrefix',
  'firstName',
  'middleName',
  'lastName',
  'nameSuffix',
  'createdAt',
  'updatedAt',
  'validatedAt',
  'types',
];

const USER = [
  'confirmed',
  'email',
  'namePrefix',
  'firstName',
  'middleName',
  'lastName',
  'nameSuffix',
  'birthday',
  'createdAt',
  'updatedAt',
  'enabled',
  'isGuest',
  'password',
];

const ADDRESS_FILTERS = ['id', 'country', 'region', 'customRegion', 'addressType'];

const EDITED = ['list', 'get', 'create', 'update', 'delete', 'deleteList'] as const;

export function people(backOffice: Model): readonly EntityMeta[] {
  const customer = backOffice.get('customers');
  const user = backOffice.get('customerusers');
  return [
    defineEntity({
      type: 'customers',
      attributes: fieldsOf(customer, ['name', 'createdAt', 'updatedAt']),
      relationships: linksOf(customer, ['parent', 'children', 'addresses', 'group', 'users']),
      filters: [
        numberId,
        byText('name'),
        byOne('parent'),
        byMany('children'),
        byMany('addresses'),
        byOne('group'),
        byMany('users'),
      ],
    }),
    defineEntity({
      type: 'customerusers',
      actions: EDITED,
      attributes: fieldsOf(user, USER),
      relationships: linksOf(user, ['userRoles', 'customer', 'addresses']),
      filters: [numberId, byText('email'), byMany('userRoles'), byOne('customer'), byMany('addresses')],
      unique: user.unique,
    }),
    address(backOffice.get('customeraddresses'), 'customer'),
    address(backOffice.get('customeruseraddresses'), 'customerUser'),
    role(backOffice.get('customeruserroles')),
    group(backOffice.get('customergroups')),
  ];
}

function address(entity: EntityMeta, owner: string): EntityMeta {
  return defineEntity({
    type: entity.type,
    actions: EDITED,
    attributes: fieldsOf(entity, ADDRESS),
    relationships: linksOf(entity, [owner, 'country', 'region']),
    filters: filtersOf(entity, [...ADDRESS_FILTERS, owner]),
    unique: entity.unique,
  });
}

/** Recording 6.1-custom/015. */
function role(entity: EntityMeta): EntityMeta {
  return defineEntity({
    type: entity.type,
    attributes: fieldsOf(entity, ['role', 'label']),
    relationships: linksOf(entity, ['customer', 'customerUsers']),
    filters: filtersOf(entity, ['id', 'role', 'customer', 'customerUsers']),
  });
}

function group(entity: EntityMeta): EntityMeta {
  const attributes = fieldsOf(entity, ['name']);
  return defineEntity({ type: entity.type, attributes, filters: filtersOf(entity, ['id', 'name']) });
}
