/** A server that answers as its script says, one step a request, and writes down what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import {
  createGatewayClient,
  type GatewayClient,
  type GatewayClientOptions,
} from '../../../client/client.ts';

export type Step = (response: ServerResponse, asked: Asked) => void;

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly variables: Record<string, unknown>;
}

export interface ScriptedGateway extends AsyncDisposable {
  readonly asked: Asked[];
  /** Pauses the client made. */
  readonly pauses: number[];
  readonly client: GatewayClient;
}

/** The last step answers everything that comes after it. */
export async function scriptedGateway(
  steps: readonly Step[],
  options: Partial<GatewayClientOptions> = {},
): Promise<ScriptedGateway> {
  const asked: Asked[] = [];
  const pauses: number[] = [];
  const server = createServer(async (request, response) => {
    const { variables } = (await readJson(request)) as Asked;
    asked.push({ path: request.url ?? '', headers: request.headers, variables });
    const step = steps[Math.min(asked.length, steps.length) - 1];
    step?.(response, asked.at(-1) as Asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createGatewayClient({
    url: `http://127.0.0.1:${port}/graphql`,
    key: 'opg_sync_secret',
    waiting: { random: () => 1, sleep: async (ms) => void pauses.push(ms) },
    ...options,
  });
  return {
    asked,
    pauses,
    client,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (status: number, body: object, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const hangUp: Step = (response) => void response.destroy();

/** A stream of messages that ends in the middle of the next one. */
export const stream =
  (...messages: readonly object[]): Step =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    for (const message of messages) response.write(`event: next\ndata: ${JSON.stringify(message)}\n\n`);
    response.end('event: next\ndata: {"da');
  };
