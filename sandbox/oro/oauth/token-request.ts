// Reads a token request in every form Oro takes: JSON, form fields, client as HTTP Basic (recordings 6.1/001-005).
import { invalidRequest } from './oauth-fault.ts';

export interface TokenRequest {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly basic: readonly [id: string, secret: string] | undefined;
}

export interface TokenRequestParts {
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

export function toTokenRequest(parts: TokenRequestParts): TokenRequest {
  return {
    parameters: isForm(parts.contentType) ? fromForm(parts.body) : fromJson(parts.body),
    basic: toBasic(parts.authorization),
  };
}

/** A text parameter; absent when missing. Throws `invalid_request` when it is there but is no text. */
export function textParameter(request: TokenRequest, name: string): string | undefined {
  const value = request.parameters[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidRequest(name);
  return value;
}

export function requiredText(request: TokenRequest, name: string): string {
  const value = textParameter(request, name);
  if (value === undefined) throw invalidRequest(name);
  return value;
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.includes('application/x-www-form-urlencoded') ?? false;
}

function fromForm(body: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(body));
}

/** Assumption: a body that is no JSON object counts as empty, as an empty one does (recording 6.1/010). */
function fromJson(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function toBasic(authorization: string | undefined): readonly [string, string] | undefined {
  if (!authorization?.startsWith('Basic ')) return undefined;
  const decoded = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}
