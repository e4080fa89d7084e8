/**
 * Relationships whose own routes only read, although a resource's request may set them (the `subresources` sections of
 * the api.yml files of orocommerce and customer-portal 6.1.8).
 */
import type { EntityOverlay, Overlay } from '../../model/overlay.ts';

const fixed = (...names: readonly string[]): EntityOverlay => ({
  relationships: Object.fromEntries(names.map((name) => [name, { changes: [] }])),
});

const closed = { changes: [] } as const;

export const fixedRelationships: Overlay = {
  customers: fixed('addresses'),
  customerusers: fixed('addresses'),
  customeraddresses: fixed('customer', 'systemOrganization', 'country', 'region'),
  customeruseraddresses: fixed('customerUser', 'systemOrganization', 'country', 'region'),
  customertaxcodes: fixed('owner', 'organization'),
  producttaxcodes: fixed('organization'),
  taxrules: fixed('organization'),
  inventorylevels: fixed('product', 'productUnitPrecision', 'organization'),
  orders: fixed('createdBy', 'internalStatus', 'documents'),
  orderlineitems: {
    relationships: { orders: closed, kitItemLineItems: { changes: ['replace', 'remove'] } },
  },
  orderaddresses: fixed('country', 'region', 'customerAddress', 'customerUserAddress'),
  orderdiscounts: fixed('order'),
  pricelists: {
    relationships: { priceRules: { changes: ['remove'] }, schedules: { changes: ['remove'] } },
  },
  pricelistschedules: fixed('priceList'),
  pricerules: fixed('priceList'),
  pricelisttocustomers: fixed('priceList', 'customer'),
  pricelisttocustomergroups: fixed('priceList', 'customerGroup'),
  pricelistcustomerfallbacks: fixed('customer'),
};
