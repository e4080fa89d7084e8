/**
 * Which door a request comes through, and whether it may: allow lists by entrance, and no plain HTTP from outside.
 * The client's address is the socket's, or what trusted proxies say; what anybody else writes into forwarding headers
 * does not count.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AllowList, createAllowList, isLoopback } from '../access/allow-list.ts';
import type { GatewayConfig } from '../config/config.ts';

export type Entrance = 'graphql' | 'console' | 'hooks' | 'metrics' | 'health';

/** By the route that answers, never by the text of the URL, which can be written in many ways; preflights have none. */
export function entranceOf({ routeOptions, url }: Pick<FastifyRequest, 'routeOptions' | 'url'>): Entrance {
  const path = routeOptions.url === '*' ? url : (routeOptions.url ?? '/');
  // The module goes where its questions come from.
  if (path.startsWith('/graphql') || path.startsWith('/storefront')) return 'graphql';
  if (path.startsWith('/hooks')) return 'hooks';
  if (path.startsWith('/metrics')) return 'metrics';
  return path.startsWith('/health/') ? 'health' : 'console';
}

export function guardEntrances(server: FastifyInstance, config: GatewayConfig): void {
  const proxies = createAllowList(config.trustedProxies);
  const hasTls = config.tlsCertFile !== undefined;
  server.addHook('onRequest', async (request, reply) => {
    const entrance = entranceOf(request);
    if (entrance === 'health') return;
    if (!hasTls && isPlainFromOutside(request, proxies)) return refuse(reply, 'Use HTTPS.');
    if (allowListOf(config, entrance)?.allows(request.ip) === false)
      return refuse(reply, 'Not from this address.');
  });
}

const settingOf = {
  graphql: 'allowGraphql',
  console: 'allowConsole',
  hooks: 'allowHooks',
  metrics: 'allowMetrics',
} as const satisfies Partial<Record<Entrance, keyof GatewayConfig>>;

const compiled = new WeakMap<readonly string[], AllowList>();

/** Looked up for each request: the lists may change while the gateway runs. Undefined: from everywhere. */
function allowListOf(config: GatewayConfig, entrance: keyof typeof settingOf): AllowList | undefined {
  const networks = config[settingOf[entrance]];
  if (networks === undefined) return undefined;
  const list = compiled.get(networks) ?? createAllowList(networks);
  compiled.set(networks, list);
  return list;
}

/** Loopback is the machine itself; a trusted proxy says what its client came by, and some say nothing. */
function isPlainFromOutside({ socket, protocol, headers }: FastifyRequest, proxies: AllowList): boolean {
  const peer = socket.remoteAddress ?? '';
  if (proxies.allows(peer)) return headers['x-forwarded-proto'] !== undefined && protocol !== 'https';
  return !isLoopback(peer);
}

const refuse = (reply: { code(status: number): { send(body: object): unknown } }, message: string) =>
  reply.code(403).send({ error: 'FORBIDDEN', message });
