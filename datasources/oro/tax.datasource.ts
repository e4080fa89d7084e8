/** Tax set-up of the shop: small tables, read whole. */
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import type { OroApi } from './oro-api.ts';
import type { OroTax, OroTaxJurisdiction, OroTaxRule, OroZipRange } from './tax.resource.ts';

const taxes: ResourceQuery = { type: 'taxes', fields: { taxes: ['code', 'description', 'rate'] } };

const jurisdictions: ResourceQuery = {
  type: 'taxjurisdictions',
  fields: { taxjurisdictions: ['code', 'description', 'regionText', 'zipCodes', 'country', 'region'] },
};

const rules: ResourceQuery = {
  type: 'taxrules',
  fields: {
    taxrules: ['description', 'customerTaxCode', 'productTaxCode', 'tax', 'taxJurisdiction'],
    customertaxcodes: ['code'],
    producttaxcodes: ['code'],
    taxes: ['code'],
    taxjurisdictions: ['code'],
  },
  include: ['customerTaxCode', 'productTaxCode', 'tax', 'taxJurisdiction'],
};

export class TaxDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  async taxes(): Promise<OroTax[]> {
    return (await this.#api.list(taxes)).map(toTax);
  }

  async jurisdictions(): Promise<OroTaxJurisdiction[]> {
    return (await this.#api.list(jurisdictions)).map(toJurisdiction);
  }

  async rules(): Promise<OroTaxRule[]> {
    return (await this.#api.list(rules)).map(toRule);
  }
}

const toTax = (row: JsonApiResource): OroTax => ({
  id: row.id,
  code: row.requiredText('code'),
  description: row.text('description'),
  rate: row.requiredDecimal('rate'),
});

const toJurisdiction = (row: JsonApiResource): OroTaxJurisdiction => ({
  id: row.id,
  code: row.requiredText('code'),
  description: row.text('description'),
  countryCode: row.oneId('country'),
  regionCode: row.oneId('region'),
  regionText: row.text('regionText'),
  zipCodes: toZipRanges(row),
});

const toRule = (row: JsonApiResource): OroTaxRule => ({
  id: row.id,
  description: row.text('description'),
  customerTaxCode: row.reference('customerTaxCode', 'code'),
  productTaxCode: row.reference('productTaxCode', 'code'),
  tax: row.reference('tax', 'code'),
  jurisdiction: row.reference('taxJurisdiction', 'code'),
});

/** `[{"from":"90011","to":null},{"from":"90201","to":"90280"}]` (oro-api 4.9). */
function toZipRanges(row: JsonApiResource): OroZipRange[] {
  const ranges = row.raw('zipCodes') ?? [];
  if (!Array.isArray(ranges) || !ranges.every(isZipRange))
    throw row.unreadable('zipCodes', 'a list of ranges');
  return ranges.map(({ from, to }) => ({ from, to: to ?? null }));
}

const isZipRange = (range: unknown): range is { readonly from: string; readonly to?: string | null } =>
  typeof range === 'object' &&
  range !== null &&
  'from' in range &&
  typeof range.from === 'string' &&
  (!('to' in range) || range.to === null || typeof range.to === 'string');
