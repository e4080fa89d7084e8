/**
 * Asks the shop whose an access token is, with that very token: its `sub` is a reusable e-mail, and a token of a
 * disabled user or application still verifies (oro-observed, custom round 2).
 */
import { GatewayError } from '../../src/errors.ts';
import { RefusedResources } from '../upstream/refused-resources.ts';
import type { Upstream } from '../upstream/upstream.datasource.ts';
import { type JsonApiResource, parseDocument } from './json-api.document.ts';
import { toQueryString } from './json-api.query.ts';
import type { JsonApiTransport } from './json-api.transport.ts';
import { OroClient } from './oro.client.ts';
import { OroHttp } from './oro.http.ts';
import type { OroApi } from './oro-api.ts';

/** A customer user as the shop names it for a token. */
export interface TokenOwner {
  readonly customerUserId: string;
  /** Oro customer id. */
  readonly customerId: string;
}

/** What is asked of `mine` (recording 6.1-custom/013). */
const mine = {
  type: 'customerusers',
  fields: { customerusers: ['enabled', 'confirmed', 'customer'], customers: ['name'] },
  include: ['customer'],
};

/** Statuses by which the shop says that the token is nobody's: dead (401), or a guest's (403). */
const refusals = [401, 403];

export class TokenOwnerDatasource {
  readonly #storefront: JsonApiTransport;
  readonly #backOffice: JsonApiTransport;
  readonly #pageSize: number;

  /** @param roots Paths of the two APIs. */
  constructor(upstream: Upstream, roots: { storefront: string; backOffice: string }, pageSize: number) {
    const bare = { ...upstream, tokens: undefined, refusedResources: new RefusedResources(upstream.clock) };
    this.#storefront = new OroHttp(bare, roots.storefront);
    this.#backOffice = new OroHttp(bare, roots.backOffice);
    this.#pageSize = pageSize;
  }

  /** The customer user behind a storefront token; null when the shop refuses it. Throws when it does not answer. */
  shopper(token: string): Promise<TokenOwner | null> {
    return unlessRefused(async () => {
      const path = `customerusers/mine?${toQueryString(mine)}`;
      const { body } = await withToken(this.#storefront, token).send({
        method: 'GET',
        path,
        headers: { 'X-Include': 'noHateoas' },
        effect: 'read',
      });
      return toOwner(parseDocument(body, 'customerusers')[0]);
    });
  }

  /** Ids of the customers a storefront token may see: its own and the branches below (recording 6.1/499). */
  async customers(token: string): Promise<readonly string[]> {
    const api: OroApi = new OroClient(withToken(this.#storefront, token), this.#pageSize);
    const rows = await unlessRefused(() => api.list({ type: 'customers', fields: { customers: ['name'] } }));
    return (rows ?? []).map(({ id }) => id);
  }

  /** Whether a back-office token still works. What its user may see does not matter: 403 is a living user's. */
  async isAlive(token: string): Promise<boolean> {
    const api: OroApi = new OroClient(withToken(this.#backOffice, token), 1);
    const probe = { type: 'customers', fields: { customers: ['name'] } };
    try {
      await api.page(probe, { size: 1, number: 1 });
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === 401 || status === 403) return status === 403;
      throw error;
    }
  }
}

const withToken = (transport: JsonApiTransport, token: string): JsonApiTransport => ({
  send: (request) =>
    transport.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }),
});

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (refusals.includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof GatewayError ? error.details.status : undefined;

/** The shop answers 401 for users who may not sign in; should one be shown all the same, it is nobody. */
function toOwner(row: JsonApiResource | undefined): TokenOwner | null {
  if (row === undefined || row.raw('enabled') === false || row.raw('confirmed') === false) return null;
  return { customerUserId: row.id, customerId: row.requiredOneId('customer') };
}
