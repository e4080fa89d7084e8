/** The one place where parts are wired together, and their life: made in order, closed in reverse. */
import type { FastifyBaseLogger } from 'fastify';
import { createOroSources } from '../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../datasources/p21/p21.datasource.ts';
import { buildGatewaySchema } from '../resolvers/build-schema.ts';
import type { ApiKeyStore } from './access/api-keys.ts';
import type { Config } from './config/config.ts';
import { createRequestContext } from './context.ts';
import { GatewayError, toGatewayError } from './errors.ts';
import type { Clock } from './instant.ts';
import { createHttpServer } from './server/http-server.ts';

export interface AppParts {
  readonly config: Config;
  readonly keys: ApiKeyStore;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
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
