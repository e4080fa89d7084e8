// Comparisons of the search index: texts without regard to case, numbers and flags by value.
import type { SearchValue } from './search-query.ts';

export function isSearchMatch(held: SearchValue, operator: string, wanted: readonly string[]): boolean {
  const [first = ''] = wanted;
  switch (operator) {
    case '=':
      return isEqual(held, first);
    case '!=':
      return !isEqual(held, first);
    case '~':
    case 'like':
      return contains(held, first);
    case '!~':
    case 'notlike':
      return !contains(held, first);
    case 'starts_with':
      return textOf(held).startsWith(first.toLowerCase());
    case 'in':
      return wanted.some((one) => isEqual(held, one));
    case '!in':
      return !wanted.some((one) => isEqual(held, one));
    default:
      return isOrdered(Number(held), operator, Number(first));
  }
}

function isOrdered(held: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '>':
      return held > wanted;
    case '>=':
      return held >= wanted;
    case '<':
      return held < wanted;
    case '<=':
      return held <= wanted;
    default:
      return false;
  }
}

function isEqual(held: SearchValue, wanted: string): boolean {
  if (typeof held === 'number') return held === Number(wanted);
  if (typeof held === 'boolean') return held === (wanted === '1' || wanted === 'true');
  return textOf(held) === wanted.toLowerCase();
}

/** All words must occur, in any order, as in a full text search. */
function contains(held: SearchValue, wanted: string): boolean {
  const text = textOf(held);
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function textOf(held: SearchValue): string {
  return held === null ? '' : String(held).toLowerCase();
}
