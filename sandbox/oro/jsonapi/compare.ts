/** The operators on one value, with SQL's treatment of null (null compares with nothing). */
import type { Comparable, FilterValue, Moment } from './filter-value.ts';

export function isMatch(
  given: Comparable | null,
  operator: string,
  wanted: FilterValue,
  ignoreCase: boolean,
): boolean {
  if (operator === 'exists') return (given !== null) === isTrue(wanted);
  if (given === null) return operator === 'neq_or_null';
  const value = ignoreCase && typeof given === 'string' ? given.toLowerCase() : given;
  const equal = isAnyOf(value, wanted, ignoreCase);
  switch (operator) {
    case 'eq':
      return equal;
    case 'neq':
    case 'neq_or_null':
      return !equal;
    default:
      return (
        wanted.kind === 'any' && wanted.values.every((moment) => isOrdered(value, operator, moment.value))
      );
  }
}

export const isTrue = (wanted: FilterValue): boolean =>
  wanted.kind === 'any' && wanted.values[0]?.value === true;

function isAnyOf(value: Comparable, wanted: FilterValue, ignoreCase: boolean): boolean {
  if (wanted.kind === 'range') return value >= wanted.from && value <= wanted.to;
  return wanted.values.some((moment) => isMoment(value, moment, ignoreCase));
}

function isMoment(value: Comparable, { value: from, end }: Moment, ignoreCase: boolean): boolean {
  if (end !== undefined) return value >= from && value < end;
  return value === (ignoreCase && typeof from === 'string' ? from.toLowerCase() : from);
}

function isOrdered(value: Comparable, operator: string, border: Comparable): boolean {
  switch (operator) {
    case 'lt':
      return value < border;
    case 'lte':
      return value <= border;
    case 'gt':
      return value > border;
    case 'gte':
      return value >= border;
    case 'contains':
      return String(value).includes(String(border));
    case 'not_contains':
      return !String(value).includes(String(border));
    case 'starts_with':
      return String(value).startsWith(String(border));
    case 'ends_with':
      return String(value).endsWith(String(border));
    default:
      return false;
  }
}
