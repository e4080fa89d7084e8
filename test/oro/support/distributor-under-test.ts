/** Reads both systems of a running distributor over HTTP, and their rows past it. */
import type { Distributor } from '../../../sandbox/distributor/start.ts';
import type { Row as ShopRow } from '../../../sandbox/oro/store/row.ts';
import type { Row as P21Row } from '../../../sandbox/p21/database/row.ts';

export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<
    Record<string, { readonly data: Identifier | readonly Identifier[] | null }>
  >;
}

export type Identifier = Pick<Resource, 'type' | 'id'>;

export interface Document {
  readonly data: readonly Resource[];
  readonly included?: readonly Resource[];
}

/** Rows of a P21 table that are not deleted. */
export const p21Rows = ({ p21 }: Distributor, table: string): P21Row[] =>
  [...p21.database.table(table).all()].filter((row) => row.delete_flag !== 'Y');

export const shopRows = ({ oro }: Distributor, type: string): readonly ShopRow[] =>
  oro.store.table(type).all();

/** A list of the shop as a storefront application or, without one, as the back office. Throws unless it is answered. */
export async function readShop(
  { environment }: Distributor,
  path: string,
  application?: { readonly clientId: string; readonly clientSecret: string },
): Promise<Document> {
  const token = await post<{ access_token: string }>(`${environment.ORO_URL}/oauth2-token`, {
    grant_type: 'client_credentials',
    client_id: application?.clientId ?? environment.ORO_CLIENT_ID,
    client_secret: application?.clientSecret ?? environment.ORO_CLIENT_SECRET,
  });
  return get(`${environment.ORO_URL}${path}`, token.access_token, 'application/vnd.api+json');
}

/** Throws unless P21 answers with 200. */
export async function readP21<Answer>({ environment }: Distributor, path: string): Promise<Answer> {
  const token = await post<{ AccessToken: string }>(`${environment.P21_URL}/api/security/token/v2`, {
    username: environment.P21_USERNAME,
    password: environment.P21_PASSWORD,
  });
  return get(`${environment.P21_URL}${path}`, token.AccessToken, 'application/json');
}

async function post<Answer>(url: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function get<Answer>(url: string, token: string, accept: string): Promise<Answer> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept } });
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
