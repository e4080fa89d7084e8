/** Price lists, prices and who gets which list (orocommerce 6.1.8, PricingBundle). */
import { type Constraint, maxLength, notBlank } from '../../model/constraint.ts';
import type { EntityOverlay, Overlay } from '../../model/overlay.ts';

const sortOrder: readonly Constraint[] = [notBlank, { kind: 'range', min: -2147483648, max: 2147483647 }];
const taken = { indexed: true, title: 'unique entity constraint', detail: 'This value is already used.' };

const assignment = (owner: string): EntityOverlay => ({
  attributes: { sortOrder: { constraints: sortOrder }, mergeAllowed: { initial: true } },
  relationships: {
    [owner]: { constraints: [notBlank], onTargetDelete: 'delete' },
    priceList: { constraints: [notBlank], onTargetDelete: 'delete' },
  },
  unique: [{ ...taken, fields: ['priceList', owner], at: 'priceList' }],
});

export const priceOverlay: Overlay = {
  pricelists: {
    attributes: {
      name: { constraints: [notBlank, maxLength(255)] },
      active: { initial: true },
      actual: { initial: true },
      priceListCurrencies: { type: 'array', constraints: [], initial: [] },
    },
    relationships: { schedules: { inverse: 'priceList' }, priceRules: { inverse: 'priceList' } },
    searched: ['name'],
  },
  productprices: {
    idType: 'string',
    subresources: false,
    attributes: {
      value: { type: 'money', constraints: [] },
      quantity: {
        type: 'float',
        constraints: [
          { kind: 'not blank', message: 'Quantity should not be blank.' },
          { kind: 'range', min: 0 },
        ],
      },
      currency: { constraints: [{ kind: 'not blank', message: 'Currency should not be blank.' }] },
    },
    relationships: {
      priceList: { constraints: [notBlank], onTargetDelete: 'delete' },
      product: { constraints: [notBlank], onTargetDelete: 'delete' },
      unit: {
        constraints: [{ kind: 'not blank', message: 'The product unit does not exist for the product.' }],
      },
    },
    filters: { priceList: { required: true, lists: false, ranges: false } },
    unique: [
      {
        fields: ['priceKey'],
        indexed: true,
        title: 'unique entity constraint',
        detail:
          'Product has duplication of product prices. Set of fields "PriceList", "Quantity" , "Unit" and "Currency" should be unique.',
      },
    ],
  },
  pricelisttocustomers: assignment('customer'),
  pricelisttocustomergroups: assignment('customerGroup'),
  pricelistcustomerfallbacks: {
    attributes: { fallback: { constraints: [notBlank, { kind: 'range', min: 0, max: 1 }] } },
    relationships: { customer: { constraints: [notBlank], onTargetDelete: 'delete' } },
    unique: [{ ...taken, fields: ['customer'], at: 'customer' }],
  },
  customerprices: {
    idType: 'string',
    subresources: false,
    paged: false,
    sortable: false,
    attributes: { value: { type: 'money' } },
    filters: { customer: { required: true }, product: { required: true }, website: { required: true } },
  },
};
