/** Relay paging over systems that only know skip and top: a cursor is a place in the list. */
import type { Connection } from '../../schema/connection.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { badInput } from '../errors.ts';

/** The rows to read: `first` of them after skipping `skip`. */
export interface PageWindow {
  readonly first: number;
  readonly skip: number;
}

const defaultSize = 20;
const largestSize = 100;
/** Beyond it P21 would scan its table for every page. */
const furthest = 1_000_000;

/** Throws BAD_USER_INPUT, naming the argument and the remedy. */
export function parsePage(args: PageArgs): PageWindow {
  const { first, after, last, before } = args;
  if (last != null || before != null) return backwards(args);
  const skip = after == null ? 0 : placeOf(after, 'after') + 1;
  return { first: sizeOf(first ?? defaultSize, 'first'), skip };
}

function backwards({ first, after, last, before }: PageArgs): PageWindow {
  if (first != null || after != null) throw badInput('last', 'not together with first or after');
  if (before == null) throw badInput('before', 'give the cursor that the page ends before');
  const end = placeOf(before, 'before');
  const size = sizeOf(last ?? defaultSize, 'last');
  const skip = Math.max(0, end - size);
  return { first: end - skip, skip };
}

function sizeOf(size: number, argument: string): number {
  if (size < 1 || size > largestSize) throw badInput(argument, `give a number from 1 to ${largestSize}`);
  return size;
}

const toCursor = (place: number): string => Buffer.from(`place:${place}`).toString('base64url');

function placeOf(cursor: string, argument: string): number {
  const digits = /^place:(\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  const place = digits === undefined ? Number.NaN : Number(digits);
  if (!(place <= furthest) || toCursor(place) !== cursor) {
    throw badInput(argument, 'give a cursor as an earlier page returned it');
  }
  return place;
}

/** A window with one row more, by which `toConnection` knows whether another page follows. */
export const withNext = ({ first, skip }: PageWindow): PageWindow => ({ first: first + 1, skip });

/** `rows` were read with `withNext(window)`. */
export function toConnection<T>(
  rows: readonly T[],
  { first, skip }: PageWindow,
  totalCount: number | null = null,
): Connection<T> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node, index) => ({ node, cursor: toCursor(skip + index) }));
  return {
    nodes,
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: skip > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The page of a list that was read whole. */
export const pageOf = <T>(all: readonly T[], window: PageWindow): Connection<T> =>
  toConnection(all.slice(window.skip, window.skip + window.first + 1), window, all.length);
