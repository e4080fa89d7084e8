/** Fills a shop as its staff would through the API: the shop's own rules decide what else a record brings with it. */

export interface Link {
  readonly type: string;
  readonly id: string;
}

export interface NewRecord {
  readonly type: string;
  /** Only for types whose ids are words, such as units. */
  readonly id?: string;
  readonly attributes?: object;
  readonly links?: Readonly<Record<string, Link | readonly Link[]>>;
  readonly included?: readonly object[];
}

export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ShopAuthor {
  /** Throws what the shop refused. */
  create(record: NewRecord): Promise<Link>;
}

const mediaType = 'application/vnd.api+json';

export async function createShopAuthor(
  url: string,
  application: Application,
  root: '/admin/api' | '/api' = '/admin/api',
): Promise<ShopAuthor> {
  const token = await signIn(url, application);
  const headers = {
    authorization: `Bearer ${token}`,
    accept: mediaType,
    'content-type': mediaType,
    'x-include': 'noHateoas',
  };
  return {
    create: async (record) => {
      const response = await fetch(`${url}${root}/${record.type}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(toDocument(record)),
      });
      if (response.status !== 201)
        throw new Error(`${record.type}: ${response.status} ${await response.text()}`);
      return { type: record.type, id: ((await response.json()) as { data: Link }).data.id };
    },
  };
}

function toDocument({ type, id, attributes, links, included }: NewRecord): object {
  const relationships =
    links && Object.fromEntries(Object.entries(links).map(([name, data]) => [name, { data }]));
  return { data: { type, id, attributes, relationships }, included };
}

async function signIn(url: string, { clientId, clientSecret }: Application): Promise<string> {
  const response = await fetch(`${url}/oauth2-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  if (!response.ok) throw new Error(`the shop refused ${clientId}: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Does the work for all rows, a few at a time, and keeps their order. */
export async function forEachOf<Row, Result>(
  rows: readonly Row[],
  work: (row: Row) => Promise<Result>,
  atOnce = 8,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < rows.length; start += atOnce) {
    results.push(...(await Promise.all(rows.slice(start, start + atOnce).map(work))));
  }
  return results;
}
