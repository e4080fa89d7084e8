/** Request bodies: from text to a JSON object, with the errors of Oro's body reader. */
import { failure, requestDataError } from './api-error.ts';

export type Body = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Body =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @throws ApiFailure 400 for text that is no JSON, or an empty or scalar document */
export function parseBody(text: string): Body {
  if (text.trim() === '') throw failure(emptyBody);
  const value = parseJson(text);
  if (isObject(value) && Object.keys(value).length > 0) return value;
  // PHP knows one empty array for [] and {}.
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    throw failure(emptyBody);
  return { ...value };
}

const emptyBody = requestDataError('The request data should not be empty.');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw failure({
      status: 400,
      title: 'bad request http exception',
      // Assumption: the general text for every fault; recording 6.1/086 shows it for a truncated document,
      // oro-api 2.6 one with the place of the fault for other documents, whose wording is PHP's parser's own.
      detail: 'Invalid json message received.',
    });
  }
}
