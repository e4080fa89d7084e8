/**
 * A lean stand-in for the shop: it takes the batches that flows send, tells new ids, and keeps no more of a record than
 * its key and the time a level came. What it was never meant to be asked it answers with 501, so that a benchmark that
 * strays from its path fails rather than measures something else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type Answer,
  answerBatch,
  answerRead,
  answerSingle,
  createShelves,
  type Shelves,
} from './lean-shop-answers.ts';

export interface ReadyLeanShop {
  readonly url: string;
}

/** What a measurement is told. */
export interface ShopTally {
  /** Since they were last asked for, without those for tokens. */
  readonly calls: number;
  readonly made: Readonly<Record<string, number>>;
  /** Records made though one with their key was there. */
  readonly doubles: number;
  readonly levels: number;
}

export async function startLeanShop(): Promise<ReadyLeanShop> {
  const shelves = createShelves();
  let calls = 0;
  let batchMs = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop');
    if (url.pathname === '/oauth2-token') {
      return send(response, {
        status: 200,
        body: { access_token: 'bench', expires_in: 86_400, token_type: 'Bearer' },
      });
    }
    if (url.pathname === '/bench/tally') {
      const body = { ...tallyOf(shelves), calls };
      calls = 0;
      return send(response, { status: 200, body });
    }
    if (url.pathname === '/bench/levels') return send(response, { status: 200, body: shelves.levels });
    if (url.pathname === '/bench/latency') {
      batchMs = Number(url.searchParams.get('ms'));
      return send(response, { status: 200, body: {} });
    }
    calls += 1;
    const body = await text(request);
    const isBatch = request.method === 'PATCH';
    const answer = answerOf(request, url, body, shelves);
    if (isBatch && batchMs > 0) return void setTimeout(() => send(response, answer), batchMs);
    send(response, answer);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function answerOf({ method, headers }: IncomingMessage, url: URL, body: string, shelves: Shelves): Answer {
  const type = url.pathname.split('/').at(-1) ?? '';
  const isRead = method === 'GET' || headers['x-http-method-override'] === 'GET';
  if (isRead) return answerRead(type, filtersOf(url, body), shelves);
  if (method === 'PATCH') return answerBatch(type, JSON.parse(body), shelves);
  if (method === 'POST') return answerSingle(type, JSON.parse(body), shelves);
  return { status: 501, body: {} };
}

/** Of the address and, where it would grow too long, of the body (oro-api 1.5). */
function filtersOf(url: URL, body: string): Readonly<Record<string, string>> {
  const inAddress = [...url.searchParams].flatMap(([name, value]) => {
    const [, field] = /^filter\[([\w.]+)\]/.exec(name) ?? [];
    return field === undefined ? [] : [[field, value] as const];
  });
  const { filter = {} } = (body === '' ? {} : JSON.parse(body)) as { filter?: Record<string, string> };
  return { ...Object.fromEntries(inAddress), ...filter };
}

const tallyOf = ({ made, doubles, levels }: Shelves): Omit<ShopTally, 'calls'> => ({
  made: Object.fromEntries([...made].map(([type, keys]) => [type, keys.size])),
  doubles: doubles.count,
  levels: levels.length,
});

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/vnd.api+json' }).end(JSON.stringify(body));
}
