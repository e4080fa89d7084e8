/**
 * Fills a shop as its staff would through the API, only without HTTP: the shop's own engine checks every record and
 * decides what else it brings with it. Times of records, which no API lets one choose, are set in the store.
 */
import { administrator } from '../oro/jsonapi/caller.ts';
import type { JsonApi } from '../oro/jsonapi/json-api.ts';
import type { OroSandbox } from '../oro/server.ts';
import type { Json } from '../oro/store/row.ts';
import type { Store } from '../oro/store/store.ts';
import { StorefrontApi } from '../oro/storefront/storefront-api.ts';
import { storefrontCaller } from '../oro/storefront/storefront-rights.ts';
import type { Row } from '../p21/database/row.ts';
import { instantOf } from './cells.ts';

/** A record of the shop, or inside one document a placeholder for it. */
export interface Link {
  readonly type: string;
  readonly id: string;
}

type Links = Readonly<Record<string, Link | readonly Link[] | undefined>>;

export interface NewRecord {
  readonly type: string;
  readonly attributes: Readonly<Record<string, Json | undefined>>;
  /** Fields of a shop that is tied to P21, or of release 7.0: left out where the shop lacks them. */
  readonly extra?: Readonly<Record<string, Json | undefined>>;
  readonly links?: Links | undefined;
  readonly included?: readonly IncludedRecord[];
}

export interface IncludedRecord extends NewRecord, Link {}

export class ShopWriter {
  readonly store: Store;
  readonly #backOffice: JsonApi;
  readonly #storefront: StorefrontApi;

  constructor({ store, parts }: OroSandbox) {
    const { backOffice, settings } = parts;
    this.store = store;
    this.#backOffice = backOffice;
    this.#storefront = new StorefrontApi({ store, settings, backOffice });
  }

  /** Whether the shop has such records at all. */
  knows(type: string): boolean {
    return this.#backOffice.model.isKnown(type);
  }

  /** Throws what the shop refused. */
  create(record: NewRecord): Link {
    const scope = this.#backOffice.scope(administrator);
    return this.#write(this.#backOffice, scope, record);
  }

  /** Changes these fields of a record. Throws what the shop refused. */
  change({ type, id }: Link, attributes: NewRecord['attributes'], links?: Links): void {
    const scope = this.#backOffice.scope(administrator);
    const resource = this.#toResource({ type, attributes, links });
    this.#backOffice.write(scope, { type, resource: { id, ...resource }, included: [], id });
  }

  /** As a signed-in shopper. Throws what the shop refused. */
  createAs(userId: string, record: NewRecord): Link {
    const scope = this.#storefront.scope(storefrontCaller(this.store, userId));
    return this.#write(this.#storefront, scope, record);
  }

  /** Gives the record the times of the P21 row it stands for. */
  stamp({ type, id }: Link, row: Row): void {
    const createdAt = instantOf(row.date_created);
    if (createdAt === undefined) return;
    this.store.update(type, id, { createdAt, updatedAt: instantOf(row.date_last_modified) ?? createdAt });
  }

  #write(api: JsonApi, scope: ReturnType<JsonApi['scope']>, { included = [], ...record }: NewRecord): Link {
    const { primary } = api.write(scope, {
      type: record.type,
      resource: this.#toResource(record),
      included: included.map(({ id, ...one }) => ({ id, ...this.#toResource(one) })),
      id: undefined,
    });
    return { type: record.type, id: primary.row.id };
  }

  #toResource({ type, attributes, extra = {}, links = {} }: NewRecord) {
    const fields = this.#backOffice.model.find(type)?.attributes;
    const known = Object.entries(extra).filter(([name]) => fields?.has(name));
    return {
      type,
      attributes: withoutGaps({ ...attributes, ...Object.fromEntries(known) }),
      relationships: Object.fromEntries(
        Object.entries(withoutGaps(links)).map(([name, data]) => [name, { data }]),
      ),
    };
  }
}

const withoutGaps = <Value>(fields: Readonly<Record<string, Value | undefined>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
