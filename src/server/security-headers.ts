/** Headers that keep browsers from harm. They are the same for every answer, so that they are made once. */
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config/config.ts';

export async function addSecurityHeaders(server: FastifyInstance, config: GatewayConfig): Promise<void> {
  const headers = await headersOf(config);
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** What helmet says to one request. */
async function headersOf(config: GatewayConfig): Promise<Record<string, string>> {
  const once = Fastify();
  await once.register(helmet, {
    contentSecurityPolicy: playgroundPolicy,
    hsts: strictTransport(config),
  });
  once.get('/', async (_request, reply) => reply.hijack().raw.end());
  const { headers } = await once.inject('/');
  await once.close();
  const own = Object.entries(headers).filter(([name]) => !ofTheAnswer.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

const ofTheAnswer = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** Once seen over HTTPS, a browser asks by HTTPS only; on plain HTTP of the own machine it would lock people out. */
const strictTransport = ({ tlsCertFile, trustedProxies }: GatewayConfig) =>
  tlsCertFile !== undefined || trustedProxies.length > 0
    ? { maxAge: 31_536_000, includeSubDomains: false }
    : false;

/** Only our own files; the editor of the playground needs workers from blobs and inline styles. */
const playgroundPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'", 'blob:'],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};
