/** The HTTP entrance over a schema of its own: who is let in, and what of an error gets out. */
import type { FastifyInstance } from 'fastify';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { noAudit } from '../../src/access/audit.ts';
import { createRateLimits } from '../../src/access/rate-limits.ts';
import { createSignIn } from '../../src/access/sign-in.ts';
import { roles } from '../../src/access/viewer.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import type { RequestContext } from '../../src/context.ts';
import { badInput, GatewayError } from '../../src/errors.ts';
import { createHttpServer } from '../../src/server/http-server.ts';

const clock = () => Date.parse('2026-03-01T12:00:00Z');

const throwing = (error: unknown) => ({
  type: GraphQLString,
  resolve: () => {
    throw error;
  },
});

const upstreamFault = new GatewayError(
  'UPSTREAM_REJECTED',
  'P21 at https://p21.internal:3443 refused oe_hdr',
  {
    system: 'P21',
    upstream: "Could not find a property named 'x' on type 'dbo.oe_hdr'.",
  },
);

const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, RequestContext>({
    name: 'Query',
    fields: {
      role: { type: new GraphQLNonNull(GraphQLString), resolve: (_root, _args, { viewer }) => viewer.role },
      rejected: throwing(upstreamFault),
      bug: throwing(new TypeError('cannot read /etc/secret of undefined')),
      wrong: throwing(badInput('first', 'give a number from 1 to 100')),
    },
  }),
});

const tokenOf = (role: string) => `opg_test-${role}_secret`;

let server: FastifyInstance;
let ready = true;

beforeAll(async () => {
  const keys = roles.map((role) =>
    createApiKey(
      `test-${role}`,
      'secret',
      { name: role, role, ...(role === 'storefront' ? { customerId: '100198' } : {}) },
      clock,
    ),
  );
  const config = gatewaySchema.parse({ playground: false, corsOrigins: ['https://shop.example'] });
  server = await createHttpServer({
    config,
    schema,
    signIn: createSignIn({ keys: createMemoryKeyStore(keys), clock }),
    limits: createRateLimits(config),
    audit: noAudit,
    log: pino({ level: 'silent' }),
    createContext: (viewer, { id, signal }) => ({ viewer, requestId: id, signal }) as RequestContext,
    isReady: () => ready,
  });
});

afterAll(() => server.close());

async function ask(query: string, role = 'back-office', headers: Record<string, string> = {}) {
  const response = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${tokenOf(role)}`, ...headers },
    payload: { query },
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

describe('the GraphQL entrance', () => {
  it.each(roles)('lets a %s key in as that role', async (role) => {
    const { data, errors } = (await ask('{ role }', role)).body;
    expect({ data, errors }).toEqual({ data: { role } });
  });

  it('takes the key from X-API-Key as well', async () => {
    const { body } = await ask('{ role }', 'sync', { authorization: '', 'x-api-key': tokenOf('sync') });
    expect(body.data).toEqual({ role: 'sync' });
  });

  it.each([
    ['no key', { authorization: '' }],
    ['an unknown key', { authorization: 'Bearer opg_nobody_secret' }],
    ['a wrong secret', { authorization: `Bearer ${tokenOf('admin')}x` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('answers 401 and the way in to %s', async (_case, headers) => {
    const { status, body, headers: answered } = await ask('{ role }', 'admin', headers);
    expect(status).toBe(401);
    expect(answered['www-authenticate']).toBe('Bearer');
    expect(body.errors[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(body.data).toBeUndefined();
  });

  it('refuses a form post, which a foreign page could send', async () => {
    const response = await server.inject({
      method: 'GET',
      url: '/graphql?query={role}',
      headers: { authorization: `Bearer ${tokenOf('admin')}` },
    });
    expect(response.statusCode).toBe(400);
  });

  it('names only listed origins to browsers', async () => {
    const origin = (await ask('{ role }', 'admin', { origin: 'https://shop.example' })).headers;
    expect(origin['access-control-allow-origin']).toBe('https://shop.example');
    const foreign = (await ask('{ role }', 'admin', { origin: 'https://evil.example' })).headers;
    expect(foreign['access-control-allow-origin']).not.toBe('https://evil.example');
  });
});

describe('an error on its way out', () => {
  it.each(['storefront', 'back-office', 'sync'])(
    'hides upstream text, host and cause from %s',
    async (role) => {
      const { body } = await ask('{ rejected bug }', role);
      const text = JSON.stringify(body);
      expect(text).not.toMatch(/p21\.internal|dbo\.|oe_hdr|secret|TypeError|\.ts:/);
      expect(body.errors.map((error: { extensions: unknown }) => error.extensions)).toEqual([
        { code: 'UPSTREAM_REJECTED', system: 'P21' },
        { code: 'INTERNAL' },
      ]);
    },
  );

  it('tells the admin what the upstream said', async () => {
    const { body } = await ask('{ rejected }', 'admin');
    expect(body.errors[0].extensions.operator).toMatchObject({
      message: upstreamFault.message,
      upstream: upstreamFault.details.upstream,
    });
  });

  it('names the field and the remedy of bad input to everybody', async () => {
    const { body } = await ask('{ wrong }', 'storefront');
    expect(body.errors[0]).toMatchObject({
      message: 'first: give a number from 1 to 100',
      extensions: { code: 'BAD_USER_INPUT', field: 'first' },
    });
  });

  it('keeps the words about a faulty document', async () => {
    const { status, body } = await ask('{ roel }', 'storefront');
    expect(status).toBe(400);
    expect(body.errors[0].message).toContain('roel');
    expect(body.errors[0].extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('health', () => {
  it('is live always and ready until it drains', async () => {
    const status = async (path: string) => (await server.inject(path)).statusCode;
    expect(await status('/health/live')).toBe(200);
    expect(await status('/health/ready')).toBe(200);
    ready = false;
    expect(await status('/health/ready')).toBe(503);
    expect(await status('/health/live')).toBe(200);
  });
});
