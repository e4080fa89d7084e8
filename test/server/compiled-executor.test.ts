/** Compiled and interpreted answers are the same, byte for byte, over the questions people really ask. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type ExecutionResult,
  execute,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { createCompiledExecutor } from '../../src/server/compiled-executor.ts';
import { createGraph, type Graph, shopper, staff } from '../graph/support/graph-under-test.ts';

let distributor: Distributor;
let graph: Graph;

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 300 } });
  const { p21, oro } = distributor;
  graph = createGraph({ p21, oro, clock: () => Date.parse('2026-07-24T15:00:00Z') });
});

afterAll(async () => {
  await graph?.close();
  await distributor?.close();
});

const shelf = globSync('web/playground/queries/*.graphql', { cwd: `${import.meta.dirname}/../..` }).sort();

/** Values for whatever variables the documents of the shelf declare. */
const variablesOf = (): Record<string, unknown> => ({
  first: 5,
  customerId: distributor.tourCustomerId,
  skus: ['STHM-12M'],
  sku: 'STHM-12M',
  quantity: '10',
  items: [{ sku: 'STHM-12M', quantity: '10' }, { sku: 'NO-SUCH-ITEM' }],
});

const questions: readonly { readonly name: string; readonly text: string }[] = [
  ...shelf.map((path) => ({
    name: basename(path),
    text: readFileSync(`${import.meta.dirname}/../../${path}`, 'utf8'),
  })),
  {
    name: 'prices, one of which fails, and stock',
    text: `query ($items: [ItemQuantityInput!]!, $skus: [String!]!, $customerId: ID) {
      prices(customerId: $customerId, items: $items) { sku unitPrice { amount currency } explain { steps } breaks { unitPrice { amount } } }
      inventory(skus: $skus) { sku available { value unitOfMeasure } location { name } }
    }`,
  },
  {
    name: 'lists of plain data, with an item that fails',
    text: `query ($items: [ItemQuantityInput!]!, $skus: [String!]!, $customerId: ID) {
      paid: prices(customerId: $customerId, items: $items) { __typename what: sku ...Amounts date asOf stale }
      inventory(skus: $skus) { ... on Inventory { sku } available { value } available { value } lastMovedAt sellable }
    }
    fragment Amounts on Price { quantity { value unitOfMeasure } unitPrice { amount currency } }`,
  },
  {
    name: 'one list twice, plain and not',
    text: `query ($skus: [String!]!) {
      one: inventory(skus: $skus) { sku }
      other: inventory(skus: $skus) { sku available { value } location { name } }
    }`,
  },
  {
    name: 'fragments, aliases, directives, __typename and interfaces',
    text: `query ($first: Int!, $yes: Boolean = true) {
      __typename
      list: products(first: $first) { nodes { ...Item name @include(if: $yes) short: shortCode @skip(if: $yes) } totalCount }
      node(id: "not a global id") { id }
    }
    fragment Item on Product { __typename id sku ... on ErpFact { stale } units { code size } }`,
  },
  {
    name: 'introspection',
    text: '{ __schema { queryType { name } } __type(name: "Price") { fields { name } } }',
  },
  { name: 'a forbidden customer', text: '{ prices(customerId: "1", items: [{sku: "X"}]) { sku } }' },
];

describe('an operation as compiled code', () => {
  it.each(questions)('answers as graphql-js does: $name', async ({ text }) => {
    const document = parse(text);
    expect(validate(graph.schema, document)).toEqual([]);
    for (const viewer of [staff, shopper(distributor.tourCustomerId)]) {
      const run = async (compileAfter: number) => {
        const executor = createCompiledExecutor(graph.schema, { compileAfter });
        const variables = variablesOf();
        return executor.execute({
          document,
          operationName: undefined,
          variables,
          context: graph.contextOf(viewer),
        });
      };
      const [compiled, interpreted] = [await run(1), await run(Number.POSITIVE_INFINITY)];
      expect(toText(compiled)).toBe(toText(interpreted));
    }
  });

  it.each(questions)('is compiled indeed: $name', ({ text }) => {
    expect(isCompiledQuery(compileQuery(graph.schema, parse(text)))).toBe(true);
  });

  it('words variables that do not fit as graphql-js does', async () => {
    const document = parse('query ($first: Int!) { products(first: $first) { nodes { sku } } }');
    const executor = createCompiledExecutor(graph.schema, { compileAfter: 1 });
    const variables = { first: 'many' };
    const contextValue = graph.contextOf(staff);
    const compiled = await executor.execute({
      document,
      operationName: undefined,
      variables,
      context: contextValue,
    });
    const interpreted = await execute({
      schema: graph.schema,
      document,
      contextValue,
      variableValues: variables,
    });
    expect(compiled.errors?.[0]?.message).toContain('$first');
    expect(toText(compiled)).toBe(toText(interpreted));
  });

  it('leaves the null of an item that fails in its place', async () => {
    const later = new GraphQLSchema({
      query: new GraphQLObjectType({
        name: 'Query',
        fields: {
          items: {
            type: new GraphQLList(GraphQLString),
            resolve: () => [Promise.resolve('a'), Promise.reject(new Error('b failed')), 'c'],
          },
        },
      }),
    });
    const executor = createCompiledExecutor(later, { compileAfter: 1 });
    const document = parse('{ items }');
    const answer = await executor.execute({ document, operationName: undefined, variables: {}, context: {} });
    expect(toText(answer)).toBe(toText(await execute({ schema: later, document })));
    expect(answer.data).toEqual({ items: ['a', null, 'c'] });
  });

  it('runs the operation that is named', async () => {
    const document = parse('query A { __typename } query B { b: __typename }');
    const executor = createCompiledExecutor(graph.schema, { compileAfter: 1 });
    const ask = (operationName: string) =>
      executor.execute({ document, operationName, variables: {}, context: graph.contextOf(staff) });
    expect([(await ask('A')).data, (await ask('B')).data]).toEqual([{ __typename: 'Query' }, { b: 'Query' }]);
  });
});

/** As it would go on the wire; errors of sibling fields come in the order in which they happened. */
function toText({ data, errors }: ExecutionResult): string {
  const sorted = errors?.map((error) => JSON.stringify(error)).sort();
  return JSON.stringify({ errors: sorted, data });
}
