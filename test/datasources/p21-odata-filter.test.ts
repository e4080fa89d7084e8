/** The filter dialect: quoting, literals, brackets and chunks (p21-api 2.2). */

import { describe, expect, it } from 'vitest';
import { calendarDate, decimal, flag, id, integer, text } from '../../datasources/p21/column.ts';
import * as filter from '../../datasources/p21/odata-filter.ts';
import { encodedQueryLength, toQueryString } from '../../datasources/p21/odata-query.ts';
import { fc } from '../support/fast-check.ts';

const name = text('customer_name');
const customerId = id('customer_id', 'number');
const orderedOn = calendarDate('order_date');

/** Reads a filter's string literals back as P21 would. */
const literalsIn = (written: string): string[] =>
  [...written.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner]) => (inner ?? '').replaceAll("''", "'"));

describe('a literal', () => {
  it('is quoted by the kind of its column, not by its own', () => {
    expect(filter.eq(customerId, '100198').text).toBe('customer_id eq 100198');
    expect(filter.eq(id('customer_id', 'text'), '100198').text).toBe("customer_id eq '100198'");
    expect(filter.eq(id('order_no', 'text'), 1013938).text).toBe("order_no eq '1013938'");
    expect(filter.ge(decimal('price1'), '0.000000001').text).toBe('price1 ge 0.000000001');
    expect(filter.eq(flag('approved'), 'Y').text).toBe("approved eq 'Y'");
  });

  it('is a bare date or time', () => {
    expect(filter.ge(orderedOn, '2026-01-31').text).toBe('order_date ge 2026-01-31');
    expect(filter.lt(orderedOn, '2026-01-31T00:00:00.000Z').text).toBe(
      'order_date lt 2026-01-31T00:00:00.000Z',
    );
  });

  it('doubles every quote, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(literalsIn(filter.eq(name, value).text)).toEqual([value]);
        expect(literalsIn(filter.contains(name, value).text)).toEqual([value]);
      }),
    );
  });

  it('survives the URL, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const query = toQueryString({ $filter: filter.eq(name, value).text, $top: '1' });
        expect(query).not.toMatch(/[' +#]/);
        const read = new URL(`http://p21/table?${query}`).searchParams;
        expect(literalsIn(read.get('$filter') ?? '')).toEqual([value]);
        expect(read.get('$top')).toBe('1');
      }),
    );
  });

  it('can hold half a surrogate pair without breaking the query', () => {
    expect(() => toQueryString({ $filter: filter.eq(name, 'a\ud800').text })).not.toThrow();
  });

  it.each(['1 or 1 eq 1', '12a', '', '1e5', ' 1', "1'"])(
    'is refused where a number is wanted: %j',
    (value) => {
      expect(() => filter.eq(customerId, value)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
      expect(filter.isPossible(customerId, value)).toBe(false);
    },
  );

  it('cannot be a key of P21 where it is longer than any, as it is or in a URL', () => {
    expect(filter.isPossible(name, 'a'.repeat(255))).toBe(true);
    expect(filter.isPossible(name, 'a'.repeat(256))).toBe(false);
    expect(filter.isPossible(name, '€'.repeat(88))).toBe(true);
    expect(filter.isPossible(name, '€'.repeat(89))).toBe(false);
    expect(filter.isPossible(name, '\ud800')).toBe(true);
  });

  it('is refused where a date is wanted', () => {
    expect(() => filter.ge(orderedOn, '31.01.2026')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

describe('joined conditions', () => {
  const one = filter.eq(integer('a'), 1);
  const two = filter.eq(integer('b'), 2);

  it('are bracketed where "and" meets "or", and only there', () => {
    expect(filter.and(one, filter.or(one, two))?.text).toBe('a eq 1 and (a eq 1 or b eq 2)');
    expect(filter.or(filter.and(one, two), one)?.text).toBe('(a eq 1 and b eq 2) or a eq 1');
    expect(filter.and(one, filter.and(two, one))?.text).toBe('a eq 1 and b eq 2 and a eq 1');
    expect(filter.and(filter.not(filter.or(one, two) ?? one), two)?.text).toBe(
      'not (a eq 1 or b eq 2) and b eq 2',
    );
  });

  it('leave out what is not asked', () => {
    expect(filter.and(undefined, one, undefined)).toBe(one);
    expect(filter.and(undefined)).toBeUndefined();
  });

  it('count a null flag as not set', () => {
    expect(filter.and(filter.isNotYes(flag('cancel_flag')), one)?.text).toBe(
      "(cancel_flag ne 'Y' or cancel_flag eq null) and a eq 1",
    );
  });
});

describe('many keys', () => {
  const keys = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 200 });

  it('are asked for in or-chains, each key once, within both limits, never with "in"', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 60 }), (values, terms) => {
        const encodedLength = 800;
        const chunks = filter.anyOf(name, values, { terms, encodedLength });
        expect(chunks.flatMap((chunk) => literalsIn(chunk.text))).toEqual([...new Set(values)]);
        for (const chunk of chunks) {
          const asked = literalsIn(chunk.text);
          expect(asked.length).toBeLessThanOrEqual(terms);
          const { length } = toQueryString({ f: chunk.text });
          expect(asked.length === 1 || length <= encodedLength + 2).toBe(true);
          expect(chunk.text).not.toContain(' in ');
        }
      }),
    );
  });

  it('are asked for by ranges where whole numbers follow one another, and never for more than was asked', () => {
    const texts = (keys: readonly number[], terms = 50) =>
      filter.anyOf(integer('uid'), keys, { terms, encodedLength: 1000 }).map(({ text }) => text);
    expect(texts([9, 3, 1, 2, 4, 20, 21])).toEqual([
      '(uid ge 1 and uid le 4) or uid eq 9 or uid eq 20 or uid eq 21',
    ]);
    expect(texts([1, 2, 3, 5, 6, 7], 3)).toEqual(['(uid ge 1 and uid le 3)', '(uid ge 5 and uid le 7)']);
    expect(filter.anyOf(name, ['1', '2', '3'], { terms: 50, encodedLength: 1000 })).toHaveLength(1);
    expect(filter.anyOf(name, ['1', '2', '3'], { terms: 50, encodedLength: 1000 })[0]?.text).not.toContain(
      ' ge ',
    );
  });

  it('need no chunk when there are none', () => {
    expect(filter.anyOf(name, [], { terms: 50, encodedLength: 1000 })).toEqual([]);
  });
});

describe('the length of a query', () => {
  it('is at least what goes on the wire', () => {
    const rest = { $select: 'a,b', $orderby: 'a' };
    const whole = toQueryString({ ...rest, $filter: "(x eq '1') and (y eq '2')" }).length;
    const chunk = toQueryString({ f: "x eq '1'y eq '2'" }).length;
    expect(encodedQueryLength(rest) + chunk).toBeGreaterThanOrEqual(whole);
  });
});
