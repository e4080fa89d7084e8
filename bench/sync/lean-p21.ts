/**
 * A lean stand-in for P21's reads: the OData questions that flows ask, answered at once from rows made up when they are
 * asked for. It costs as much at the last record as at the first, so that what is measured is the gateway.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTables, type LeanSizes, type LeanTable, type Row } from './lean-p21-rows.ts';
import { Stock } from './lean-stock.ts';

export interface ReadyLeanP21 {
  readonly url: string;
}

/** What a measurement asks of the stand-in and is told by it. */
export interface Moves {
  /** When the first question about changes was answered with one; 0: none was. */
  readonly firstToldMs: number;
  readonly moves: readonly { readonly item: number; readonly atMs: number }[];
}

const dayMs = 86_400_000;

export async function startLeanP21(sizes: LeanSizes): Promise<ReadyLeanP21> {
  const stock = new Stock(sizes.items, Date.now() - 3 * dayMs);
  const tables = createTables(sizes, stock);
  let firstToldMs = 0;
  let lastAskedMs = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://p21');
    if (url.pathname === '/bench/move') return send(response, moveAll(stock, url.searchParams));
    if (url.pathname === '/bench/drift') return send(response, drift(stock, url.searchParams));
    if (url.pathname === '/bench/moves') {
      return send(response, { firstToldMs, moves: stock.moves } satisfies Moves);
    }
    // Since items were last asked for: a gateway that starts reads the keys of all of them.
    if (url.pathname === '/bench/calm') return send(response, { calmMs: Date.now() - lastAskedMs });
    if (url.pathname === '/api/security/token/v2') {
      return send(response, { AccessToken: 'bench', ExpiresInSeconds: 86_400 });
    }
    const name = url.pathname.split('/').at(-1) ?? '';
    const answer = answerTable(tables[name], name, url.searchParams, stock);
    if (name === 'inv_mast') lastAskedMs = Date.now();
    if (name === 'inv_loc' && answer.changes && answer.value.length > 0) firstToldMs ||= Date.now();
    const { value, count } = answer;
    send(response, { value, ...(count !== undefined && { '@odata.count': count }) });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Items 1 to `count` move now, ten in a millisecond. */
function moveAll(stock: Stock, query: URLSearchParams): object {
  const count = Number(query.get('count'));
  const endMs = Date.now();
  for (let item = 1; item <= count; item += 1) stock.move(item, endMs - Math.floor((count - item) / 10));
  return {};
}

/** From now on so many items a second move, `count` in all, each when its time has come. */
function drift(stock: Stock, query: URLSearchParams): object {
  const [count, rate] = [Number(query.get('count')), Number(query.get('rate'))];
  const startedMs = Date.now();
  let next = 1;
  const timer = setInterval(() => {
    const due = Math.min(count, Math.floor(((Date.now() - startedMs) * rate) / 1000));
    for (; next <= due; next += 1) stock.move(next, Date.now());
    if (next > count) clearInterval(timer);
  }, 10);
  return {};
}

interface Answer {
  readonly value: readonly Row[];
  readonly count?: number | undefined;
  /** Whether rows were asked for by the time of their change. */
  readonly changes: boolean;
}

function answerTable(
  table: LeanTable | undefined,
  name: string,
  query: URLSearchParams,
  stock: Stock,
): Answer {
  if (table === undefined) return { value: [], count: 0, changes: false };
  const filter = query.get('$filter') ?? '';
  const top = Number(query.get('$top') ?? 1000);
  const skip = Number(query.get('$skip') ?? 0);
  const columns = (query.get('$select') ?? '').split(',');
  const since = /(?:inv_last_changed_date|date_last_modified) ge (\S+?)(?:\)|$| )/.exec(filter)?.[1];
  const numbers =
    since === undefined
      ? numbersOf(table, filter, skip, top)
      : name === 'inv_loc' && filter.includes('inv_last_changed_date')
        ? stock.since(Date.parse(since), skip, top)
        : [];
  return {
    value: numbers.flatMap((number) => table.rowsOf(number)).map((row) => cut(row, columns)),
    count: query.get('$count') === 'true' ? table.count : undefined,
    changes: since !== undefined,
  };
}

const cut = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

/** Those that the filter names, by whichever key; without any the next ones after its place. */
function numbersOf(table: LeanTable, filter: string, skip: number, top: number): readonly number[] {
  const exists = (number: number) => number >= 1 && number <= table.count;
  for (const [column, numberOf] of Object.entries(table.keys)) {
    const named = valuesOf(column, numberOf, filter);
    if (named.length > 0) return skip > 0 ? [] : named.filter(exists);
  }
  const after = placeOf(table, filter) + skip;
  const length = Math.max(0, Math.min(top, table.count - after));
  return Array.from({ length }, (_, index) => after + index + 1);
}

function valuesOf(column: string, numberOf: (value: string) => number, filter: string): number[] {
  const single = [...filter.matchAll(new RegExp(`\\b${column} eq '?([\\w-]+)'?`, 'g'))];
  const ranges = [...filter.matchAll(new RegExp(`\\b${column} ge (\\d+) and ${column} le (\\d+)`, 'g'))];
  return [
    ...single.map(([, value = '']) => numberOf(value)),
    ...ranges.flatMap(([, first = '', last = '']) => {
      const [from, to] = [numberOf(first), numberOf(last)];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  ];
}

function placeOf({ keys }: LeanTable, filter: string): number {
  for (const [column, numberOf] of Object.entries(keys)) {
    const [, after] = new RegExp(`\\b${column} gt '?([\\w-]+)'?`).exec(filter) ?? [];
    if (after !== undefined) return numberOf(after);
  }
  return 0;
}

function send(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
