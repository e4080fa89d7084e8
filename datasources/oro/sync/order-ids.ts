/** Which order of the shop has which identifier: no more of an order than what hangs rows on it. */
import { listByValues } from '../comma-values.ts';
import { identifierField } from '../order.datasource.ts';
import { listByKeys, type OroApi, recordIds } from '../oro-api.ts';

const query = { type: 'orders', fields: { orders: ['identifier'] } };

export class OrderIds {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  /** Ids by identifier in small letters: Oro compares identifiers without regard to case. */
  async byIdentifiers(identifiers: readonly string[]): Promise<Map<string, string>> {
    const rows = await listByValues(this.#api, query, identifierField, [...new Set(identifiers)]);
    return new Map(rows.map((row) => [(row.text('identifier') ?? row.id).toLowerCase(), row.id]));
  }

  /** Identifiers by id; an order without one goes by its id (oro-observed, writing). */
  async identifiersOf(orderIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await listByKeys(query, 'id', recordIds(orderIds), (chunk) => this.#api.list(chunk));
    return new Map(rows.map((row) => [row.id, row.text('identifier') ?? row.id]));
  }
}
