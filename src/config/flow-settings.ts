/**
 * What the sync must know of the two businesses that neither system says: how their words correspond
 * (`docs/configure-oro.md`). Lists are written as JSON in the environment.
 */
import { z } from 'zod';

const precision = z.coerce.number().int().min(0).max(10);

/** Units that distributors sell in parts: lengths, weights and volumes. Assumption: P21 keeps no precision of a unit. */
const measures = ['FT', 'IN', 'YD', 'M', 'LB', 'OZ', 'KG', 'GA', 'GAL', 'QT', 'LT', 'SF', 'SY', 'CF'];

export const flowsSchema = z.strictObject({
  /** Unit codes of the shop by those of P21; one not listed is the same in small letters. */
  unitCodes: z.record(z.string(), z.string()).default({ EA: 'each' }),
  /** Digits after the point of a quantity, by P21's unit code; none where not listed. */
  unitPrecisions: z
    .record(z.string(), precision)
    .default(Object.fromEntries(measures.map((unit) => [unit, 2]))),
  /**
   * Items whose id does not match stay out of the shop. OroCommerce takes letters, digits, "-" and "_", at least three
   * of them, unless the shop changed it.
   */
  skuPattern: z.string().default('^[A-Za-z0-9_-]{3,255}$').refine(isPattern, 'must be a regular expression'),
  /** Locations whose stock the shop shows as one; every location that carries the item where empty. */
  stockLocationIds: z.array(z.string()).default([]),
  /**
   * Where tax jurisdictions of P21 lie, by their id: ISO country, Oro's region ("US-IL"), postal codes or ranges of
   * them; the whole region or country where none are named.
   */
  taxPlaces: z
    .record(
      z.string(),
      z.strictObject({
        country: z.string().length(2),
        region: z.string().nullable().default(null),
        zipCodes: z
          .array(z.strictObject({ from: z.string(), to: z.string().nullable().default(null) }))
          .default([]),
      }),
    )
    .default({}),
  /** Class of P21 customers that becomes their customer group in the shop. */
  customerGroupClass: z
    .enum(['class1Id', 'class2Id', 'class3Id', 'class4Id', 'class5Id', 'none'])
    .default('class1Id'),
  /** Name of the shopping list of a customer that P21 keeps too. */
  masterShoppingListName: z.string().default('Master shopping list'),
  /** Whether the shop manages order statuses externally: then `status` of its orders says P21's state. */
  externalOrderStatus: z.union([z.boolean(), z.stringbool()]).default(false),
  /** Country of addresses for which P21 names none; ISO 3166 alpha-2. */
  homeCountry: z.string().length(2).default('US'),
  /**
   * Which items are priced for a customer: of its running contracts, ordered within `boughtWithinDays`, on its
   * shopping lists (those of customers with a storefront application).
   */
  pricedItems: z.array(z.enum(['contracts', 'bought', 'lists'])).default(['contracts', 'bought', 'lists']),
  /**
   * `customer`: each customer has a price list of its own; `family`: customers that P21 charges by the same rules share
   * one (`price-families.datasource.ts` says which those are).
   */
  priceLists: z.enum(['customer', 'family']).default('customer'),
  boughtWithinDays: z.coerce.number().int().positive().default(365),
  /** Invoices of so many days are shown with the open ones. */
  invoicedWithinDays: z.coerce.number().int().positive().default(90),
  /** Payment types of P21 by the methods that payments of the shop name; "*" for those not listed. */
  paymentTypes: z.record(z.string(), z.string().regex(/^\d+$/, 'must be ids of payment types')).default({}),
  /** Product tax code of goods. */
  productTaxCode: z.string().default('GOODS'),
  /** Customer tax codes of customers that P21 taxes and of those it does not. */
  taxableCustomerTaxCode: z.string().default('TAXABLE'),
  exemptCustomerTaxCode: z.string().default('EXEMPT'),
});

export type FlowSettings = z.output<typeof flowsSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
