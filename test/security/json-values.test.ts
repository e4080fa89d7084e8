/** JSON in arguments: of any shape, and never deeper than what walks it can follow. */
import { expect, it } from 'vitest';
import { JsonScalar } from '../../schema/scalars.ts';

const parse = (text: string) => JsonScalar.parseValue(JSON.parse(text));
const nested = (levels: number, open: string, close: string, inside = ''): string =>
  `${open.repeat(levels)}${inside}${close.repeat(levels)}`;

it.each([
  ['nothing', 'null'],
  ['a text', '"a"'],
  ['lists as deep as allowed', nested(100, '[', ']')],
  ['objects as deep as allowed', nested(100, '{"a":', '}', '1')],
  ['a name that means something to the language', '{"__proto__":{"a":1},"constructor":[]}'],
  ['a long list', JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i))],
])('takes %s as it is', (_what, text) => {
  expect(JSON.stringify(parse(text))).toBe(text);
});

it.each([
  ['lists', nested(101, '[', ']', '1')],
  ['objects', nested(101, '{"a":', '}', '1')],
  ['both, deeper than a stack', nested(60_000, '[{"a":', '}]', '1')],
])('refuses %s that nest too deep, and says so', (_what, text) => {
  expect(() => parse(text)).toThrow('JSON: give a value of at most 100 levels.');
});
