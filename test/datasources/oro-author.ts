/** A sandbox of OroCommerce filled by its API, and the client under test in front of it. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { OroSandbox } from '../../sandbox/oro/server.ts';
import { oroSchema } from '../../src/config/config.ts';
import { oroSources } from './oro-sources.ts';

export type Link = { readonly type: string; readonly id: string };

/** Writes as a person with the API would: plain requests, nothing of the client under test. */
export class Author {
  #token = '';

  constructor(
    private readonly url: string,
    private readonly root = '/admin/api',
    private readonly clientId = 'sandbox-back-office',
  ) {}

  async create(
    type: string,
    attributes: object,
    links: Record<string, Link | Link[]> = {},
    included?: object[],
  ) {
    this.#token ||= await this.#signIn();
    const relationships = Object.entries(links).map(([name, data]) => [name, { data }]);
    const response = await fetch(`${this.url}${this.root}/${type}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/vnd.api+json',
        'content-type': 'application/vnd.api+json',
      },
      body: JSON.stringify({
        data: {
          type,
          attributes,
          ...(relationships.length > 0 && { relationships: Object.fromEntries(relationships) }),
        },
        ...(included && { included }),
      }),
    });
    if (response.status !== 201) throw new Error(`${type}: ${response.status} ${await response.text()}`);
    const body = (await response.json()) as { data: Link };
    return { type, id: body.data.id };
  }

  async #signIn(): Promise<string> {
    const response = await fetch(`${this.url}/oauth2-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: this.clientId,
        client_secret: 'sandbox-secret',
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

export const sourcesOf = (sandbox: OroSandbox, settings: object = {}): OroSources =>
  oroSources({
    config: oroSchema.parse({
      url: sandbox.url,
      clientId: 'sandbox-back-office',
      clientSecret: 'sandbox-secret',
      ...settings,
    }),
  });

export const product = (author: Author, sku: string) =>
  author.create(
    'products',
    { sku, status: 'enabled' },
    {
      names: [{ type: 'productnames', id: 'n1' }],
      attributeFamily: { type: 'attributefamilies', id: '1' },
      primaryUnitPrecision: { type: 'productunitprecisions', id: 'u1' },
      inventory_status: { type: 'prodinventorystatuses', id: 'in_stock' },
    },
    [
      { type: 'productnames', id: 'n1', attributes: { string: `Name of ${sku}`, fallback: null } },
      {
        type: 'productunitprecisions',
        id: 'u1',
        attributes: { precision: 0, conversionRate: 1, sell: true },
        relationships: { unit: { data: { type: 'productunits', id: 'each' } } },
      },
    ],
  );
