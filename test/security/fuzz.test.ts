/** Nonsense at every entrance: documents, variables, bodies, headers, configuration. No 5xx, no bug, no stack, soon. */

import { getNamedType, isCompositeType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { ConfigError, loadConfig } from '../../src/config/load.ts';
import { createGraph, type Graph, shopper, staff } from '../graph/support/graph-under-test.ts';
import { fc } from '../support/fast-check.ts';
import { cpuMs } from './support/cpu-time.ts';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';
import { createLedger, type TestLedger } from './support/ledger.ts';

const inside = /node_modules|\.ts:\d|at \w+ \(|\/work\/|TypeError|ReferenceError|RangeError|call stack/;

/** Repeatable: a run that fails names its seed. */
const runs = (numRuns: number) => ({ numRuns, seed: 20260301 });

const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'null',
    '__proto__',
    'constructor',
    '%00',
    '\u0000',
    "' or 1=1 --",
    '../../etc/passwd',
    '{{7*7}}',
    '$ne',
    'eq null',
    ')) or (1 eq 1',
    '9'.repeat(400),
    '💥',
    '\ud800',
  ),
);

const anyValue = fc.oneof(
  anyText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, [[]], [null], 1e308, -0, Number.MAX_SAFE_INTEGER + 2),
  fc.jsonValue({ maxDepth: 3 }),
);

describe('the HTTP entrance', () => {
  let gateway: GatewayUnderAttack;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack();
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  async function hold(payload: string | Buffer, headers: Record<string, string> = {}, url = '/graphql') {
    const start = cpuMs();
    const response = await gateway.server.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${tokenOf('admin')}`,
        'content-type': 'application/json',
        ...headers,
      },
      payload,
    });
    expect(response.statusCode).toBeLessThan(500);
    expect(response.payload).not.toMatch(inside);
    expect(cpuMs() - start).toBeLessThan(2000);
  }

  const document =
    'query Q($a: ID! = "x", $n: Int) @include(if: true) { things(first: $n, ids: ["a", "b"]) { nodes { ...F } } } fragment F on Deep { name deep { many { name } } }';
  const punctuation = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '...',
    '$',
    '@',
    '"',
    '"""',
    '!',
    '=',
    '|',
    '&',
    '#',
    ',',
    'on',
    'fragment',
    'query',
    '\ufeff',
    '\\',
    'null',
  );

  it('survives documents with parts cut out, doubled and put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(document.length),
        fc.nat(40),
        fc.array(fc.oneof(punctuation, anyText), { maxLength: 6 }),
        async (at, cut, parts) => {
          const query = document.slice(0, at) + parts.join('') + document.slice(at + cut);
          await hold(JSON.stringify({ query, variables: { n: 1 } }));
        },
      ),
      runs(150),
    );
  });

  it('survives documents of nothing but punctuation', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(punctuation, fc.constantFrom('hello', 'deep', 'a')), { maxLength: 60 }),
        (parts) => hold(JSON.stringify({ query: parts.join(' ') })),
      ),
      runs(100),
    );
  });

  it('survives any body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        ),
        (body) => hold(body),
      ),
      runs(100),
    );
  });

  it('survives any shape of a request', async () => {
    const shape = fc.record(
      { query: anyValue, variables: anyValue, operationName: anyValue, extensions: anyValue },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(shape, (body) => hold(JSON.stringify(body))),
      runs(100),
    );
  });

  it('survives any header and any path', async () => {
    const name = fc.constantFrom(
      'authorization',
      'x-api-key',
      'x-p21-customer',
      'content-type',
      'accept',
      'host',
      'origin',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'content-encoding',
      'idempotency-key',
      'apollo-require-preflight',
      'if-none-match',
      'range',
    );
    const value = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'Bearer',
        'Bearer ',
        'Bearer a.b.c',
        'Bearer opg__',
        'gzip',
        '*/*',
        ',,,',
        '127.0.0.1',
        'application/json;charset=',
        'bytes=0-',
        'a'.repeat(9000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(name, value, fc.webPath(), async (header, text, path) => {
        await hold('{"query":"{ hello }"}', { [header]: text });
        await hold('{"query":"{ hello }"}', {}, path === '' ? '/' : path);
      }),
      runs(100),
    );
  });
});

describe('the graph', () => {
  let p21: P21Sandbox;
  let oro: OroSandbox;
  let graph: Graph;
  let ledger: TestLedger;
  const schema = buildGatewaySchema();
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ name }) => name !== '_service',
  );

  beforeAll(async () => {
    p21 = await createP21Sandbox({ items: 40, customers: 6, orders: 20 });
    oro = await createOroSandbox();
    ledger = await createLedger(p21.url);
    graph = createGraph({ p21, oro, salesLocationId: '10', commands: ledger.commands });
  }, 180_000);

  afterAll(async () => {
    await graph?.close();
    await ledger?.[Symbol.asyncDispose]();
    await Promise.all([p21?.close(), oro?.close()]);
  });

  /** Leaves of the type, or of what it lists. */
  const leavesOf = (typeName: string): string => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return '__typename';
    const names = Object.values(type.getFields())
      .filter(({ type: one, args }) => !isCompositeType(getNamedType(one)) && args.length === 0)
      .map(({ name }) => name);
    return ['__typename', ...names].join(' ');
  };

  it.each(roots.map((root) => [root.name, root] as const))(
    'answers `%s` to any value of its arguments',
    async (name, root) => {
      const declared = root.args.map((arg) => `$${arg.name}: ${arg.type}`);
      const passed = root.args.map((arg) => `${arg.name}: $${arg.name}`);
      const list = (parts: string[]) => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
      const returned = getNamedType(root.type);
      const query = `query ${list(declared)} { ${name}${list(passed)} ${isCompositeType(returned) ? `{ ${leavesOf(returned.name)} }` : ''} }`;
      const value = fc.oneof(
        anyValue,
        fc.array(
          fc.record(
            {
              sku: anyValue,
              unit: anyValue,
              quantity: anyValue,
              amount: anyValue,
              __typename: fc.constantFrom('Order', 'Customer', 'Product', 'Invoice', 'X'),
              id: anyValue,
              orderNumber: anyValue,
            },
            { requiredKeys: [] },
          ),
          { maxLength: 4 },
        ),
        fc.record(
          { search: anyValue, customerId: anyValue, orderNumber: anyValue, from: anyValue, status: anyValue },
          { requiredKeys: [] },
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(...root.args.map(() => fc.option(value, { nil: undefined, freq: 4 }))),
          fc.boolean(),
          async (values, asStaff) => {
            const variables = Object.fromEntries(root.args.map((arg, at) => [arg.name, values[at]]));
            const start = cpuMs();
            const { errors } = await graph.ask(query, variables, asStaff ? staff : shopper('100000'));
            expect(errors.filter(({ code, path }) => code === 'INTERNAL' && path !== '')).toEqual([]);
            expect(cpuMs() - start).toBeLessThan(2000);
          },
        ),
        runs(25),
      );
    },
  );
});

describe('the configuration', () => {
  const names = [
    'P21_URL',
    'P21_USERNAME',
    'P21_PASSWORD',
    'P21_CA',
    'P21_COMPANY_ID',
    'P21_TIME_ZONE',
    'ORO_URL',
    'ORO_APPLICATIONS',
    'ORO_PUBLIC_KEY',
    'ORO_STOREFRONT_CLIENTS',
    'GATEWAY_HOST',
    'GATEWAY_PORT',
    'GATEWAY_ISSUERS',
    'GATEWAY_TRUSTED_PROXIES',
    'GATEWAY_ALLOW_HOOKS',
    'GATEWAY_MAX_DEPTH',
    'GATEWAY_TLS_CERT_FILE',
    'GATEWAY_CONFIG',
    'P21_PASSWORD_FILE',
    'NODE_ENV',
  ];

  it('of any values is read or refused by name, never a bug', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...names),
          fc.oneof(anyText, fc.json(), fc.constantFrom('/', '/etc', '/nowhere', '[', '[{}]', '[1,2')),
        ),
        (environment) => {
          try {
            loadConfig(environment);
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigError);
            expect((error as Error).message).not.toMatch(/\.ts:\d|node_modules/);
          }
        },
      ),
      runs(150),
    );
  });
});
