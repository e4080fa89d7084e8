/**
 * Taxes of the shop with the place where they are raised and the rules that join both to tax codes (oro-api 4.9).
 * The tables are small and take no batch: they are read whole and written one request a record. A tax without a place
 * is only a rate; the shop raises nothing by it.
 */
import type { DecimalString } from '../../../src/decimal.ts';
import type { BatchRow, ResourceLink } from '../batch.resource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { TaxDatasource } from '../tax.datasource.ts';
import type { OroTax, OroTaxJurisdiction, OroTaxRule, OroZipRange } from '../tax.resource.ts';
import type { Wanted } from './bring-up-to-date.ts';
import type { SyncParts } from './sync-parts.ts';

export interface TaxDraft {
  /** Of the tax and of its place; unique in the shop. */
  readonly code: string;
  readonly description: string | null;
  /** Fraction: "0.0625" is 6.25 %. */
  readonly rate: DecimalString;
  readonly place: TaxPlace | null;
  /** Who pays it for what, at its place. */
  readonly rules: readonly TaxRuleDraft[];
}

export interface TaxPlace {
  /** ISO code, e.g. "US". */
  readonly country: string;
  /** Oro's id of the region, e.g. "US-IL". */
  readonly region: string | null;
  readonly zipCodes: readonly OroZipRange[];
}

export interface TaxRuleDraft {
  readonly customerTaxCode: string;
  readonly productTaxCode: string;
}

export interface StoredTax {
  readonly id: string;
  readonly draft: TaxDraft;
}

interface Tables {
  readonly taxes: readonly OroTax[];
  readonly jurisdictions: readonly OroTaxJurisdiction[];
  readonly rules: readonly OroTaxRule[];
}

export class TaxSync {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  async write(wanted: readonly Wanted<TaxDraft>[]): Promise<RecordOutcome[]> {
    const tables = await this.#tables();
    const outcomes: RecordOutcome[] = [];
    for (const one of wanted) outcomes.push(await this.#writeOne(one, tables));
    return outcomes;
  }

  /** Every tax with the place of the same code and the rules between them. */
  async all(): Promise<StoredTax[]> {
    const tables = await this.#tables();
    return tables.taxes.map((tax) => ({ id: tax.id, draft: toDraft(tax, tables) }));
  }

  /** Taxes are raised no more; place and tax codes stay, others may use them. */
  async remove(ids: readonly string[]): Promise<void> {
    const { rules } = await this.#tables();
    const gone = new Set(ids);
    for (const { id, tax } of rules) {
      if (tax !== null && gone.has(tax.id)) await this.#parts.single.removeIfThere('taxrules', id);
    }
    for (const id of ids) await this.#parts.single.removeIfThere('taxes', id);
  }

  async #tables(): Promise<Tables> {
    const source = new TaxDatasource(this.#parts.api);
    const [taxes, jurisdictions, rules] = await Promise.all([
      source.taxes(),
      source.jurisdictions(),
      source.rules(),
    ]);
    return { taxes, jurisdictions, rules };
  }

  async #writeOne({ id, draft }: Wanted<TaxDraft>, tables: Tables): Promise<RecordOutcome> {
    const { code, description, rate, place } = draft;
    const stored = tables.taxes.find((tax) => tax.id === id) ?? tables.taxes.find((tax) => tax.code === code);
    const tax = await this.#put('taxes', stored, {
      attributes: changesOf(stored, { code, description, rate }, ({ rate: digits, ...rest }) => ({
        ...rest,
        ...(digits !== undefined && { rate: Number(digits) }),
      })),
    });
    if (tax.state !== 'written') return tax;
    if (place === null) return this.#putRules(tax.id, null, draft, tables);
    const jurisdiction = await this.#putPlace(draft, place, tables.jurisdictions);
    if (jurisdiction.state !== 'written') return jurisdiction;
    return this.#putRules(tax.id, jurisdiction.id, draft, tables);
  }

  #putPlace(
    { code, description }: TaxDraft,
    { country, region, zipCodes }: TaxPlace,
    jurisdictions: readonly OroTaxJurisdiction[],
  ): Promise<RecordOutcome> {
    const stored = jurisdictions.find((one) => one.code === code);
    const isSamePlace =
      stored?.countryCode === country &&
      stored.regionCode === region &&
      JSON.stringify(stored.zipCodes) === JSON.stringify(zipCodes);
    return this.#put('taxjurisdictions', stored, {
      attributes: {
        ...changesOf(stored, { code, description }, (texts) => texts),
        ...(!isSamePlace && { zipCodes }),
      },
      relationships: isSamePlace
        ? {}
        : { country: link('countries', country), region: region === null ? null : link('regions', region) },
    });
  }

  /** Rules of the tax that are not wanted go; those at other places were made by hand. */
  async #putRules(
    taxId: string,
    jurisdictionId: string | null,
    draft: TaxDraft,
    tables: Tables,
  ): Promise<RecordOutcome> {
    const stored = rulesOf(taxId, draft.code, tables);
    const wanted = jurisdictionId === null ? [] : draft.rules;
    const surplus = stored.filter((rule) => !wanted.some((one) => isSameRule(one, rule)));
    for (const { id } of surplus) await this.#parts.single.removeIfThere('taxrules', id);
    for (const rule of wanted.filter((one) => !stored.some((held) => isSameRule(one, held)))) {
      const outcome = await this.#put('taxrules', undefined, {
        attributes: { description: draft.description ?? draft.code },
        relationships: {
          ...(await this.#codes(rule)),
          tax: link('taxes', taxId),
          taxJurisdiction: link('taxjurisdictions', jurisdictionId ?? ''),
        },
      });
      if (outcome.state !== 'written') return outcome;
    }
    return { state: 'written', id: taxId };
  }

  async #codes({ customerTaxCode, productTaxCode }: TaxRuleDraft) {
    const { dictionaries, api, single } = this.#parts;
    const customers = await dictionaries.customerTaxCodes.ensure([customerTaxCode], api, single);
    const products = await dictionaries.productTaxCodes.ensure([productTaxCode], api, single);
    return {
      customerTaxCode: link('customertaxcodes', customers.get(customerTaxCode) ?? ''),
      productTaxCode: link('producttaxcodes', products.get(productTaxCode) ?? ''),
    };
  }

  async #put(
    type: string,
    stored: { readonly id: string } | undefined,
    content: Pick<BatchRow, 'attributes' | 'relationships'>,
  ): Promise<RecordOutcome> {
    const parts = { ...content.attributes, ...content.relationships };
    if (stored !== undefined && Object.keys(parts).length === 0) return { state: 'written', id: stored.id };
    const row: BatchRow =
      stored === undefined ? { mode: 'create', ...content } : { mode: 'update', id: stored.id, ...content };
    const [outcome] = await this.#parts.writeEach(type, [row]);
    return outcome ?? { state: 'unknown', reason: `nothing was said of the record of ${type}` };
  }
}

const link = (type: string, id: string): ResourceLink => ({ type, id });

/** The values that a stored record holds otherwise; all of them for a new one. */
function changesOf<T extends object>(
  stored: Readonly<Partial<Record<keyof T, unknown>>> | undefined,
  wanted: T,
  toAttributes: (changed: Partial<T>) => object,
): Readonly<Record<string, unknown>> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => stored === undefined || stored[name as keyof T] !== value,
  );
  return toAttributes(Object.fromEntries(changed) as Partial<T>) as Readonly<Record<string, unknown>>;
}

const rulesOf = (taxId: string, code: string, { rules }: Tables): OroTaxRule[] =>
  rules.filter(({ tax, jurisdiction }) => tax?.id === taxId && jurisdiction?.label === code);

const isSameRule = (draft: TaxRuleDraft, { customerTaxCode, productTaxCode }: OroTaxRule): boolean =>
  customerTaxCode?.label === draft.customerTaxCode && productTaxCode?.label === draft.productTaxCode;

function toDraft({ id, code, description, rate }: OroTax, tables: Tables): TaxDraft {
  const jurisdiction = tables.jurisdictions.find((one) => one.code === code);
  return {
    code,
    description,
    rate,
    place:
      jurisdiction === undefined
        ? null
        : {
            country: jurisdiction.countryCode ?? '',
            region: jurisdiction.regionCode,
            zipCodes: jurisdiction.zipCodes,
          },
    rules: rulesOf(id, code, tables).flatMap(({ customerTaxCode, productTaxCode }) =>
      customerTaxCode?.label == null || productTaxCode?.label == null
        ? []
        : [{ customerTaxCode: customerTaxCode.label, productTaxCode: productTaxCode.label }],
    ),
  };
}
