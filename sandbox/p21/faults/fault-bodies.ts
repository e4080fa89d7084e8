/** The bodies a misbehaving P21 sends. */
import type { Call } from './call.ts';

export const emptyErrorBody = '';

/** p21-api 1.4. */
export const unauthorizedText =
  'You are not authorized to access API. Please contact administrator to get access.';

/** The envelope of p21-api 9.1 around an error nobody explains. */
export const restError = (): string =>
  JSON.stringify({
    DateTimeStamp: null,
    ErrorMessage: 'Object reference not set to an instance of an object.',
    ErrorType: 'System.NullReferenceException',
    HostName: 'APP01',
    InnerException: null,
    LogId: null,
    StackTrace: null,
    UserId: null,
  });

/** What IIS sends when the application behind it does not answer. */
export const htmlPage = (title: string, status: number): string =>
  `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h2>${title}</h2><hr><p>HTTP ${status}</p></body></html>\r\n`;

/** The answer as XML; the token's root is the one clients know (p21-api 1.1), others have a neutral one. */
export const toLooseXml = (payload: unknown, call: Call): string => {
  const root = call.family === 'token' ? 'TokenResponse' : 'Response';
  return `<?xml version="1.0" encoding="utf-8"?>${tag(root, parse(payload))}`;
};

const parse = (payload: unknown): unknown => {
  try {
    return JSON.parse(String(payload));
  } catch {
    return undefined;
  }
};

const tag = (name: string, value: unknown): string => `<${name}>${content(value)}</${name}>`;

const content = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => tag('Item', item)).join('');
  if (typeof value !== 'object') return escapeText(String(value));
  return Object.entries(value)
    .map(([name, inner]) => tag(name.replace(/[^\w.-]/g, '_'), inner))
    .join('');
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
