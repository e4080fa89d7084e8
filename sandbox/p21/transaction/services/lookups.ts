/** Drop-downs whose choices are the distributor's own records (Md: ValidValues read from the tenant's tables). */
import type { Database } from '../../database/database.ts';
import type { Row } from '../../database/row.ts';
import { pricingMethod, rowStatus, sourcePrice } from '../../pricing/price-codes.ts';
import { sourceWords } from '../../pricing/source-price.ts';
import { type Choices, choices } from '../field.ts';

const fromTable =
  (table: string, label: string, code: string, keep: (row: Row) => boolean = isLive) =>
  (database: Database): Choices =>
    new Map(
      [...database.table(table).all()]
        .filter(keep)
        .map((row) => [String(row[label] ?? '').trim(), row[code] ?? null]),
    );

const isLive = (row: Row): boolean => row.delete_flag !== 'Y';

/** Carriers are addresses; a carrier is chosen by its name (p21-api 4.6). */
export const carriers = (database: Database): Choices =>
  new Map(
    database
      .table('address')
      .find('carrier_flag', 'Y')
      .filter(isLive)
      .map((row) => [String(row.name ?? '').trim(), row.id ?? null]),
  );

export const terms = fromTable('terms', 'terms_desc', 'terms_id');
export const paymentTypes = fromTable('payment_types', 'payment_type_desc', 'payment_type_id');
export const currencies = fromTable('currency_hdr', 'currency_desc', 'currency_id');

/** p21-api 2.4. */
export const recordStates = choices({
  Active: rowStatus.active,
  Inactive: rowStatus.inactive,
  Delete: rowStatus.deleted,
});

/** p21-api 2.4, M03. */
export const pricingMethods = choices({
  Price: pricingMethod.price,
  Source: pricingMethod.source,
  'Pricing Libraries': pricingMethod.libraries,
  None: pricingMethod.none,
});

export const calculationMethods = choices({
  Multiplier: 211,
  Difference: 228,
  'Mark up': 229,
  Percentage: 230,
  'Fixed Price': 1292,
});

const sources = [
  ...Array.from({ length: 10 }, (_none, index) => sourcePrice.firstPrice + index),
  sourcePrice.supplierListPrice,
  sourcePrice.supplierCost,
  sourcePrice.averageCost,
  sourcePrice.standardCost,
];

/** Labels and codes as the price engine knows them. */
export const sourcePrices: Choices = new Map(sources.map((code) => [sourceWords(code), code]));
