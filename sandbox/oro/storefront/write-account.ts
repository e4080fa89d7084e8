// Customer users and addresses written by shoppers: stored as the back office stores them, for the caller's customer.
import { administrator } from '../jsonapi/caller.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { WriteRequest, WriteResult } from '../jsonapi/write-request.ts';
import { knownFieldsOnly } from './known-fields.ts';
import { mapOf, referenceOf } from './order-lines.ts';
import { type Shopper, shopperOf } from './shopper.ts';

interface OwnerField {
  readonly name: string;
  readonly type: string;
  readonly idOf: (shopper: Shopper) => string;
}

const OWNERS: Readonly<Record<string, OwnerField>> = {
  customerusers: { name: 'customer', type: 'customers', idOf: ({ customerId }) => customerId },
  customeraddresses: { name: 'customer', type: 'customers', idOf: ({ customerId }) => customerId },
  customeruseraddresses: { name: 'customerUser', type: 'customerusers', idOf: ({ userId }) => userId },
};

export function isAccountType(type: string): boolean {
  return type in OWNERS;
}

/** @throws ApiFailure */
export function writeAccount(scope: Scope, request: WriteRequest, backOffice: JsonApi): WriteResult {
  const isNew = request.id === undefined;
  const known = knownFieldsOnly(scope, request.resource, '', isNew ? 'create' : 'update');
  const relationships = { ...mapOf(known.relationships), ...(isNew ? ownerOf(scope, request) : {}) };
  const enabled = isNew && request.type === 'customerusers' ? { enabled: true } : {};
  const resource = { ...known, attributes: { ...mapOf(known.attributes), ...enabled }, relationships };
  return backOffice.write(backOffice.scope(administrator), { ...request, resource });
}

function ownerOf(scope: Scope, { type, resource }: WriteRequest): object {
  const owner = OWNERS[type];
  if (!owner || referenceOf(resource, owner.name) !== undefined) return {};
  return { [owner.name]: { data: { type: owner.type, id: owner.idOf(shopperOf(scope)) } } };
}
