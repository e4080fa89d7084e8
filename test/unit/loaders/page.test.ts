import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../schema/connection.type.ts';
import { pageOf, parsePage, toConnection } from '../../../src/loaders/page.ts';

const letters = [...'abcdefghij'];

describe('pages', () => {
  it('walk forward over a list without gap or overlap', () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Connection<string> = pageOf(letters, parsePage({ first: 3, after }));
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(letters);
  });

  it('walk backward from a cursor', () => {
    const all = pageOf(letters, parsePage({ first: 10 }));
    const before = all.edges[5]?.cursor ?? '';
    const page = pageOf(letters, parsePage({ last: 2, before }));
    expect(page.nodes).toEqual(['d', 'e']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const first = pageOf(letters, parsePage({ last: 5, before: all.edges[2]?.cursor ?? '' }));
    expect(first.nodes).toEqual(['a', 'b']);
    expect(first.pageInfo.hasPreviousPage).toBe(false);
  });

  it('are empty, without cursors, before the first and after the last', () => {
    const [start] = pageOf(letters, parsePage({ first: 1 })).edges;
    expect(pageOf(letters, parsePage({ last: 2, before: start?.cursor ?? '' })).nodes).toEqual([]);
    expect(toConnection([], { first: 5, skip: 50 }).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });

  it('hold 20 when nobody says how many', () => {
    expect(parsePage({})).toEqual({ first: 20, skip: 0 });
  });

  it.each([
    [{ first: 0 }, 'first: give a number from 1 to 100'],
    [{ first: 101 }, 'first: give a number from 1 to 100'],
    [{ first: -1 }, 'first: give a number from 1 to 100'],
    [{ last: 3 }, 'before: give the cursor that the page ends before'],
    [{ first: 3, last: 3 }, 'last: not together with first or after'],
    [{ after: 'nonsense' }, 'after: give a cursor as an earlier page returned it'],
    [{ after: '' }, 'after: give a cursor as an earlier page returned it'],
    [{ after: Buffer.from('place:9999999').toString('base64url') }, 'after: give a cursor'],
    [{ after: Buffer.from('place:1').toString('base64') }, 'after: give a cursor'],
    [{ last: 3, before: 'nonsense' }, 'before: give a cursor'],
  ])('refuse %j and say the remedy', (args, message) => {
    expect(() => parsePage(args)).toThrow(message);
    expect(() => parsePage(args)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});
