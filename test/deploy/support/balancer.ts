/**
 * The least a load balancer does: asks replicas whether they are ready, takes turns among those that are, tries another
 * where none answered, and hands WebSockets through.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Balancer {
  readonly url: string;
  /** Requests each port has answered. */
  readonly answered: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

const probeEveryMs = 100;

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const answered = new Map(ports.map((port) => [port, 0]));
  const sockets = new Set<Socket>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const probe = async (port: number) => {
    const isReady = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) ready.add(port);
    else ready.delete(port);
  };
  const probes = setInterval(() => ports.forEach((port) => void probe(port)), probeEveryMs);
  await Promise.all(ports.map(probe));

  const next = (tried: readonly number[]): number | undefined => {
    const left = [...ready].filter((port) => !tried.includes(port));
    turn += 1;
    return left[turn % left.length];
  };

  async function pass(given: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(given);
    const tried: number[] = [];
    const attempt = (): void => {
      const port = next(tried);
      if (port === undefined) return void response.writeHead(502).end();
      tried.push(port);
      const { method, url: path, headers } = given;
      const asked = request({ host: '127.0.0.1', port, method, path, headers, agent });
      asked.on('response', (answer) => {
        answered.set(port, (answered.get(port) ?? 0) + 1);
        const { connection: _hop, ...end } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, end);
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      });
      // Nothing has been answered: another one may, because writes carry their idempotency key.
      asked.on('error', () => (response.headersSent ? response.destroy() : attempt()));
      response.once('close', () => asked.destroy());
      asked.end(body);
    };
    attempt();
  }

  const server = createServer((given, response) => void pass(given, response));
  server.on('upgrade', (given, client: Socket, head) => {
    const port = next([]);
    if (port === undefined) return client.destroy();
    const replica = connect(port, '127.0.0.1', () => {
      const lines = given.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? `${name}: ${all[at + 1]}` : [],
      );
      replica.write(`GET ${given.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      replica.write(head);
      client.pipe(replica).pipe(client);
    });
    for (const [one, other] of [
      [client, replica],
      [replica, client],
    ] as const) {
      sockets.add(one);
      one.once('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    close: async () => {
      clearInterval(probes);
      for (const socket of sockets) socket.destroy();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
