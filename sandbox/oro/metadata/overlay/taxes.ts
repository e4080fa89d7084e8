/** Tax codes, rates, places and rules; payment terms (orocommerce 6.1.8, TaxBundle, PaymentTermBundle). */
import { type Constraint, notBlank } from '../../model/constraint.ts';
import type { Overlay } from '../../model/overlay.ts';

/** `AlphanumericDashUnderscore` of the platform's ValidationBundle. */
const codeCharacters: Constraint = {
  kind: 'pattern',
  pattern: /^[-_a-zA-Z0-9]*$/,
  title: 'alphanumeric dash underscore constraint',
  message: 'This value should contain only latin letters, numbers and symbols "-" or "_".',
};
const code = { constraints: [codeCharacters, notBlank, { kind: 'length', min: 1, max: 255 }] } as const;
const taken = {
  indexed: true,
  title: 'unique entity constraint',
  detail: 'This value is already used.',
  at: 'code',
};
const takenTaxCode = { ...taken, title: 'unique tax code constraint', detail: 'This value is already used.' };

export const taxOverlay: Overlay = {
  customertaxcodes: { attributes: { code }, unique: [{ ...takenTaxCode, fields: ['code', 'organization'] }] },
  producttaxcodes: { attributes: { code }, unique: [{ ...takenTaxCode, fields: ['code', 'organization'] }] },
  taxes: {
    attributes: { code, rate: { type: 'float', constraints: [notBlank, { kind: 'range', min: 0 }] } },
    upsert: [['code']],
    unique: [{ ...taken, fields: ['code'] }],
  },
  taxjurisdictions: {
    attributes: { code, zipCodes: { type: 'array', initial: [] } },
    relationships: { country: { constraints: [notBlank] } },
    upsert: [['code']],
    unique: [{ ...taken, fields: ['code'] }],
  },
  taxrules: {
    relationships: {
      tax: { constraints: [notBlank], onTargetDelete: 'delete' },
      taxJurisdiction: { constraints: [notBlank], onTargetDelete: 'delete' },
      customerTaxCode: { constraints: [notBlank], onTargetDelete: 'delete' },
      productTaxCode: { constraints: [notBlank], onTargetDelete: 'delete' },
    },
  },
  paymentterms: {
    attributes: { label: { constraints: [notBlank, { kind: 'length', min: 3, max: 255 }] } },
  },
};
