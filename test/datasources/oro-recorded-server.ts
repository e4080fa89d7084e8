/**
 * A real HTTP server that answers as the recordings of OroCommerce 6.1 do. It keeps what it was asked, so that a test
 * can say what went over the wire; what it was not told to answer is a 404 of an unknown type.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type OroConfig, oroSchema } from '../../src/config/config.ts';

export interface SeenRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly path: string;
  /** Query parameters decoded the way Oro does: a plus sign stays a plus sign. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON:API, a text as it is. */
  readonly body: unknown;
}

export type Responder = (request: SeenRequest) => Answer | undefined;

export interface RecordedOro extends AsyncDisposable {
  readonly url: string;
  readonly config: OroConfig;
  /** API requests, without those for tokens. */
  readonly requests: readonly SeenRequest[];
  readonly tokenRequests: readonly SeenRequest[];
  /** Tokens handed out so far are no longer taken. */
  revokeTokens(): void;
}

const jsonApi = 'application/vnd.api+json';

/** The answer of a recording, e.g. "6.1-103-err-400-unknown-filter". */
export const recorded = (name: string): Answer => readRecording(name).response;

export function readRecording(name: string): {
  request: { method: string; url: string; body: unknown };
  response: Answer;
} {
  const file = new URL(`./fixtures/oro/${name}.recorded.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export const rows = (data: unknown, included?: unknown): Answer => ({
  status: 200,
  body: { data, ...(included === undefined ? {} : { included }) },
});

/** Starts the server; `oro` may add to the configuration. */
export async function startOro(
  respond: Responder,
  oro: Partial<Record<keyof OroConfig, unknown>> = {},
): Promise<RecordedOro> {
  const requests: SeenRequest[] = [];
  const tokenRequests: SeenRequest[] = [];
  const live = new Set<string>();
  const server = createServer(async (incoming, outgoing) => {
    const request = await see(incoming);
    if (request.path === '/oauth2-token') {
      tokenRequests.push(request);
      send(outgoing, issueToken(request, `token-${tokenRequests.length}`, live));
      return;
    }
    requests.push(request);
    if (!live.has((request.headers.authorization ?? '').replace('Bearer ', ''))) {
      send(outgoing, { status: 401, headers: { 'content-type': jsonApi }, body: '' });
      return;
    }
    send(outgoing, respond(request) ?? recorded('6.1-custom-122-ext-probe-p21customerbudgets'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    config: oroSchema.parse({ url, clientId: 'app', clientSecret: 'secret', ...oro }),
    requests,
    tokenRequests,
    revokeTokens: () => live.clear(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Recording 6.1/001, 6.1/006. */
function issueToken({ body }: SeenRequest, token: string, live: Set<string>): Answer {
  const { client_secret: secret } = body as { client_secret?: string };
  if (secret === 'wrong') return recorded('6.1-006-oauth-token-bad-secret');
  live.add(token);
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: { token_type: 'Bearer', expires_in: 3600, access_token: token },
  };
}

async function see(incoming: IncomingMessage): Promise<SeenRequest> {
  const target = incoming.url ?? '';
  const [path = '', queryString = ''] = target.split('?');
  const raw = await text(incoming);
  return {
    method: incoming.method ?? '',
    target,
    path,
    query: Object.fromEntries(
      queryString.split('&').map((pair) => pair.split('=').map((part) => decodeURIComponent(part))),
    ),
    headers: incoming.headers,
    body: raw === '' ? undefined : JSON.parse(raw),
  };
}

function send(outgoing: ServerResponse, answer: Answer): void {
  outgoing.writeHead(answer.status, { 'content-type': jsonApi, ...answer.headers });
  outgoing.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}
