/**
 * Reads a query string the way Oro does: `group[path][operator]=value`, operators by name, parameters sorted.
 * (platform 6.1.8, RestFilterValueAccessor.)
 */

export interface QueryValue {
  readonly group: string;
  /** Path inside the group with dots (`group.name`), or the group itself (`sort`). */
  readonly path: string;
  readonly operator: string;
  readonly value: string;
  /** The parameter as it was written, for error sources. */
  readonly source: string;
}

const operatorNames = [
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'exists',
  'neq_or_null',
  'contains',
  'not_contains',
  'starts_with',
  'not_starts_with',
  'ends_with',
  'not_ends_with',
  'empty',
] as const;

const known: ReadonlySet<string> = new Set(operatorNames);
const parameter = /^([\w\-.]+)((?:\[[\w\-.]*\])*)=(.*)$/s;

export function parseQueryString(query: string): readonly QueryValue[] {
  const values = query
    .split('&')
    .map(decodeParameter)
    .filter((part) => part !== '')
    .sort()
    .flatMap(parseParameter);
  // A parameter given twice with the same operator counts once: the last one.
  return [
    ...new Map(values.map((value) => [`${value.group}[${value.path}][${value.operator}]`, value])).values(),
  ];
}

/** Decodes the name but keeps the first `=` as the border. */
function decodeParameter(part: string): string {
  const border = part.indexOf('=');
  if (border < 0) return decode(part);
  return `${decode(part.slice(0, border))}=${decode(part.slice(border + 1).replaceAll('+', ' '))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parameters that are not of the form (such as `filter[x]>1`) are not seen at all (recording 6.1/155). */
function parseParameter(part: string): QueryValue[] {
  const match = parameter.exec(part);
  if (!match) return [];
  const [, group = '', brackets = '', value = ''] = match;
  const steps = brackets === '' ? [] : brackets.slice(1, -1).split('][');
  const last = steps.at(-1);
  const operator = last !== undefined && known.has(last) ? last : 'eq';
  const path = (operator === last ? steps.slice(0, -1) : steps).join('.') || group;
  return [{ group, path, operator, value, source: `${group}${brackets}` }];
}

/** The query string of a page link: normal order, operators by name, page[number] replaced or taken out. */
export function pageQuery(values: readonly QueryValue[], pageNumber: number | undefined): string {
  const isNumber = (value: QueryValue) => value.group === 'page' && value.path === 'number';
  const number: QueryValue | undefined =
    pageNumber === undefined
      ? undefined
      : { group: 'page', path: 'number', operator: 'eq', value: String(pageNumber), source: 'page[number]' };
  const kept = values.flatMap((value) => (isNumber(value) ? (number ?? []) : value));
  if (number && !values.some(isNumber)) kept.splice(pagePosition(kept), 0, number);
  return kept.map(writeParameter).join('&');
}

/** A new page[number] joins the other page parameters, else it goes last. */
function pagePosition(values: readonly QueryValue[]): number {
  const last = values.findLastIndex((value) => value.group === 'page');
  return last < 0 ? values.length : last + 1;
}

function writeParameter({ group, path, operator, value }: QueryValue): string {
  const steps = path === group ? [] : path.split('.');
  if (operator !== 'eq') steps.push(operator);
  return `${encode(group + steps.map((step) => `[${step}]`).join(''))}=${encode(value)}`;
}

/** As PHP's rawurlencode: everything but letters, digits and -._~ */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
