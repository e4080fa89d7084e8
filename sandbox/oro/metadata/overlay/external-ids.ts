/** `externalId` of release 7.0 (oro-api 2.7; api.yml and UserTest of 7.0.4). Unique by validation only, no index behind it. */
import { maxLength } from '../../model/constraint.ts';
import type { EntityOverlay, Overlay } from '../../model/overlay.ts';

const identified = [
  'customers',
  'customerusers',
  'orders',
  'quotes',
  'inventorylevels',
  'brands',
  'users',
] as const;

const externalId: EntityOverlay = {
  attributes: { externalId: { type: 'string', constraints: [maxLength(36)], columnLength: 36 } },
  filters: {
    externalId: { type: 'string', lists: true, operators: ['eq', 'neq', 'exists', 'neq_or_null'] },
  },
  unique: [
    {
      fields: ['externalId'],
      indexed: false,
      title: 'unique entity constraint',
      detail: 'Value for field "External ID" must be unique',
    },
  ],
};

export const externalIdOverlay: Overlay = Object.fromEntries(identified.map((type) => [type, externalId]));
