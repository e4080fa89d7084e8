/** What the schema says of itself: to whom, how much of it at once, and worked out once. */
import { getIntrospectionQuery, getOperationAST } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import { createCompiledExecutor } from '../../src/server/compiled-executor.ts';
import { createDocumentReader } from '../../src/server/document-reader.ts';
import { keepIntrospection } from '../../src/server/introspection-answers.ts';
import { chargeFor } from '../../src/server/limits/limits-plugin.ts';
import { createGatewayUnderAttack, type GatewayUnderAttack } from './support/gateway-under-attack.ts';

const whole = getIntrospectionQuery();

describe('introspection', () => {
  let gateway: GatewayUnderAttack;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack({ introspection: 'staff' });
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  it.each(['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }', whole])(
    'is for staff where it is configured so, however often it was answered: %#',
    async (query) => {
      for (const _time of [1, 2, 3]) {
        expect(await gateway.ask(query)).toMatchObject({ status: 200, code: undefined });
        expect(await gateway.ask(query, { role: 'storefront' })).toMatchObject({
          status: 403,
          code: 'FORBIDDEN',
        });
      }
    },
  );

  it('gives each its own answer, the same each time', async () => {
    const texts = [];
    for (const role of ['admin', 'back-office', 'admin', 'back-office'])
      texts.push((await gateway.ask(whole, { role })).text);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('"cost":');
  });

  it('by circles is refused', async () => {
    const query = `{ __schema { types { fields { type { ${'fields { type { '.repeat(6)}name${' } }'.repeat(6)} } } } } }`;
    expect((await gateway.ask(query)).status).toBe(400);
  });

  it('is off for everybody when it is switched off', async () => {
    await using closed = await createGatewayUnderAttack({ introspection: false });
    expect((await closed.ask('{ __schema { types { name } } }', { role: 'admin' })).status).toBe(400);
    expect((await closed.ask('{ __typename }')).status).toBe(200);
  });
});

describe('of the whole schema', () => {
  const schema = buildGatewaySchema();
  const limits = gatewaySchema.parse({});
  const documents = createDocumentReader(schema, limits);
  const times = (count: number, part: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => part(i)).join(' ');

  function charge(query: string, role: 'storefront' | 'admin'): number {
    const { document } = documents.read(query);
    const operation = getOperationAST(document);
    if (operation == null) throw new Error('The document has no operation.');
    const viewer: Viewer = { role, keyId: role, scopes: [] };
    return chargeFor({ schema, document, operation, variables: {} }, viewer, limits);
  }

  it('everybody may read all, as tools ask for it', () => {
    const everything = { inputValueDeprecation: true, oneOf: true, specifiedByUrl: true };
    for (const query of [whole, getIntrospectionQuery(everything)])
      expect(charge(query, 'storefront')).toBeGreaterThan(0);
  });

  it.each([
    [
      'again and again',
      `{ ${times(60, (i) => `a${i}: __schema { types { fields { name args { name } } } }`)} }`,
    ],
    [
      'one list many times in each type',
      `{ __schema { types { ${times(190, (i) => `a${i}: fields { name args { name } }`)} } } }`,
    ],
    [
      'lists in lists',
      `{ __schema { types { ${times(15, (i) => `a${i}: fields { type { fields { args { name } } } }`)} } } }`,
    ],
    [
      'through fragments',
      `{ __schema { types { ${times(15, (i) => `a${i}: fields { ...F }`)} } } } fragment F on __Field { type { fields { args { name } } } }`,
    ],
  ])('nobody may read %s', (_how, query) => {
    for (const role of ['storefront', 'admin'] as const)
      expect(() => charge(query, role)).toThrow('ask for smaller pages');
  });

  it('is worked out once a document', async () => {
    let worked = 0;
    const counted = createCompiledExecutor(schema, { compileAfter: 2 });
    const executor = keepIntrospection({
      ...counted,
      execute: (operation) => {
        worked += 1;
        return counted.execute(operation);
      },
    });
    const { document } = documents.read(whole);
    const operation = { document, operationName: undefined, variables: undefined, context: {} };
    const [first, second] = [await executor.execute(operation), await executor.execute(operation)];
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    expect(await executor.executeCompiled(operation)).toEqual(first);
    expect(worked).toBe(1);
  });
});
