/**
 * Questions to Oro's JSON:API as data, and their form in a URL. What a question means and which filters a resource
 * has is known by the datasources that make them.
 */
import type { Instant } from '../../src/instant.ts';

export type FilterOperator = 'gt' | 'gte' | 'lt' | 'lte' | 'exists';

export interface Filter {
  /** Attribute or path, e.g. "sku", "product.sku". */
  readonly field: string;
  readonly operator?: FilterOperator;
  /** More than one only where Oro reads a comma as a list (oro-api 2.3). */
  readonly values: readonly string[];
}

export interface ResourceQuery {
  /** Collection, e.g. "customers". */
  readonly type: string;
  /** Attributes and relationships to send, by resource type; unknown ones are ignored (recording 6.1/114). */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly include?: readonly string[];
  readonly filters?: readonly Filter[];
  /** e.g. ["-createdAt", "-id"]; Oro's default is "id". */
  readonly sort?: readonly string[];
}

export interface QueryPage {
  readonly size: number;
  /** From 1. */
  readonly number: number;
}

/** Equals the value. */
export const is = (field: string, value: string): Filter => ({ field, values: [value] });

/** Equals one of the values; for fields with list filters only. The values must hold no comma. */
export const isOneOf = (field: string, values: readonly string[]): Filter => ({ field, values });

/** At or after a moment, cut to seconds: 6.1 answers 400 to milliseconds (recording 6.1/150). */
export const since = (field: string, moment: Instant): Filter => ({
  field,
  operator: 'gte',
  values: [`${moment.slice(0, 19)}Z`],
});

/** Name of the query parameter, as Oro repeats it in `source.parameter` of an error. */
const parameterOf = (filter: Filter): string =>
  filter.operator === undefined ? `filter[${filter.field}]` : `filter[${filter.field}][${filter.operator}]`;

/** The query string of a question, without the leading "?". */
export function toQueryString(query: ResourceQuery, page?: QueryPage): string {
  const parameters: [string, string][] = [
    ...(query.filters ?? []).map((filter): [string, string] => [
      parameterOf(filter),
      filter.values.join(','),
    ]),
    ...Object.entries(query.fields).map(([type, names]): [string, string] => [
      `fields[${type}]`,
      names.join(','),
    ]),
  ];
  if (query.include !== undefined && query.include.length > 0)
    parameters.push(['include', query.include.join(',')]);
  if (query.sort !== undefined) parameters.push(['sort', query.sort.join(',')]);
  if (page !== undefined) parameters.push(['page[size]', `${page.size}`], ['page[number]', `${page.number}`]);
  return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** Spaces as %20, never "+": Oro decodes with `rawurldecode`. Commas stay readable. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('%2C', ',');
