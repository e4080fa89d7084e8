/**
 * A lean stand-in for P21's reads: the calls the gateway makes for prices and stock, each answered after a fixed
 * latency with figures made up from the item's number. It costs next to no processor time, so that what is measured
 * is the gateway. Faults and call counts are switched over HTTP as well.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerPrices, answerTable, skuOf } from './slow-erp-answers.ts';

export interface SlowErpOptions {
  readonly latencyMs: number;
  /** Items that there are. */
  readonly items: number;
}

/** `dead`: every connection is cut. `hanging`: nothing is ever answered. */
export type ErpState = 'up' | 'dead' | 'hanging';

export interface ReadySlowErp {
  readonly url: string;
  readonly skus: number;
}

export async function startSlowErp({ latencyMs: usualMs, items }: SlowErpOptions): Promise<ReadySlowErp> {
  const calls = new Map<string, number>();
  let state: ErpState = 'up';
  let latencyMs = usualMs;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://erp');
    if (url.pathname.startsWith('/bench/')) {
      const asked = control(url, calls);
      state = (url.searchParams.get('state') as ErpState | null) ?? state;
      latencyMs = Number(url.searchParams.get('latencyMs') ?? latencyMs);
      return send(response, asked);
    }
    calls.set(url.pathname, (calls.get(url.pathname) ?? 0) + 1);
    if (state === 'dead') return void request.socket.destroy();
    if (state === 'hanging') return undefined;
    const answer = await answerOf(request, url, items);
    return void setTimeout(() => send(response, answer), url.pathname.includes('/token') ? 0 : latencyMs);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, skus: items };
}

/** `/bench/calls` tells and forgets the counts; `/bench/state?state=dead&latencyMs=5` changes how and when. */
function control(url: URL, calls: Map<string, number>): unknown {
  const counted = Object.fromEntries(calls);
  if (url.pathname === '/bench/calls') calls.clear();
  return counted;
}

async function answerOf(request: IncomingMessage, url: URL, items: number): Promise<unknown> {
  if (url.pathname === '/api/security/token/v2') return { AccessToken: 'bench', ExpiresInSeconds: 86_400 };
  if (request.method === 'POST') return answerPrices(await text(request), url.searchParams);
  const value = answerTable(url.pathname.split('/').at(-1) ?? '', url.searchParams, items);
  return { value };
}

function send(response: ServerResponse, answer: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

export { skuOf };
