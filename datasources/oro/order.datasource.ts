/** Orders of the shop, each with lines, trackings, totals and addresses in one question. */
import type { KeyAbility } from './capability.resource.ts';
import { listByValues, type SearchableField } from './comma-values.ts';
import type { JsonApiResource } from './json-api.document.ts';
import { isOneOf, type ResourceQuery } from './json-api.query.ts';
import { listByKeyAttribute } from './key-attribute.ts';
import { lineQuery, mayLackLines, orderQuery, toOrder } from './order.parser.ts';
import type { OroOrder } from './order.resource.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';

/** Identifiers are compared without regard to case (oro-observed, lists). */
export const identifierField: SearchableField = {
  name: 'identifier',
  sameValue: (left, right) => left.toLowerCase() === right.toLowerCase(),
};

/** A page of the orders of customers, newest first. */
export interface OroOrderPage {
  readonly customerIds: readonly string[];
  /** 1 to 1000. */
  readonly first: number;
  readonly skip: number;
}

/** What `capabilities` knows about the orders of this shop. */
export interface OrderAbilities {
  orderKey(): Promise<KeyAbility>;
  orderRelationship(): Promise<'orders' | 'order'>;
}

const newestFirst = ['-createdAt', '-id'];

export class OrderDatasource {
  readonly #api: OroApi;
  readonly #orderKey: string;
  readonly #abilities: OrderAbilities;
  readonly #query: ResourceQuery;

  /** @param orderKey Attribute that holds the P21 order number. */
  constructor(api: OroApi, orderKey: string, abilities: OrderAbilities) {
    this.#api = api;
    this.#orderKey = orderKey;
    this.#abilities = abilities;
    this.#query = orderQuery(orderKey);
  }

  async byIds(ids: readonly string[]): Promise<OroOrder[]> {
    return this.#toOrders(
      await listByKeys(this.#query, 'id', recordIds(ids), (chunk) => this.#api.list(chunk)),
    );
  }

  /** Identifiers are compared without regard to case. */
  async byIdentifiers(identifiers: readonly string[]): Promise<OroOrder[]> {
    return this.#toOrders(await listByValues(this.#api, this.#query, identifierField, identifiers));
  }

  /**
   * Empty when the shop lacks the attribute named by `orderKey`. One question per number where it is a text, which it
   * is by default: prefer `byIdentifiers` for orders of the shop.
   */
  async byP21OrderNos(orderNos: readonly string[]): Promise<OroOrder[]> {
    const ability = () => this.#abilities.orderKey();
    return this.#toOrders(
      await listByKeyAttribute(this.#api, this.#query, this.#orderKey, orderNos, ability),
    );
  }

  /** All orders of these customers, newest first. */
  async byCustomerIds(customerIds: readonly string[]): Promise<OroOrder[]> {
    const query = { ...this.#query, sort: newestFirst };
    return this.#toOrders(
      await listByKeys(query, 'customer', recordIds(customerIds), (chunk) => this.#api.list(chunk)),
    );
  }

  /** A window that starts inside a page needs two pages; Oro numbers pages by their own size. */
  async page({ customerIds, first, skip }: OroOrderPage): Promise<OroOrder[]> {
    const ids = recordIds(customerIds);
    if (ids.length === 0) return [];
    const query = { ...this.#query, filters: [isOneOf('customer', ids)], sort: newestFirst };
    const offset = skip % first;
    const number = Math.floor(skip / first) + 1;
    const numbers = offset === 0 ? [number] : [number, number + 1];
    const pages = await Promise.all(
      numbers.map((each) => this.#api.page(query, { size: first, number: each })),
    );
    return this.#toOrders(pages.flat().slice(offset, offset + first));
  }

  #toOrders(rows: readonly JsonApiResource[]): Promise<OroOrder[]> {
    return Promise.all(
      rows.map(async (row) =>
        toOrder(row, this.#orderKey, mayLackLines(row) ? await this.#linesOf(row) : undefined),
      ),
    );
  }

  async #linesOf(order: JsonApiResource): Promise<JsonApiResource[]> {
    return this.#api.list(lineQuery(await this.#abilities.orderRelationship(), order.id));
  }
}
