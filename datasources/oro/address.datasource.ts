/** Address books of customers. */
import type { OroAddress, OroAddressType, OroPostalAddress } from './address.resource.ts';
import { customFields } from './custom-fields.ts';
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';

/** What is asked of any address, in address books and in orders. */
export const postalFields = [
  'label',
  'organization',
  'namePrefix',
  'firstName',
  'middleName',
  'lastName',
  'nameSuffix',
  'street',
  'street2',
  'city',
  'postalCode',
  'phone',
  'customRegion',
  'country',
  'region',
] as const;

const query: ResourceQuery = {
  type: 'customeraddresses',
  fields: {
    customeraddresses: [
      ...postalFields,
      'customer',
      'primary',
      'types',
      'createdAt',
      'updatedAt',
      customFields.addressShipToId,
    ],
    countries: ['name'],
    regions: ['name'],
  },
  include: ['country', 'region'],
};

export class AddressDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  byIds(ids: readonly string[]): Promise<OroAddress[]> {
    return this.#by('id', ids);
  }

  byCustomerIds(customerIds: readonly string[]): Promise<OroAddress[]> {
    return this.#by('customer', customerIds);
  }

  async #by(field: string, ids: readonly string[]): Promise<OroAddress[]> {
    return (await listByKeys(query, field, recordIds(ids), (chunk) => this.#api.list(chunk))).map(toAddress);
  }
}

const toAddress = (row: JsonApiResource): OroAddress => ({
  ...toPostalAddress(row),
  customerId: row.oneId('customer'),
  primary: row.boolean('primary'),
  types: toTypes(row),
  p21ShipToId: row.text(customFields.addressShipToId),
  createdAt: row.requiredInstant('createdAt'),
  updatedAt: row.requiredInstant('updatedAt'),
});

export const toPostalAddress = (row: JsonApiResource): OroPostalAddress => ({
  id: row.id,
  label: row.text('label'),
  organization: row.text('organization'),
  namePrefix: row.text('namePrefix'),
  firstName: row.text('firstName'),
  middleName: row.text('middleName'),
  lastName: row.text('lastName'),
  nameSuffix: row.text('nameSuffix'),
  street: row.text('street'),
  street2: row.text('street2'),
  city: row.text('city'),
  postalCode: row.text('postalCode'),
  phone: row.text('phone'),
  country: toPlace(row, 'country'),
  region: toPlace(row, 'region'),
  customRegion: row.text('customRegion'),
});

const toPlace = (
  row: JsonApiResource,
  relationship: string,
): { code: string; name: string | null } | null => {
  const code = row.oneId(relationship);
  return code === null ? null : { code, name: row.one(relationship)?.text('name') ?? null };
};

/** `[{"addressType":"billing","default":true}]` (recording 6.1/172). */
function toTypes(row: JsonApiResource): OroAddressType[] {
  const types = row.raw('types') ?? [];
  if (!Array.isArray(types) || !types.every(isAddressType))
    throw row.unreadable('types', 'a list of address types');
  return types.map(({ addressType, default: isDefault }) => ({ type: addressType, isDefault }));
}

const isAddressType = (type: unknown): type is { readonly addressType: string; readonly default: boolean } =>
  typeof type === 'object' &&
  type !== null &&
  'addressType' in type &&
  'default' in type &&
  typeof type.addressType === 'string' &&
  typeof type.default === 'boolean';
