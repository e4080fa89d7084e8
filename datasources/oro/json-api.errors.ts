/** What Oro says when it refuses: the errors of a JSON:API body, put into the gateway's one table of codes. */
import { type ErrorCode, GatewayError } from '../../src/errors.ts';

/** One entry of an `errors` array, or of `asyncoperationerrors`. */
export interface OroFault {
  readonly status: number | null;
  /** Name of the broken rule in words, e.g. "filter constraint". */
  readonly title: string;
  readonly detail: string | null;
  /** Place in the request body, e.g. "/data/1/attributes/name". */
  readonly pointer: string | null;
  /** Query parameter, e.g. "filter[nope]". */
  readonly parameter: string | null;
}

/** Reads `{"errors":[…]}` and the plain `[…]` of requests Oro took for the plain API; anything else is no fault. */
export function parseFaults(body: unknown): OroFault[] {
  const list = Array.isArray(body) ? body : isRecord(body) && Array.isArray(body.errors) ? body.errors : [];
  return list.filter(isRecord).map(toFault);
}

export function toFault(wire: Readonly<Record<string, unknown>>): OroFault {
  const source = isRecord(wire.source) ? wire.source : {};
  return {
    status: Number.isInteger(Number(wire.status ?? Number.NaN)) ? Number(wire.status) : null,
    title: textOf(wire.title) ?? 'error without title',
    detail: textOf(wire.detail),
    pointer: textOf(source.pointer),
    parameter: textOf(source.parameter) ?? textOf(wire.source),
  };
}

/** "filter constraint: The filter is not supported. (filter[nope])", for operators. */
export const describeFault = (fault: OroFault): string =>
  [
    fault.detail === null ? fault.title : `${fault.title}: ${fault.detail}`,
    ...[fault.pointer ?? fault.parameter].flatMap((place) => (place === null ? [] : [`(${place})`])),
  ].join(' ');

/** A refusal as Oro worded it. Statuses without a body (401, 405) carry no fault. */
export class OroRefusal extends GatewayError {
  constructor(
    code: ErrorCode,
    asked: string,
    readonly status: number,
    readonly faults: readonly OroFault[],
  ) {
    const told = faults.map(describeFault).join('; ');
    super(code, `OroCommerce answered ${status} to ${asked}${told === '' ? '' : `: ${told}`}`, {
      system: 'ORO',
      status,
      field: faults[0]?.pointer ?? faults[0]?.parameter ?? asked,
      ...(told === '' ? {} : { upstream: told }),
    });
  }
}

/** Codes of the 4xx answers that Oro words itself; other statuses are the same for every system. */
export const refusalCodes: Readonly<Record<number, ErrorCode>> = {
  400: 'UPSTREAM_REJECTED',
  401: 'UPSTREAM_UNAUTHORIZED',
  403: 'UPSTREAM_UNAUTHORIZED',
  404: 'UPSTREAM_REJECTED',
  405: 'UPSTREAM_REJECTED',
  406: 'UPSTREAM_REJECTED',
  409: 'CONFLICT',
  415: 'UPSTREAM_REJECTED',
};

/**
 * The shop has no such resource: unknown type (recording 6.1-custom/122), a core type without API (6.1/023), or an
 * action switched off (405).
 */
export const isMissingResource = (error: unknown): error is OroRefusal =>
  error instanceof OroRefusal &&
  (error.status === 405 ||
    error.faults.some(
      ({ title }) => title === 'entity type constraint' || title === 'resource not accessible exception',
    ));

/** The resource has no such filter (recording 6.1/103). */
export const isUnsupportedFilter = (error: unknown): error is OroRefusal =>
  isFilterFault(error) && error.faults.every(({ detail }) => detail === 'The filter is not supported.');

/** The resource has the filter, the value is of another type (recording 6.1/105). */
export const isWrongFilterValue = (error: unknown): error is OroRefusal =>
  isFilterFault(error) && error.faults.every(({ detail }) => detail?.startsWith('Expected') === true);

/** The application's user may not see it (recording 6.1/473). */
export const isAccessDenied = (error: unknown): error is OroRefusal =>
  error instanceof OroRefusal && error.status === 403;

const isFilterFault = (error: unknown): error is OroRefusal =>
  error instanceof OroRefusal &&
  error.status === 400 &&
  error.faults.length > 0 &&
  error.faults.every(({ title }) => title === 'filter constraint');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
