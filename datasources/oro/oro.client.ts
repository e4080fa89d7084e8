/** Asks Oro for rows: always lean (no links), page after page, and by POST where the URL would grow too long. */
import { type JsonApiResource, parseDocument } from './json-api.document.ts';
import { type QueryPage, type ResourceQuery, toQueryString } from './json-api.query.ts';
import type { JsonApiRequest, JsonApiTransport } from './json-api.transport.ts';
import type { OroApi } from './oro-api.ts';

/** Characters of a query string that go by GET: well under the 8 KB line that web servers in front of Oro take. */
const longestQuery = 6000;

/** Links double the time of an answer (oro-observed, "How slow the real thing is"). */
const lean = { 'X-Include': 'noHateoas' };

export class OroClient implements OroApi {
  readonly #transport: JsonApiTransport;
  readonly #pageSize: number;

  /** @param pageSize Rows per page of `list`. */
  constructor(transport: JsonApiTransport, pageSize: number) {
    this.#transport = transport;
    this.#pageSize = pageSize;
  }

  async list(query: ResourceQuery): Promise<JsonApiResource[]> {
    const rows: JsonApiResource[] = [];
    for (let number = 1; ; number += 1) {
      const page = await this.page(query, { size: this.#pageSize, number });
      rows.push(...page);
      if (page.length < this.#pageSize) return rows;
    }
  }

  page(query: ResourceQuery, page: QueryPage): Promise<JsonApiResource[]> {
    return this.#ask(query, page);
  }

  whole(query: ResourceQuery): Promise<JsonApiResource[]> {
    return this.#ask(query);
  }

  async #ask(query: ResourceQuery, page?: QueryPage): Promise<JsonApiResource[]> {
    const { body } = await this.#transport.send(toRequest(query, page));
    return parseDocument(body, query.type);
  }
}

/** The form of a question on the wire. */
function toRequest(query: ResourceQuery, page?: QueryPage): JsonApiRequest {
  const queryString = toQueryString(query, page);
  if (queryString.length > longestQuery) return toOverriddenPost(query, page);
  return { method: 'GET', path: `${query.type}?${queryString}`, headers: lean, effect: 'read' };
}

/**
 * POST that Oro treats as GET, the filters in the body as texts (oro-api 1.5; Oro reads body and query string
 * together). Values carrying an operator stay in the URL: they are never long.
 */
function toOverriddenPost(query: ResourceQuery, page?: QueryPage): JsonApiRequest {
  const filters = query.filters ?? [];
  const lists = filters.filter(({ operator }) => operator === undefined);
  const others = filters.filter(({ operator }) => operator !== undefined);
  return {
    method: 'POST',
    path: `${query.type}?${toQueryString({ ...query, filters: others }, page)}`,
    headers: { ...lean, 'X-HTTP-Method-Override': 'GET' },
    body: { filter: Object.fromEntries(lists.map(({ field, values }) => [field, values.join(',')])) },
    effect: 'read',
  };
}
