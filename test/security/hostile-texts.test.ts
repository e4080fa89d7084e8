/**
 * Texts that a database, a URL or a batch with others' questions could not take: refused by name at every root field of
 * the schema before anything is asked, and at the hooks before anything is stored.
 */
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

let gateway: GatewayUnderTest;

beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);

afterAll(() => gateway?.close());

const schema = buildGatewaySchema();
const rootFields = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.values(schema.getRootType(kind as Parameters<typeof schema.getRootType>[0])?.getFields() ?? {}).map(
    (field) => ({ kind, field, args: field.args.filter((arg) => hasText(arg.type)) }),
  ),
);

/** Required members only below the first level: some inputs hold others of their kind. */
function membersOf(type: GraphQLInputType, depth: number) {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).filter((one) => depth === 0 || isRequiredInputField(one));
}

function hasText(type: GraphQLInputType, depth = 0): boolean {
  const { name } = getNamedType(type);
  if (name === 'ID' || name === 'String') return true;
  return membersOf(type, depth).some((one) => hasText(one.type, depth + 1));
}

/** A value that fits the type, with `text` wherever a text may stand. */
function valueFor(type: GraphQLInputType, text: string, depth = 0): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, text, depth);
  if (isListType(type)) return [valueFor(type.ofType, text, depth)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const members = membersOf(type, depth).map((one) => [one.name, valueFor(one.type, text, depth + 1)]);
    return Object.fromEntries(members);
  }
  return plainValues[type.name] ?? text;
}

const plainValues: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1',
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00Z',
};

interface Root {
  readonly kind: string;
  readonly name: string;
  readonly args: readonly GraphQLArgument[];
  readonly selection: string;
}

const askWith = ({ kind, name, args, selection }: Root, text: string) => {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const variables = Object.fromEntries(args.map((arg) => [arg.name, valueFor(arg.type, text)]));
  return gateway.ask(`${kind} (${declared}) { ${name}(${passed}) ${selection} }`, variables, {
    role: 'admin',
  });
};

const texts = {
  'U+0000': 'a\u0000b',
  'half of a surrogate pair': 'a\ud800',
  'the other half': '\udc00b',
};

describe('a text that no system can keep', () => {
  it('is tried at most fields of the schema', () => {
    expect(rootFields.filter(({ args }) => args.length > 0).length).toBeGreaterThan(50);
  });

  it.each(
    rootFields
      .filter(({ args }) => args.length > 0)
      .map(
        ({ kind, field }) =>
          [
            `${kind} ${field.name}`,
            {
              kind,
              name: field.name,
              args: field.args,
              selection: isLeafType(getNamedType(field.type)) ? '' : '{ __typename }',
            },
          ] as const,
      ),
  )('is refused by name at the %s', async (_name, root) => {
    for (const text of Object.values(texts)) {
      const { errors = [] } = await askWith(root, text);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  it.each(Object.entries(texts))('is refused in a reference of another subgraph: %s', async (_name, text) => {
    const { errors = [] } = await gateway.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
      { of: [{ __typename: 'Product', sku: text }] },
    );
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', field: 'representations.0.sku' },
    ]);
  });

  it('is refused as a literal, by the words that name its place', async () => {
    const { errors = [] } = await gateway.ask('{ product(sku: "a\\u0000b") { name } }');
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^sku: /), extensions: { code: 'BAD_USER_INPUT', field: 'sku' } },
    ]);
  });

  it('may have any other character', async () => {
    for (const text of ['😀', '\u0001', '\u202e', '\uffff', "');--", '%00', '\\u0000']) {
      expect(
        await gateway.ask('query ($sku: String!) { product(sku: $sku) { name } }', { sku: text }),
      ).toEqual({
        data: { product: null },
        extensions: expect.anything(),
      });
    }
  });
});

describe('a text that is too long for a key', () => {
  const inventory = 'query ($skus: [String!]!) { inventory(skus: $skus, freshness: LIVE) { sku } }';

  it('is refused where something is asked for, and not where something is written', async () => {
    const [read, written] = await Promise.all([
      gateway.ask(
        '{ products(filter: { search: $text }) { totalCount } }'.replace('$text', `"${'a'.repeat(1001)}"`),
      ),
      gateway.ask(
        'mutation ($key: String!) { cancelOrderLine(idempotencyKey: $key, input: { orderNumber: "1", lineNumber: 1 }) { command { state } } }',
        { key: 'a'.repeat(1001) },
      ),
    ]);
    expect(read.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(written)).not.toContain('at most');
  });

  it('fails nobody else whose question travels in the same call', async () => {
    const sku = gateway.distributor.window.items[0]?.sku;
    const [one, other] = await Promise.all([
      gateway.ask(inventory, { skus: ['a'.repeat(30_000)] }, { role: 'storefront' }),
      gateway.ask(inventory, { skus: [sku] }, { role: 'storefront' }),
    ]);
    expect(one.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'skus.0' });
    expect(other.errors).toBeUndefined();
    expect(other.data.inventory).toContainEqual({ sku });
  });
});

describe('an answer', () => {
  it('holds no trace of the fields it was made of, whoever asks for one', async () => {
    const answer = await gateway.ask(
      '{ customers(first: 1) { nodes { name } } }',
      {},
      {
        role: 'storefront',
        headers: { 'apollo-federation-include-trace': 'ftv1' },
      },
    );
    expect(answer).toEqual({ data: expect.anything() });
  });
});
