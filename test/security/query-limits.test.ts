/** How much one operation may ask: every limit from just below to far above, quickly and without a word of our inside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpuMs } from './support/cpu-time.ts';
import { createGatewayUnderAttack, type GatewayUnderAttack } from './support/gateway-under-attack.ts';

let gateway: GatewayUnderAttack;

beforeAll(async () => {
  gateway = await createGatewayUnderAttack();
});

afterAll(() => gateway?.[Symbol.asyncDispose]());

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nested = (depth: number): string => `{ ${'deep { '.repeat(depth - 1)}name${' }'.repeat(depth - 1)} }`;

/** Fragments that each spread the next one twice: 2^count fields in a few lines. */
const doubling = (count: number, body = 'name'): string =>
  `{ deep { ...F0 } } ${times(count, (i) => `fragment F${i} on Deep { a${i}: deep { ...F${i + 1} } b${i}: deep { ...F${i + 1} } }`)} fragment F${count} on Deep { ${body} }`;

/** The same without a level or an alias more: 2^count selections. */
const spreadTwice = (count: number, type: string, body: string): string =>
  `${times(count, (i) => `fragment F${i} on ${type} { ${body} ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on ${type} { ${body} }`;
const doublingSpreads = (count: number, body: string): string =>
  `{ ...F0 } ${spreadTwice(count, 'Query', body)}`;

describe('an operation within the limits', () => {
  it.each([
    ['as deep as allowed', nested(16)],
    ['with as many aliases as allowed', `{ ${times(200, (i) => `a${i}: hello`)} }`],
    ['with as many directives as allowed', `{ ${times(50, () => 'hello @include(if: true)')} }`],
    ['with fragments spread as often as allowed', doublingSpreads(10, 'hello')],
    ['with brackets in its texts', `{ hello # ${'{'.repeat(500)}\n }`],
  ])('%s is answered', async (_case, query) => {
    expect(await gateway.ask(query)).toMatchObject({ status: 200, code: undefined });
  });
});

describe('an operation beyond the limits', () => {
  it.each([
    ['one level too deep', nested(17)],
    ['deep', nested(90)],
    ['deeper than the parser can follow', nested(1500)],
    ['deep in its arguments', `{ list(ids: ${'['.repeat(1900)}${']'.repeat(1900)}) { name } }`],
    ['deep in an object', `{ list(ids: ${'{a:'.repeat(500)}1${'}'.repeat(500)}) { name } }`],
    ['deep in its variable types', `query ($a: ${'['.repeat(500)}ID${']'.repeat(500)}) { hello }`],
    [
      'deep by inline fragments',
      `{ deep ${'{ ... on Deep { deep '.repeat(60)}{ name }${' } }'.repeat(60)} }`,
    ],
    ['deep by named fragments', doubling(20)],
    [
      'deep by a fragment in a fragment',
      `{ ...A } fragment A on Query { deep { ...B } } fragment B on Deep { ${'deep { '.repeat(20)}name${' }'.repeat(20)} }`,
    ],
    ['with one alias too many', `{ ${times(201, (i) => `a${i}: hello`)} }`],
    ['with an alias flood', `{ ${times(1200, (i) => `a${i}: hello`)} }`],
    ['with aliases doubled by fragments', doubling(14)],
    ['with fields doubled by fragments', doublingSpreads(150, 'hello')],
    [
      'with introspection doubled by fragments',
      `{ __schema { ...F0 } } ${spreadTwice(150, '__Schema', 'queryType { name }')}`,
    ],
    ['with directives at a field', `{ hello ${'@include(if: true) '.repeat(51)} }`],
    ['with unknown directives', `{ hello ${'@a '.repeat(1000)} }`],
    ['with directives at the operation', `query ${'@a '.repeat(51)} { hello }`],
    [
      'with directives at spreads',
      `{ ${'...F @skip(if: false) '.repeat(51)} } fragment F on Query { hello }`,
    ],
    [
      'with directives in a fragment spread often',
      `{ ${'...F '.repeat(60)} } fragment F on Query { hello @skip(if: false) }`,
    ],
  ])('%s is too costly', async (_case, query) => {
    const start = cpuMs();
    const answer = await gateway.ask(query);
    expect(answer).toMatchObject({ status: 400, code: 'TOO_COSTLY' });
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it.each([
    ['too many tokens', `{ ${'hello '.repeat(4001)} }`],
    ['the same field thousands of times', `{ ${'hello '.repeat(3900)} }`],
    [
      'conflicting fields',
      `{ ${times(190, (i) => `x: hello a${i}: deep { x: name }`)} ${'x: deep { name } '.repeat(5)} }`,
    ],
    ['a spread flood', `{ ${'...F '.repeat(1900)} } fragment F on Query { hello }`],
    ['a cycle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['a fragment of itself', '{ deep { ...A } } fragment A on Deep { deep { ...A } }'],
    ['many unused fragments', `{ hello } ${times(400, (i) => `fragment F${i} on Query { hello }`)}`],
    ['many operations', `${times(400, (i) => `query Q${i} { hello }`)}`],
    ['variables without use', `query (${times(800, (i) => `$v${i}: ID`)}) { hello }`],
    ['an unknown field', '{ nope }'],
    ['no document', ''],
    ['a binary', '\u0000\u0001\ufffe'],
    ['half a document', '{ hello'],
    ['an endless string', `{ hello(a: "${'a'.repeat(100_000)} }`],
    ['an endless block string', `{ hello(a: """${'"\\'.repeat(50_000)} }`],
    ['a number without end', `{ list(ids: [${'9'.repeat(100_000)}]) { name } }`],
    ['a subscription that is not there', 'subscription { hello }'],
    ['a mutation that is not there', 'mutation { hello }'],
  ])('with %s is a 400 or an answer, soon', async (_case, query) => {
    const start = cpuMs();
    const { status, text } = await gateway.ask(query);
    expect([200, 400]).toContain(status);
    expect(cpuMs() - start).toBeLessThan(2000);
    expect(text).not.toMatch(/node_modules|\.ts:|at \w+ \(|call stack/);
  });
});

describe('a fault that is told', () => {
  it('does not repeat a value again for each of its mistakes', async () => {
    const value = {
      name: 'a'.repeat(900_000),
      ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`u${i}`, 1])),
    };
    const { status, text } = await gateway.ask('query ($by: Filter) { filtered(by: $by) }', {
      variables: { by: value },
    });
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(10_000);
  });

  it('is told operators once, because nothing of it is masked', async () => {
    const { text } = await gateway.ask('{ nope }', { role: 'admin' });
    expect(text.match(/Cannot query field/g)).toHaveLength(1);
  });

  it('does not repeat a document', async () => {
    const { status, text } = await gateway.ask(`{ things(first: ${'9'.repeat(900_000)}) { totalCount } }`);
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(1000);
  });
});

describe('the cost of an operation', () => {
  const page = (first: number | string, inside = 'name') =>
    `{ things(first: ${first}) { nodes { ${inside} } } }`;

  it('is told to staff, and grows with pages, lists and keys', async () => {
    const costOf = async (query: string, variables?: object) =>
      (
        JSON.parse((await gateway.ask(query, variables === undefined ? {} : { variables })).text) as {
          extensions: { cost: number };
        }
      ).extensions.cost;
    expect(await costOf('{ hello }')).toBe(0);
    expect(await costOf('{ deep { name } }')).toBe(1);
    expect(await costOf(page(5))).toBe(10);
    expect(await costOf('{ things { nodes { name } } }')).toBe(40);
    expect(await costOf(page(5, 'many { name }'))).toBe(5 * (1 + 1 + 10));
    expect(await costOf('query ($n: Int) { things(first: $n) { nodes { name } } }', { n: 7 })).toBe(14);
    expect(await costOf('query ($n: Int = 3) { things(first: $n) { nodes { name } } }')).toBe(6);
    expect(await costOf('query ($ids: [ID!]!) { list(ids: $ids) { name } }', { ids: ['a', 'b', 'c'] })).toBe(
      3,
    );
    expect(await costOf('{ list(ids: ["a", "b"]) { deep { name } } }')).toBe(4);
    const { text } = await gateway.ask('{ hello }', { role: 'storefront' });
    expect(text).not.toContain('cost');
  });

  it.each([
    ['pages in pages', page(100, 'many { many { many { name } } }'), undefined],
    [
      'keys by the thousand',
      'query ($ids: [ID!]!) { list(ids: $ids) { many { name } } }',
      { ids: Array.from({ length: 20_000 }, String) },
    ],
    [
      'a page size in a variable',
      `query ($n: Int) { things(first: $n) { nodes { many { many { many { name } } } } } }`,
      { n: 100 },
    ],
    [
      'a page beside a page',
      `{ ${times(20, (i) => `a${i}: things(first: 100) { nodes { many { many { many { name } } } } }`)} }`,
      undefined,
    ],
    [
      'fragments that hide the lists',
      `{ things(first: 100) { nodes { ...A } } } fragment A on Deep { many { ...B } } fragment B on Deep { many { many { name } } }`,
      undefined,
    ],
    [
      'a field that is skipped only in words',
      `{ things(first: 100) { nodes { many @skip(if: false) { many { many { name } } } } } }`,
      undefined,
    ],
  ])('is bounded for %s', async (_case, query, variables) => {
    const asShopper = await gateway.ask(query, { role: 'storefront', variables: variables ?? {} });
    expect(asShopper).toMatchObject({ status: 400, code: 'TOO_COSTLY' });
  });

  it('of a page that nobody may have is what the largest page costs: the resolver says what is wrong', async () => {
    for (const first of [1_000_000_000, -5, 0]) expect((await gateway.ask(page(first))).status).toBe(200);
  });
});
