/** Nonsense in the arguments of every field, and in the configuration: refused by name, never a bug. */
import { getNamedType, isCompositeType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { noAudit } from '../../src/access/audit.ts';
import { SavedOperations } from '../../src/admin/saved-operations.ts';
import { ConfigError, loadConfig } from '../../src/config/load.ts';
import type { ContextParts } from '../../src/context.ts';
import { createGraph, type Graph, shopper, staff } from '../graph/support/graph-under-test.ts';
import { fc } from '../support/fast-check.ts';
import { anyText, anyValue, runs } from './support/any-values.ts';
import { cpuMs } from './support/cpu-time.ts';
import { createLedger, type TestLedger } from './support/ledger.ts';

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
    graph = createGraph({
      p21,
      oro,
      salesLocationId: '10',
      commands: ledger.commands,
      admin: { operations: savedOperationsOf(ledger) } as ContextParts['admin'],
    });
  }, 180_000);

  afterAll(async () => {
    await graph?.close();
    await ledger?.[Symbol.asyncDispose]();
    await Promise.all([p21?.close(), oro?.close()]);
  });

  const savedOperationsOf = ({ store }: TestLedger) =>
    new SavedOperations({ db: store.db, audit: noAudit, clock: Date.now, faultOf: () => undefined });

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
