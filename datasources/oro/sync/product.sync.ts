/**
 * Products of the shop as the sync writes them. Names and units hang on a product as records of their own, and a list
 * given in a change replaces the whole list (oro-api 2.1): what is to stay is named with its id.
 */
import type { DecimalString } from '../../../src/decimal.ts';
import type { BatchRow, IncludedRow, ResourceLink } from '../batch.resource.ts';
import { listByValues } from '../comma-values.ts';
import type { JsonApiResource } from '../json-api.document.ts';
import { listByKeys, recordIds } from '../oro-api.ts';
import { productQuery, skuField, toProduct } from '../product.datasource.ts';
import type { OroProduct, OroProductUnit } from '../product.resource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { bringUpToDate, findByIdOrKey, type Plan, type Wanted } from './bring-up-to-date.ts';
import { type KeyedId, scanIds } from './scan-ids.ts';
import type { SyncParts } from './sync-parts.ts';

export interface ProductDraft {
  readonly sku: string;
  /** Of the default localization. */
  readonly name: string;
  readonly status: string;
  /** Code of the product tax code; null for none. */
  readonly taxCode: string | null;
  /** Code of the unit that stock is counted in, one of `units`. */
  readonly primaryUnit: string;
  readonly units: readonly UnitDraft[];
}

export interface UnitDraft {
  readonly unit: string;
  /** Primary units in one of this. */
  readonly conversionRate: DecimalString;
  /** Digits after the point a quantity may have. */
  readonly precision: number;
  readonly sell: boolean;
}

/** A product with the ids of the records that hang on it. */
interface StoredProduct extends OroProduct {
  readonly nameIds: readonly string[];
  readonly defaultNameId: string | null;
}

const type = 'products';

export class ProductSync {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  async write(wanted: readonly Wanted<ProductDraft>[]): Promise<RecordOutcome[]> {
    const { api, single, writeRows, dictionaries, units, settings } = this.#parts;
    const drafts = wanted.map(({ draft }) => draft);
    const taxCodes = await dictionaries.productTaxCodes.ensure(
      drafts.flatMap(({ taxCode }) => taxCode ?? []),
      api,
      single,
    );
    await units.ensure(newUnitsOf(drafts), api, single);
    const plan = (draft: ProductDraft, found: StoredProduct | undefined, place: number) => {
      const taxCodeId = draft.taxCode === null ? null : (taxCodes.get(draft.taxCode) ?? null);
      return found === undefined
        ? toNewRow(draft, taxCodeId, settings.attributeFamilyId, place)
        : toChangedRow(draft, taxCodeId, found, place);
    };
    return bringUpToDate(wanted, {
      find: (some) => this.#find(some),
      plan,
      send: (rows) => writeRows(type, rows),
    });
  }

  /** Takes products off the shelves; they stay for old orders. */
  async disable(ids: readonly string[]): Promise<RecordOutcome[]> {
    const wanted = ids.map((id) => ({ id, draft: id }));
    return bringUpToDate<string, StoredProduct>(wanted, {
      find: async () => {
        const found = new Map((await this.#byIds(ids)).map((one) => [one.id, one]));
        return ids.map((id) => found.get(id));
      },
      plan: (id, found) => {
        if (found === undefined) return { refused: `OroCommerce has no product ${id}`, field: null };
        return found.status === 'disabled'
          ? 'HELD'
          : { mode: 'update', id, attributes: { status: 'disabled' } };
      },
      send: (rows) => this.#parts.writeRows(type, rows),
    });
  }

  /** Products with their SKUs, page after page by id. */
  scan(afterId: string | null, size: number): Promise<KeyedId[]> {
    return scanIds(this.#parts.api, { type, keyAttribute: 'sku', afterId, size });
  }

  #find(wanted: readonly Wanted<ProductDraft>[]): Promise<(StoredProduct | undefined)[]> {
    const { api } = this.#parts;
    return findByIdOrKey(wanted, {
      byIds: (ids) => this.#byIds(ids),
      byDrafts: async (drafts) =>
        (
          await listByValues(
            api,
            productQuery,
            skuField,
            drafts.map(({ sku }) => sku),
          )
        ).map(toStored),
      keyOfDraft: ({ sku }) => sku,
      keyOfFound: ({ sku }) => sku,
    });
  }

  async #byIds(ids: readonly string[]): Promise<StoredProduct[]> {
    const { api } = this.#parts;
    const rows = await listByKeys(productQuery, 'id', recordIds(ids), (chunk) => api.list(chunk));
    return rows.map(toStored);
  }
}

const toStored = (row: JsonApiResource): StoredProduct => ({
  ...toProduct(row),
  nameIds: row.manyIds('names'),
  defaultNameId: row.many('names').find((name) => name.oneId('localization') === null)?.id ?? null,
});

const newUnitsOf = (drafts: readonly ProductDraft[]) =>
  drafts.flatMap(({ units }) => units.map(({ unit, precision }) => ({ code: unit, label: unit, precision })));

const link = (to: string, id: string): ResourceLink => ({ type: to, id });
const nameLink = (id: string) => link('productnames', id);
const precisionLink = (id: string) => link('productunitprecisions', id);

/** Assumption: a new product counts as in stock until its first level says otherwise; the status is required. */
const firstInventoryStatus = 'in_stock';

function toNewRow(
  draft: ProductDraft,
  taxCodeId: string | null,
  attributeFamilyId: string,
  place: number,
): BatchRow {
  const units = draft.units.map((unit, index) => ({ unit, id: `unit-${place}-${index}` }));
  const primary = units.find(({ unit }) => unit.unit === draft.primaryUnit);
  const name = `name-${place}`;
  return {
    mode: 'create',
    attributes: { sku: draft.sku, status: draft.status, productType: 'simple' },
    relationships: {
      names: [nameLink(name)],
      attributeFamily: link('attributefamilies', attributeFamilyId),
      ...(primary && { primaryUnitPrecision: precisionLink(primary.id) }),
      unitPrecisions: units.map(({ id }) => precisionLink(id)),
      inventory_status: link('prodinventorystatuses', firstInventoryStatus),
      ...(taxCodeId !== null && { taxCode: link('producttaxcodes', taxCodeId) }),
    },
    included: [
      toNewName(name, draft.name),
      ...units.map(({ unit, id }): IncludedRow => ({ ...precisionLink(id), ...toPrecision(unit, true) })),
    ],
  };
}

/** The name without localization (recording 6.1/205); Oro adds one per localization that follows it. */
const toNewName = (id: string, name: string): IncludedRow => ({
  ...nameLink(id),
  attributes: { fallback: null, string: name },
  relationships: { localization: null },
});

/** `conversionRate` is a number on the wire (recording 6.1/207). */
const toPrecision = ({ unit, precision, conversionRate, sell }: UnitDraft, isNew: boolean) => ({
  attributes: { precision, conversionRate: Number(conversionRate), sell },
  ...(isNew && { relationships: { unit: link('productunits', unit) } }),
});

function toChangedRow(
  draft: ProductDraft,
  taxCodeId: string | null,
  found: StoredProduct,
  place: number,
): Plan {
  const name = changedName(draft, found, place);
  const units = changedUnits(draft, found, place);
  const attributes = {
    ...(found.sku !== draft.sku && { sku: draft.sku }),
    ...(found.status !== draft.status && { status: draft.status }),
  };
  const taxCode = taxCodeId === null ? null : link('producttaxcodes', taxCodeId);
  const relationships = {
    ...name.relationships,
    ...units.relationships,
    ...((found.taxCode?.id ?? null) !== taxCodeId && { taxCode }),
  };
  if (Object.keys({ ...attributes, ...relationships }).length === 0) return 'HELD';
  const included = [...name.included, ...units.included];
  return { mode: 'update', id: found.id, attributes, relationships, included };
}

interface Change {
  readonly relationships: NonNullable<BatchRow['relationships']>;
  readonly included: readonly IncludedRow[];
}

const noChange: Change = { relationships: {}, included: [] };

function changedName(draft: ProductDraft, found: StoredProduct, place: number): Change {
  if (found.name === draft.name) return noChange;
  const own = found.defaultNameId;
  if (own === null) {
    const id = `name-${place}`;
    return {
      relationships: { names: [...found.nameIds, id].map(nameLink) },
      included: [toNewName(id, draft.name)],
    };
  }
  return {
    relationships: { names: found.nameIds.map(nameLink) },
    included: [{ ...nameLink(own), update: true, attributes: { string: draft.name } }],
  };
}

function changedUnits(draft: ProductDraft, found: StoredProduct, place: number): Change {
  const stored = new Map(found.units.map((unit) => [unit.unit, unit]));
  const kept = draft.units.map((unit, index) => ({
    unit,
    stored: stored.get(unit.unit),
    id: stored.get(unit.unit)?.id ?? `unit-${place}-${index}`,
  }));
  const included = kept.filter(({ unit, stored: own }) => own === undefined || !isSameUnit(unit, own));
  const primary = kept.find(({ unit }) => unit.unit === draft.primaryUnit);
  const isSame = included.length === 0 && kept.length === found.units.length;
  if (isSame && primary?.stored?.isPrimary === true) return noChange;
  return {
    relationships: {
      unitPrecisions: kept.map(({ id }) => precisionLink(id)),
      ...(primary && { primaryUnitPrecision: precisionLink(primary.id) }),
    },
    included: included.map(({ unit, stored: own, id }) => ({
      ...precisionLink(id),
      ...(own !== undefined && { update: true }),
      ...toPrecision(unit, own === undefined),
    })),
  };
}

const isSameUnit = (draft: UnitDraft, stored: OroProductUnit): boolean =>
  draft.precision === stored.precision &&
  draft.conversionRate === stored.conversionRate &&
  draft.sell === stored.sell;
