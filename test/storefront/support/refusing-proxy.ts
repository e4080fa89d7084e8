/** What some companies have between their browsers and the world: requests pass, upgrades to WebSocket do not. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface RefusingProxy {
  readonly url: string;
  /** What happens to upgrades: they are refused, or nobody ever answers them. */
  upgrades: 'refused' | 'unanswered';
  /** Streams of events that pass now. */
  readonly streams: number;
  close(): Promise<void>;
}

export async function startRefusingProxy(target: string): Promise<RefusingProxy> {
  const open = new Set<ServerResponse>();
  const server = createServer((incoming, response) => {
    if (incoming.method === 'POST' && incoming.url === '/graphql/stream') {
      open.add(response);
      response.once('close', () => open.delete(response));
    }
    forward(target, incoming, response);
  });
  const unanswered = new Set<Duplex>();
  server.on('upgrade', (_request, socket: Duplex) => {
    socket.on('error', () => {});
    if (proxy.upgrades === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else unanswered.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: RefusingProxy = {
    url: `http://127.0.0.1:${port}`,
    upgrades: 'refused',
    get streams() {
      return open.size;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of unanswered) socket.destroy();
      }),
  };
  return proxy;
}

function forward(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = incoming;
  const outgoing = request(`${target}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  response.once('close', () => outgoing.destroy());
  outgoing.once('error', () => response.destroy());
  incoming.pipe(outgoing);
}
