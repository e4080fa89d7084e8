/** The one place where parts are wired together, and their life: made in order, closed in reverse. */
import type { FastifyBaseLogger } from 'fastify';
import { createOroSources } from '../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../datasources/p21/create-p21-sources.ts';
import { buildGatewaySchema } from '../resolvers/build-schema.ts';
import type { ApiKeyStore } from './access/api-keys.ts';
import type { Config } from './config/config.ts';
import { createContextFactory } from './context.ts';
import { toGatewayError } from './errors.ts';
import type { Clock } from './instant.ts';
import { createHttpServer } from './server/http-server.ts';

export interface AppParts {
  readonly config: Config;
  readonly keys: ApiKeyStore;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  /** 0 <= random < 1; spreads retries. */
  readonly random: () => number;
}

export interface App extends AsyncDisposable {
  /** Where the gateway listens, e.g. "http://127.0.0.1:4000". */
  readonly url: string;
  /** Systems that do not answer right now, each with host and reason. */
  unreachable(): Promise<readonly string[]>;
  /** Stops taking requests, finishes those under way, closes the connections to both systems. */
  close(): Promise<void>;
}

/** Listens when it resolves. Throws when the port is taken or the schema cannot be built. */
export async function createApp({ config, keys, log, clock, random }: AppParts): Promise<App> {
  const p21 = createP21Sources(config.p21, { clock, random, log });
  const oro = createOroSources(config.oro, { clock, random });
  let phase: 'serving' | 'draining' = 'serving';
  const server = await createHttpServer({
    config: config.gateway,
    schema: buildGatewaySchema(),
    keys,
    clock,
    log,
    createContext: createContextFactory({ p21, oro, config, clock, log }),
    isReady: () => phase === 'serving',
  });
  const url = await server.listen({ host: config.gateway.host, port: config.gateway.port });
  const close = async () => {
    phase = 'draining';
    await server.close();
    await Promise.all([p21.close(), oro.close()]);
  };
  const unreachable = () => describeUnreachable([p21.ping, oro.ping]);
  return { url, close, unreachable, [Symbol.asyncDispose]: close };
}

async function describeUnreachable(pings: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const answers = await Promise.allSettled(pings.map((ping) => ping()));
  return answers.flatMap((answer) =>
    answer.status === 'rejected' ? toGatewayError(answer.reason).message : [],
  );
}
