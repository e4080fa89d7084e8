import { describe, expect, it } from 'vitest';
import { SplitFault, splitDocument } from '../../sandbox/oro/batch/split-document.ts';

describe('the body of a batch', () => {
  it('gives its records and its included rows, whatever stands beside them', () => {
    const body =
      '{"jsonapi":{"version":"1.0"},"data":[{"a":"x, ]}"},{"b":[1,-2.5e3,true,null]}],"included":[{"c":"\\u00fc"}]}';
    expect(splitDocument(body)).toEqual({
      data: [{ a: 'x, ]}' }, { b: [1, -2500, true, null] }],
      included: [{ c: 'ü' }],
    });
  });

  it.each([
    ['an empty list', '{"data":[]}'],
    ['an unknown root key', '{"foo":[]}'],
    ['a list as root', '[{"type":"customers"}]'],
    ['a text cut in the first record', '{"data":[{"type":"customers"'],
    ['a text cut in a string', '{"data":[{"type":"cust'],
    ['a text cut in a word', '{"data":[{"a":tr'],
    ['nothing but blanks', '  '],
  ])('holds no record when it is %s', (_what, body) => {
    expect(splitDocument(body)).toEqual({ data: [], included: [] });
  });

  it('keeps the records that were complete when the text ends', () => {
    expect(splitDocument('{"data":[{"a":1},{"b":2},{"c"').data).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('cannot be read when data is an object', () => {
    expect(() => splitDocument('{"data":{"type":"customers"}}')).toThrow(
      new SplitFault(
        'Failed to parse the data file. Parsing error in [0:0]. Document must start with a named object that has an array as a value.',
      ),
    );
  });

  it('cannot be read with a wrong character, and says where', () => {
    expect(() => splitDocument('{"data":[\n{"a":1}; ]}')).toThrow(
      /Parsing error in \[2:8\]\. Expected ',' or ']'/,
    );
    expect(() => splitDocument('{"data":[{a:1}]}')).toThrow(/Start of string expected for object key/);
    expect(() => splitDocument('{"data":[{"a":oops}]}')).toThrow(/Unexpected character for value/);
  });

  it('stops at the limits of a synchronous batch', () => {
    const body = (data: number, included: number) =>
      JSON.stringify({ data: Array(data).fill({}), included: Array(included).fill({}) });
    const limits = { data: 100, included: 50 };
    expect(splitDocument(body(100, 50), limits).data).toHaveLength(100);
    expect(() => splitDocument(body(101, 0), limits)).toThrow(
      /^The limit for the maximum number of chunks exceeded\.$/,
    );
    expect(() => splitDocument(body(1, 51), limits)).toThrow(/exceeded for the section "included"\.$/);
  });
});
