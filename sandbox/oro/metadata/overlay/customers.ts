/** Customers, their groups, users, roles and addresses (customer-portal 6.1.8, CustomerBundle: api.yml, validation.yml, entities). */
import { maxLength, notBlank } from '../../model/constraint.ts';
import type { EntityOverlay, Overlay } from '../../model/overlay.ts';

const length255 = { constraints: [maxLength(255)] };

export const addressAttributes = {
  label: length255,
  street: { constraints: [notBlank, maxLength(500)], columnLength: 500 },
  street2: { constraints: [maxLength(500)], columnLength: 500 },
  city: { constraints: [notBlank, maxLength(255)] },
  postalCode: { constraints: [notBlank, maxLength(255)] },
  organization: length255,
  customRegion: length255,
  namePrefix: length255,
  firstName: length255,
  middleName: length255,
  lastName: length255,
  nameSuffix: length255,
  phone: length255,
} as const;

const address = (owner: string): EntityOverlay => ({
  attributes: { ...addressAttributes, types: { type: 'array', initial: [] } },
  relationships: {
    [owner]: { constraints: [notBlank], onTargetDelete: 'delete' },
    country: { constraints: [notBlank] },
  },
});

export const customerOverlay: Overlay = {
  customers: {
    attributes: { name: { constraints: [notBlank, maxLength(255)] } },
    relationships: {
      children: { inverse: 'parent' },
      users: { inverse: 'customer' },
      addresses: { inverse: 'customer' },
    },
    searched: ['name'],
  },
  customergroups: { searched: ['name'] },
  customerusers: {
    omit: ['activityConversations'],
    attributes: {
      email: { constraints: [notBlank, { kind: 'email' }, { kind: 'length', min: 6, max: 255 }] },
      firstName: { constraints: [notBlank, maxLength(255)] },
      lastName: { constraints: [notBlank, maxLength(255)] },
      confirmed: { initial: true },
      loginCount: { initial: 0 },
    },
    relationships: {
      addresses: { inverse: 'customerUser' },
      customer: { constraints: [notBlank], onTargetDelete: 'refuse' },
      auth_status: { initial: 'active' },
    },
    searched: ['firstName', 'lastName', 'email'],
    unique: [
      {
        fields: ['emailLowercase'],
        indexed: false,
        title: 'unique customer user name and email constraint',
        detail: 'This email is already used.',
        at: 'email',
      },
    ],
  },
  customeruserroles: {
    attributes: {
      role: { constraints: [notBlank, { kind: 'length', min: 3, max: 255 }] },
      label: { constraints: [notBlank, { kind: 'length', min: 3, max: 255 }] },
      public: { initial: true },
    },
    relationships: { customerUsers: { inverse: 'userRoles' } },
    unique: [
      {
        fields: ['label', 'customer', 'organization'],
        nullsEqual: true,
        indexed: true,
        title: 'unique entity constraint',
        detail: 'Role with this name already exists',
        at: 'label',
      },
    ],
  },
  customeraddresses: address('customer'),
  customeruseraddresses: address('customerUser'),
};
