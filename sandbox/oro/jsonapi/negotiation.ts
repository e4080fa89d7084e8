/** Which form of the API a call asks for, by Accept and Content-Type (platform 6.1.8, CheckRequestType, ValidateRequestType). */
import { type ApiError, failure } from './api-error.ts';

export type Form = 'json-api' | 'plain';

export const jsonApiType = 'application/vnd.api+json';

interface MediaType {
  readonly type: string;
  readonly hasParameters: boolean;
}

function mediaTypes(header: string | undefined): readonly MediaType[] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([type]) => type)
    .map(([type = '', ...parameters]) => ({
      type: type.trim().toLowerCase(),
      hasParameters: parameters.some((parameter) => !/^\s*q=/.test(parameter)),
    }));
}

const notAcceptable = (detail: string): ApiError => ({
  status: 406,
  title: 'not acceptable http exception',
  detail,
});
const plainTypes: ReadonlySet<string> = new Set(['application/json', 'application/*', '*/*']);

/** @throws ApiFailure 406 or 415; they are answered in the plain form */
export function formOf(accept: string | undefined, contentType: string | undefined): Form {
  const accepted = mediaTypes(accept);
  const jsonApi = accepted.filter(({ type }) => type === jsonApiType);
  if (jsonApi.length > 0 && jsonApi.every(({ hasParameters }) => hasParameters)) {
    throw failure(
      notAcceptable(
        'The "Accept" request header should contains at least one instance of JSON:API media type without any parameters.',
      ),
    );
  }
  const [given] = mediaTypes(contentType);
  if (given?.type === jsonApiType) {
    checkJsonApiContent(given, accepted, jsonApi.length > 0);
    return 'json-api';
  }
  if (jsonApi.length > 0) return 'json-api';
  if (accepted.length > 0 && !accepted.some(({ type }) => plainTypes.has(type))) {
    throw failure(notAcceptable('Only JSON representation of the requested resource is supported.'));
  }
  if (given && given.type !== 'application/json') {
    throw failure(
      notAcceptable('The "Content-Type" request header must be "application/json" if specified.'),
    );
  }
  return 'plain';
}

function checkJsonApiContent(given: MediaType, accepted: readonly MediaType[], isAccepted: boolean): void {
  if (given.hasParameters) {
    throw failure({
      status: 415,
      title: 'unsupported media type http exception',
      detail: 'The "Content-Type" request header should contain JSON:API media type without any parameters.',
    });
  }
  if (isAccepted || accepted.length === 0 || accepted.some(({ type }) => plainTypes.has(type))) return;
  throw failure(notAcceptable('The "Accept" request header does not accept JSON:API content type.'));
}

/** Bodies of other content types are not read at all: "request data should not be empty" (oro-observed). */
export function isReadBody(contentType: string | undefined): boolean {
  const [given] = mediaTypes(contentType);
  return given === undefined || given.type.includes('json');
}
