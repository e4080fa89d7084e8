/** The real Oro client over a shop that holds just the rows of one test, takes every write and keeps what was sent. */
import { onTestFinished } from 'vitest';
import { createOroSources } from '../../../datasources/oro/create-oro-sources.ts';
import type { OroSyncAt } from '../../../datasources/oro/sync/oro.sync.ts';
import type { OroConfig } from '../../../src/config/config.ts';
import { type Responder, type SeenRequest, startOro } from '../../datasources/oro-recorded-server.ts';
import type { WireResource } from './system-names.ts';

export interface ShopContent {
  /** Lists by type; a type not named is empty. */
  readonly lists?: Readonly<Record<string, readonly object[]>>;
  readonly included?: readonly object[];
  /** Answers that this test wants otherwise. */
  readonly answers?: Responder;
}

export interface StubShop {
  readonly oro: OroSyncAt;
  readonly config: OroConfig;
  /** Writes in the order they came. */
  readonly writes: readonly SeenRequest[];
  /** Every resource that was written, rows and included ones. */
  resources(): WireResource[];
}

/** What the shop allows beyond the usual. */
export interface ShopAbilities {
  /** Types that take a batch. */
  readonly batches?: readonly string[];
  /** Custom entities that were made without `p21_key`. */
  readonly withoutKey?: readonly string[];
}

export async function shopHolding(
  { lists = {}, included = [], answers }: ShopContent = {},
  { batches = [], withoutKey = [] }: ShopAbilities = {},
): Promise<StubShop> {
  let made = 100;
  const server = await startOro((request) => {
    const wanted = answers?.(request);
    if (wanted !== undefined) return wanted;
    const { method, path, query, body } = request;
    const type = path.split('/')[3] ?? '';
    // Recording 6.1-custom/126.
    if (method === 'OPTIONS') {
      const allow = batches.includes(type)
        ? 'OPTIONS, GET, PATCH, POST, DELETE'
        : 'OPTIONS, GET, POST, DELETE';
      return { status: 200, headers: { allow }, body: '' };
    }
    if (withoutKey.includes(type) && 'filter[p21_key]' in query) return unsupported('filter[p21_key]');
    if (method === 'DELETE') return { status: 204, body: '' };
    if (method === 'GET') return { status: 200, body: { data: lists[type] ?? [], included } };
    const { data } = body as { data: WireResource | WireResource[] };
    const answer = ({ id }: WireResource) => {
      made += id === undefined ? 1 : 0;
      return { type, id: id ?? String(made) };
    };
    return Array.isArray(data)
      ? { status: 200, body: { data: data.map(answer) } }
      : { status: method === 'POST' ? 201 : 200, body: { data: answer(data) } };
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  const connection = createOroSources(server.config, {
    clock: () => 0,
    random: () => 0,
    sleep: async () => {},
  });
  onTestFinished(() => connection.close());
  const writes = () => server.requests.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS');
  return {
    oro: connection.syncAt,
    config: server.config,
    get writes() {
      return writes();
    },
    resources: () => writes().flatMap(({ method, body }) => resourcesOf(method, body)),
  };
}

/** Recording 6.1/103. */
const unsupported = (parameter: string) => ({
  status: 400,
  body: {
    errors: [
      {
        status: '400',
        title: 'filter constraint',
        detail: 'The filter is not supported.',
        source: { parameter },
      },
    ],
  },
});

function resourcesOf(method: string, body: unknown): WireResource[] {
  const { data, included = [] } = body as { data: WireResource | WireResource[]; included?: WireResource[] };
  const rows = [data].flat();
  // A PATCH of one record changes it, though it says so nowhere.
  const primary =
    method === 'PATCH' && !Array.isArray(data)
      ? rows.map((row) => ({ ...row, meta: { update: true } }))
      : rows;
  return [...primary, ...included];
}
