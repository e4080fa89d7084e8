// Finds the token of an API call and says which 401 headers a refusal carries (recordings 6.1/014-018).

/**
 * The token of a call: the Bearer header, or `access_token` at the top of a JSON:API body (oro-api 1.3),
 * never the URL.
 */
export function tokenOf(authorization: string | undefined, bodyToken?: unknown): string | undefined {
  if (typeof bodyToken === 'string') return bodyToken;
  return /^\s*Bearer\s+(\S+)\s*$/.exec(authorization ?? '')?.[1];
}

/** `Bearer` only when the call did not try a Bearer token itself (oro-observed, Tokens). */
export function challengeFor(authorization: string | undefined): string | undefined {
  return /^\s*Bearer\s/.test(authorization ?? '') ? undefined : 'Bearer';
}
