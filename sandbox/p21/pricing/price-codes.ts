/**
 * The numbers P21's price tables speak in, and every assumption about them. Whoever seeds or changes prices takes
 * the codes from here, so that the engine and the data agree.
 * Sources: p21-api 2.4 and the page codes its section 6.5 refers to (M08).
 */

/** `row_status_flag` of all price tables (p21-api 2.4). */
export const rowStatus = { deleted: 700, active: 704, inactive: 705 } as const;

/** `pricing_method_cd`, of pages, contract lines and customers (p21-api 2.4). */
export const pricingMethod = { source: 220, price: 221, libraries: 234, none: 300 } as const;

/** `calculation_method_cd` (p21-api 2.4; 1292 is listed by M08 only). */
export const calculationMethod = {
  multiplier: 211,
  difference: 228,
  markUp: 229,
  percentage: 230,
  fixedPrice: 1292,
} as const;

/**
 * `source_price_cd`. 200 to 202 are M08's (201 is labelled "Replacement Cost" and means the primary supplier's cost).
 * Assumption: 101 to 110 are price1 to price10, and 203 is the standard cost; no code list is published.
 */
export const sourcePrice = {
  firstPrice: 101,
  lastPrice: 110,
  supplierListPrice: 200,
  supplierCost: 201,
  averageCost: 202,
  standardCost: 203,
} as const;

/**
 * `price_page_type_cd`. 210, 211, 213, 214 and 215 are M08's. Assumption: the rest; no code list is published.
 * The engine goes by the key columns a page fills and uses the type for precedence and for words only.
 */
export const pageType = {
  customer: 210,
  customerItem: 211,
  item: 212,
  supplierDiscountGroup: 213,
  supplierProductGroup: 214,
  supplierDiscountGroupAlt: 215,
  supplier: 216,
  discountGroup: 217,
  productGroup: 218,
  customerPartNumber: 219,
  priceFamily: 2339,
} as const;

/**
 * `price_library.type_cd`. Assumption: the numbers; p21-api 6.5 gives the three names only, and 211 is the code whose
 * word is "Multiplier".
 */
export const libraryType = { firstOf: 231, lowestOf: 232, multiplier: 211 } as const;

/** `totaling_basis_cd` and `totaling_method_cd`. Assumption: breaks count the line's own quantity; no totals of an order. */
export const totaling = { item: 212, salesUnit: 235 } as const;

/** `location.location_type` of an ordinary warehouse (p21-api 6.3). */
export const standardLocation = 1330;

/** The words of `code_p21.code_description`, for the seed of that table and for explanations. */
export const codeWords: Readonly<Record<number, string>> = {
  [rowStatus.deleted]: 'Delete',
  [rowStatus.active]: 'Active',
  [rowStatus.inactive]: 'Inactive',
  [pricingMethod.source]: 'Source',
  [pricingMethod.price]: 'Price',
  [pricingMethod.libraries]: 'Pricing Libraries',
  [pricingMethod.none]: 'None',
  [calculationMethod.multiplier]: 'Multiplier',
  [calculationMethod.difference]: 'Difference',
  [calculationMethod.markUp]: 'Mark Up',
  [calculationMethod.percentage]: 'Percentage',
  [calculationMethod.fixedPrice]: 'Fixed Price',
  [sourcePrice.supplierListPrice]: 'Supplier List Price',
  [sourcePrice.supplierCost]: 'Replacement Cost',
  [sourcePrice.averageCost]: 'Average Cost',
  [sourcePrice.standardCost]: 'Standard Cost',
  [libraryType.firstOf]: 'First Of',
  [libraryType.lowestOf]: 'Lowest Of',
  [standardLocation]: 'Standard',
};
