/** The whole HTTP entrance over a small schema of its own, with the limits a test wants. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import { createApiKey } from '../../../src/access/api-keys.ts';
import { type AuditLog, noAudit } from '../../../src/access/audit.ts';
import { createRateLimits } from '../../../src/access/rate-limits.ts';
import { createSignIn } from '../../../src/access/sign-in.ts';
import { roles } from '../../../src/access/viewer.ts';
import { type GatewayConfig, gatewaySchema } from '../../../src/config/config.ts';
import type { RequestContext } from '../../../src/context.ts';
import { GatewayError } from '../../../src/errors.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';

const clock = () => Date.parse('2026-03-01T12:00:00Z');

export const tokenOf = (role: string): string => `opg_${role}_secret`;

const schemaText = `
  type Query { hello: String, deep: Deep, things(first: Int, ids: [ID!]): ThingConnection, list(ids: [ID!]!): [Deep], filtered(by: Filter): String }
  input Filter { name: String }
  type Mutation { order(secret: String): String, pay: String, forbidden: String }
  type Deep { name: String, deep: Deep, many: [Deep] }
  type ThingConnection { nodes: [Deep!]!, totalCount: Int }
`;

/** Mutations that end badly. */
const faults = { pay: new TypeError('a bug'), forbidden: new GatewayError('FORBIDDEN', 'not you') };

export interface GatewayUnderAttack extends AsyncDisposable {
  readonly server: FastifyInstance;
  readonly schema: GraphQLSchema;
  /** The body of a GraphQL answer, as JSON. */
  ask(query: string, more?: InjectOptions & { role?: string; variables?: object }): Promise<GraphqlAnswer>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly code: string | undefined;
}

export async function createGatewayUnderAttack(
  settings: Partial<GatewayConfig> = {},
  audit: AuditLog = noAudit,
): Promise<GatewayUnderAttack> {
  const config: GatewayConfig = {
    ...gatewaySchema.parse({ console: false, playground: false }),
    ...settings,
  };
  const keys = roles.map((role) => {
    const wish = { name: role, role, ...(role === 'storefront' ? { customerId: '100198' } : {}) };
    return createApiKey(role, 'secret', wish, clock);
  });
  const schema = buildSchema(schemaText);
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const [name, error] of Object.entries(faults)) {
    const field = mutations[name];
    if (field !== undefined) field.resolve = () => Promise.reject(error);
  }
  const server = await createHttpServer({
    config,
    schema,
    signIn: createSignIn({ keys: createMemoryKeyStore(keys), clock }),
    limits: createRateLimits(config),
    audit,
    log: pino({ level: 'silent' }),
    createContext: (viewer, { id, signal }) => ({ viewer, requestId: id, signal }) as RequestContext,
    isReady: () => true,
  });
  return {
    server,
    schema,
    ask: async (query, { role = 'back-office', variables, ...more } = {}) => {
      const response = await server.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        ...more,
        headers: { authorization: `Bearer ${tokenOf(role)}`, ...more.headers },
      });
      const { errors } = JSON.parse(response.payload) as { errors?: { extensions: { code: string } }[] };
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.payload,
        code: errors?.[0]?.extensions.code,
      };
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
