/** The errors of the API: JSON:API objects, and the exception that carries them out of the engine. */

export interface ApiError {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  /** JSON pointer into the body, or the name of a query parameter. */
  readonly pointer?: string;
  readonly parameter?: string;
}

export class ApiFailure extends Error {
  readonly errors: readonly ApiError[];
  /** For answers without a body (401, 405): the headers that say it all. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(errors: readonly ApiError[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map((error) => `${error.status} ${error.title}: ${error.detail ?? ''}`).join('; '));
    this.errors = errors;
    this.headers = headers;
  }

  /** One status for the answer: the only one there is, else the general one (JSON:API 1.0, "Errors"). */
  get status(): number {
    const statuses = new Set(this.errors.map((error) => error.status));
    const [first = 500] = statuses;
    if (statuses.size === 1) return first;
    return Math.max(...statuses) >= 500 ? 500 : 400;
  }
}

export const failure = (error: ApiError): ApiFailure => new ApiFailure([error]);

export const requestDataError = (detail: string, pointer?: string): ApiError => ({
  status: 400,
  title: 'request data constraint',
  detail,
  ...(pointer === undefined ? {} : { pointer }),
});

export const filterError = (detail: string, parameter?: string): ApiError => ({
  status: 400,
  title: 'filter constraint',
  detail,
  ...(parameter === undefined ? {} : { parameter }),
});

export const formError = (detail: string, pointer: string): ApiError => ({
  status: 400,
  title: 'form constraint',
  detail,
  pointer,
});

export const valueError = (detail: string, pointer: string): ApiError => ({
  status: 400,
  title: 'value constraint',
  detail,
  pointer,
});

export const conflict = (detail: string, pointer?: string): ApiError => ({
  status: 409,
  title: 'conflict constraint',
  detail,
  ...(pointer === undefined ? {} : { pointer }),
});

/** A unique index of the database spoke. */
export const alreadyExists = 'The entity already exists.';

export const notFound: ApiError = {
  status: 404,
  title: 'not found http exception',
  detail: 'An entity with the requested identifier does not exist.',
};

export const notAccessible: ApiError = {
  status: 404,
  title: 'resource not accessible exception',
  detail: 'The resource is not accessible.',
};

export const unknownType = (type: string): ApiError => ({
  status: 404,
  title: 'entity type constraint',
  detail: `Unknown entity type: ${type}.`,
});

export const accessDenied = (detail: string): ApiError => ({
  status: 403,
  title: 'access denied exception',
  detail,
});

/** The form a JSON:API answer has. */
export function toErrorObject(error: ApiError): Record<string, unknown> {
  return {
    status: String(error.status),
    title: error.title,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.pointer === undefined ? {} : { source: { pointer: error.pointer } }),
    ...(error.parameter === undefined ? {} : { source: { parameter: error.parameter } }),
  };
}
