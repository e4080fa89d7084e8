/** A P21 server over the small distributor, with the calls of the Transaction API a test makes. */

import { Tokens } from '../../sandbox/p21/auth/tokens.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { Faults } from '../../sandbox/p21/faults.ts';
import { CallCounter } from '../../sandbox/p21/http/call-counter.ts';
import { type P21SandboxOptions, sandboxDefaults } from '../../sandbox/p21/options.ts';
import { createMiddleware } from '../../sandbox/p21/server.ts';
import {
  createSmallDistributor,
  customerId,
  locationId,
  type SmallDistributor,
  shipToId,
} from './small-distributor.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  json(): any;
}

export interface UiServer extends SmallDistributor {
  readonly faults: Faults;
  call(path: string, init?: RequestInit): Promise<Answer>;
  /** POSTs JSON below /uiserver0/api/v2. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** One transaction of a service. */
  write(service: string, elements: readonly unknown[], set?: object): Promise<Answer>;
  close(): Promise<void>;
}

export const startUiServer = async (options: Partial<P21SandboxOptions> = {}): Promise<UiServer> => {
  const shop = createSmallDistributor();
  const config = { ...sandboxDefaults, ...options, now: () => shop.clock.ms };
  const tokens = new Tokens(config);
  const faults = new Faults({
    seed: 1,
    revokeTokens: () => tokens.revokeAll(),
    delay: async () => undefined,
  });
  const app = createMiddleware({ database: shop.database, config, tokens, faults }, new CallCounter());
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const bearer = tokens.issueForUser(config.username, config.password)?.accessToken ?? '';
  const call: UiServer['call'] = async (path, init = {}) => {
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', ...init.headers };
    const response = await fetch(`${url}/uiserver0/api/v2${path}`, { ...init, headers });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text, json: () => JSON.parse(text) };
  };
  const post: UiServer['post'] = (path, body, headers = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const write: UiServer['write'] = (service, elements, set = {}) =>
    post('/transaction', transactionSet(service, [elements], set));
  return { ...shop, faults, call, post, write, close: () => app.close() };
};

/** A set of transactions, each a list of elements. */
export const transactionSet = (
  service: string,
  transactions: readonly (readonly unknown[])[],
  set: object = {},
): object => ({
  Name: service,
  UseCodeValues: false,
  ...set,
  Transactions: transactions.map((DataElements) => ({ Status: 'New', DataElements })),
});

type Typed = Readonly<Record<string, string>>;

const element =
  (Type: 'Form' | 'List') =>
  (Name: string, rows: readonly Typed[], Keys: readonly string[] = []): object => ({
    Name,
    Type,
    Keys,
    Rows: rows.map((row) => ({
      Edits: Object.entries(row).map(([edit, Value]) => ({ Name: edit, Value })),
      RelativeDateEdits: [],
    })),
  });

export const form = (name: string, row: Typed, keys: readonly string[] = []): object =>
  element('Form')(name, [row], keys);
export const list = element('List');

/** The header of p21-api 4.2 for the small distributor, with changes. */
export const orderHeader = (changes: Typed = {}): object =>
  form('TABPAGE_1.order', {
    customer_id: String(customerId),
    sales_loc_id: String(locationId),
    source_loc_id: String(locationId),
    ship_to_id: String(shipToId),
    contact_id: '1042',
    order_date: '2026-02-02',
    requested_date: '2026-02-04',
    po_no: 'PO-1',
    taker: 'WEB',
    ...changes,
  });

export const items = (rows: readonly Typed[], keys: readonly string[] = []): object =>
  list('TP_ITEMS.items', rows, keys);

/** The header that loads an order: its key as the only edit (p21-api 4.2). */
export const loadOrder = (orderNo: string): object =>
  form('TABPAGE_1.order', { order_no: orderNo }, ['order_no']);

/** The value of an edit in the first row of an element of an answer. */
export const editOf = (
  transaction: { DataElements: { Name: string; Rows: { Edits: { Name: string; Value: string }[] }[] }[] },
  elementName: string,
  edit: string,
): string | undefined =>
  transaction.DataElements.find(({ Name }) => Name === elementName)?.Rows[0]?.Edits.find(
    ({ Name }) => Name === edit,
  )?.Value;

/** oe_line rows of an order by line number. */
export const orderLines = ({ database }: SmallDistributor, orderNo: string): Row[] =>
  [...database.table('oe_line').find('order_no', orderNo)].sort(
    (one, other) => Number(one.line_no) - Number(other.line_no),
  );
