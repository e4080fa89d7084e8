/** A real HTTP server that answers as one test says, and remembers what it was asked. */
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  /** Query as it came, encoded. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
  /** Cut the connection instead of answering. */
  readonly cut?: boolean;
  /** Never answer. */
  readonly hang?: boolean;
}

export interface StubServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: StubRequest[];
}

type Answering = (request: StubRequest) => StubAnswer | Promise<StubAnswer>;

export async function startStub(answering: Answering): Promise<StubServer> {
  const requests: StubRequest[] = [];
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing, requests, answering));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, [Symbol.asyncDispose]: () => stop(server) };
}

export const tokenPath = '/api/security/token/v2';

/** A P21 whose sign-in works; `answering` gives the rest. */
export const startP21Stub = (answering: Answering): Promise<StubServer> =>
  startStub((request) =>
    request.path === tokenPath
      ? { body: { AccessToken: 'token-1', ExpiresInSeconds: 86_400, TokenType: 'Bearer' } }
      : answering(request),
  );

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  requests: StubRequest[],
  answering: Answering,
): Promise<void> {
  const request = await read(incoming);
  requests.push(request);
  const answer = await answering(request);
  if (answer.hang === true) return;
  if (answer.cut === true) {
    incoming.socket.destroy();
    return;
  }
  const isText = typeof answer.body === 'string';
  const contentType = isText ? 'text/plain' : 'application/json; charset=utf-8';
  outgoing.writeHead(answer.status ?? 200, { 'content-type': contentType, ...answer.headers });
  outgoing.end(isText ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body));
}

async function read(incoming: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://stub');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    rawQuery: (incoming.url ?? '').split('?')[1] ?? '',
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
