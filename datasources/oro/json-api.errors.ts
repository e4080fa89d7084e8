/** What Oro says when it refuses: the errors of a JSON:API body, put into the gateway's one table of codes. */
import { type ErrorCode, GatewayError } from '../../src/errors.ts';
import { codeOfStatus } from '../upstream/status-table.ts';
import type { RefusedAnswer } from '../upstream/upstream-call.ts';

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
function parseFaults(body: unknown): OroFault[] {
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
  readonly faults: readonly OroFault[];

  constructor(answer: RefusedAnswer, faults: readonly OroFault[]) {
    const code = codeOf(answer, faults);
    super(code, openMessages[code] ?? describeRefusal(answer, faults), {
      system: 'ORO',
      status: answer.status,
      // The field of an error that clients may read reaches them, and these are Oro's own names.
      ...(code in openMessages
        ? {}
        : { field: faults[0]?.pointer ?? faults[0]?.parameter ?? answer.resource }),
      upstream: faults.length > 0 ? faults.map(describeFault).join('; ') : answer.text.trim().slice(0, 500),
      ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }),
    });
    this.faults = faults;
  }
}

/** The error of an answer that is not a success. */
export const toRefusal = (answer: RefusedAnswer): OroRefusal =>
  new OroRefusal(answer, parseFaults(tryJson(answer.text)));

/** A 404 is about a record only when Oro says so as JSON:API; else the address or the resource is wrong. */
function codeOf(answer: RefusedAnswer, faults: readonly OroFault[]): ErrorCode {
  const isAboutRecord =
    faults.length > 0 && faults.every(({ status, title }) => status === 404 && title === noRecord);
  if (answer.status === 404 && !isAboutRecord) return 'UPSTREAM_REJECTED';
  return codeOfStatus('ORO', answer.status, answer.retryAfterMs);
}

const noRecord = 'not found http exception';

/** What any client may read says nothing of resources or of Oro's own words. */
const openMessages: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: 'OroCommerce has no such record.',
  CONFLICT: 'OroCommerce refused the change: it conflicts with a record that is there.',
};

function describeRefusal(
  { status, resource, text, contentType }: RefusedAnswer,
  faults: readonly OroFault[],
): string {
  const said = `OroCommerce answered ${status} to ${resource}`;
  // Every address of a shop whose web API is switched off answers so (oro-observed, switches).
  if (status === 404 && faults.some(({ title }) => title === noRecord))
    return `${said}: is its web API switched on?`;
  if (faults.length > 0) return `${said}: ${faults.map(describeFault).join('; ')}`;
  return text.trim() === '' ? said : `${said} with ${contentType === '' ? 'a text' : contentType}`;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The shop has no such resource: unknown type (recording 6.1-custom/122), a core type without API (6.1/023), or an
 * action switched off (405).
 */
export const isMissingResource = (error: unknown): error is OroRefusal =>
  error instanceof OroRefusal &&
  (error.details.status === 405 ||
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
  error instanceof OroRefusal && error.details.status === 403;

/** Oro refused a filter of the question, for whatever reason. */
export const isFilterFault = (error: unknown): error is OroRefusal =>
  error instanceof OroRefusal &&
  error.details.status === 400 &&
  error.faults.length > 0 &&
  error.faults.every(({ title }) => title === 'filter constraint');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
