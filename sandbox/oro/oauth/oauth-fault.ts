// The error table of the token endpoint (oro-api 1.2, recordings 6.1/006-010 and 6.1-custom/019-028).

export interface OAuthFaultBody {
  readonly error: string;
  readonly error_description: string;
  readonly hint?: string;
  /** A deprecated copy of the description that Oro still sends. */
  readonly message: string;
}

export class OAuthFault extends Error {
  override readonly name = 'OAuthFault';
  readonly statusCode: number;
  readonly body: OAuthFaultBody;

  constructor(statusCode: number, error: string, text: string, hint?: string) {
    super(text);
    this.statusCode = statusCode;
    this.body = { error, error_description: text, ...(hint ? { hint } : {}), message: text };
  }
}

export const unsupportedGrantType = () =>
  new OAuthFault(
    400,
    'unsupported_grant_type',
    'The authorization grant type is not supported by the authorization server.',
    'Check that all required parameters have been provided',
  );

export const invalidRequest = (parameter: string, hint = `Check the \`${parameter}\` parameter`) =>
  new OAuthFault(
    400,
    'invalid_request',
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
    hint,
  );

export const invalidClient = () => new OAuthFault(401, 'invalid_client', 'Client authentication failed');

export const invalidCredentials = () =>
  new OAuthFault(400, 'invalid_grant', 'The user credentials were incorrect.');

export const invalidGrant = (hint?: string) =>
  new OAuthFault(
    400,
    'invalid_grant',
    'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    hint,
  );

export const invalidRefreshToken = (hint: string) =>
  new OAuthFault(401, 'invalid_request', 'The refresh token is invalid.', hint);
