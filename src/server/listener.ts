/** The socket the gateway listens on: TLS or the hops that end it, and how much a client may send how slowly. */
import type { Server as HttpServer } from 'node:http';
import { isIP } from 'node:net';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GatewayConfig } from '../config/config.ts';
import { answerErrors } from './http-errors.ts';
import { createReloadedTls, type ReloadedTls } from './tls-files.ts';

/** How often the sockets are looked through for clients that are too slow. */
const checkEveryMs = 1000;

/** A Fastify instance that does not listen yet. Throws CONFIG_INVALID when certificate or key cannot be used. */
export function createListener(config: GatewayConfig, log: FastifyBaseLogger): FastifyInstance {
  const receiveMs = config.receiveTimeoutSeconds * 1000;
  const sockets = {
    handshakeTimeout: receiveMs,
    maxHeaderSize: config.maxHeaderBytes,
    headersTimeout: receiveMs,
    requestTimeout: receiveMs,
    connectionsCheckingInterval: Math.min(checkEveryMs, receiveMs),
  };
  const tls = createReloadedTls(config, log);
  const server = Fastify({
    ...(tls === undefined ? { http: sockets } : { https: { ...sockets, ...tls.options } as never }),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Every line that is written names its request itself.
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.maxBodyBytes,
    requestTimeout: receiveMs,
    // Nothing moves while an answer is worked out, or while a client does not take it: the latter must end.
    connectionTimeout: receiveMs + config.requestTimeoutSeconds * 1000,
    // What came before the end is answered; balancers were told by the readiness.
    return503OnClosing: false,
    trustProxy: config.trustedProxies.length === 0 ? false : config.trustedProxies,
    // An id is ours alone: one that a client chooses could imitate another line of the log.
    requestIdHeader: false,
  }) as unknown as FastifyInstance;
  (server.server as HttpServer).maxConnections = config.maxConnections;
  followFiles(server, tls);
  answerErrors(server);
  refuseStrangeHosts(server);
  return server;
}

function followFiles(server: FastifyInstance, tls: ReloadedTls | undefined): void {
  if (tls === undefined) return;
  const stop = tls.follow((context) => (server.server as never as TlsServer).setSecureContext(context));
  server.addHook('onClose', async () => stop());
}

type TlsServer = import('node:tls').Server;

/** Everything behind builds URLs from the host; "a b" or "[" would make bugs of them. */
function refuseStrangeHosts(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ host, raw }, reply) => {
    const forwarded = raw.headers['x-forwarded-host'];
    if (isHost(host) && (forwarded === undefined || [forwarded].flat().every(isHost))) return;
    await reply.code(400).send({ error: 'Bad Request', message: 'The host is none.' });
  });
}

function isHost(text: string | undefined): boolean {
  if (text === undefined || text === '') return true;
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? [];
  return bracketed === undefined ? /^[\w.-]{1,253}(?::\d{1,5})?$/.test(text) : isIP(bracketed) === 6;
}
