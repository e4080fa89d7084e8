/** Items of plain lists are made by one function each: whatever they hold, the answer is that of graphql-js. */
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCompiledExecutor } from '../../src/server/compiled-executor.ts';
import { withPlainLists } from '../../src/server/plain-lists.ts';

function createShop(items: readonly unknown[]): GraphQLSchema {
  const schema = buildSchema(`
    type Query { items(least: Int): [Item], all: [Item!]!, one: Item }
    type Item { name: String!, size: Size, tags: [String!], parts: [Item!], weight: Float, later(days: Int): String }
    type Size { width: Int!, unit: String }
  `);
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const name of ['items', 'all'])
    Object.assign(fields[name] as object, { resolve: async () => items.map((item) => resolved(item)) });
  return schema;
}

/** A function stands for what fails when it is made. */
const resolved = (item: unknown): unknown => (typeof item === 'function' ? item() : item);

const text = ({ data, errors }: ExecutionResult): string => JSON.stringify({ errors, data });

async function ask(items: readonly unknown[], question: string) {
  const schema = createShop(items);
  const document = parse(question);
  const executor = createCompiledExecutor(schema, { compileAfter: 1 });
  const answer = await executor.execute({ document, operationName: undefined, variables: {}, context: {} });
  const again = await executor.execute({ document, operationName: undefined, variables: {}, context: {} });
  const expected = await execute({ schema, document });
  return { answer: text(answer), again: text(again), expected: text(expected) };
}

const item = {
  name: 'Vise',
  size: { width: 3, unit: 'in' },
  tags: ['a', 'b'],
  parts: [{ name: 'Jaw' }],
  weight: 1.5,
};

describe('a list of plain data', () => {
  it.each([
    ['data', [item, { ...item, size: null, tags: null }]],
    ['nothing', []],
    ['a null', [null, item]],
    ['an item that failed', [() => new Error('no such item'), item]],
    ['a value that is missing where it must not be', [item, { ...item, name: null }]],
    ['a value that is none of its type', [item, { ...item, size: { width: 'wide', unit: 'in' } }]],
    ['a value that failed', [item, { ...item, size: { width: 1, unit: new Error('no unit') } }]],
    [
      'a value that fails when it is read',
      [
        item,
        Object.defineProperty({ ...item }, 'name', {
          get: () => {
            throw new Error('unreadable');
          },
        }),
      ],
    ],
    ['a value that comes later', [item, { ...item, name: Promise.resolve('Late') }]],
    ['a value that is made when it is asked for', [item, { ...item, name: () => 'Made' }]],
    ['a list that is none', [item, { ...item, tags: 'a' }]],
    ['a list with a hole', [item, { ...item, tags: ['a', null] }]],
    ['numbers where texts are asked for', [{ ...item, name: 12, tags: [1, true] }]],
  ])('holds %s', async (_what, items) => {
    for (const root of ['items', 'all', 'again: items']) {
      const found = await ask(
        items,
        `{ ${root} { __typename title: name size { width unit } tags parts { name } weight } }`,
      );
      expect(found.answer).toBe(found.expected);
      expect(found.again).toBe(found.expected);
    }
  });

  it('is told from a list that asks for more', () => {
    const schema = createShop([item]);
    const isPlain = (question: string) => {
      const document = parse(question);
      return withPlainLists({ schema, document }, document.definitions[0] as never) !== undefined;
    };
    expect(isPlain('{ items { name size { width } } }')).toBe(true);
    expect(
      isPlain(
        '{ items { ...Named } } fragment Named on Item { name parts { ...Sized } } fragment Sized on Item { size { unit } }',
      ),
    ).toBe(true);
    expect(isPlain('{ items { name later } }')).toBe(false);
    expect(isPlain('{ items { name @skip(if: true) } }')).toBe(false);
    expect(isPlain('{ items { __proto__: name } }')).toBe(false);
    expect(isPlain('{ items { size { width } size { unit } } }')).toBe(false);
    expect(isPlain('{ one { name } }')).toBe(false);
    expect(isPlain('{ items { name } __schema { types { name } } }')).toBe(false);
    expect(isPlain('{ ...Rest } fragment Rest on Query { items { name } }')).toBe(false);
    expect(isPlain('{ items { name } more: items(least: 3) { size { unit } } }')).toBe(false);
  });
});
