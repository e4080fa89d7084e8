/** JSON Web Tokens signed with HS256, as P21's middleware makes them (p21-api 1.3). */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Claims of a P21 token; times in epoch seconds. */
export interface TokenClaims {
  readonly sub: string;
  readonly aud: string;
  readonly 'P21.ConsumerUid': string;
  readonly 'P21.SessionId': string;
  readonly nbf: number;
  readonly exp: number;
  readonly iat: number;
  readonly iss: 'P21.Soa';
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const signature = (content: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(content).digest();

export const signToken = (claims: TokenClaims, secret: string): string => {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${signature(content, secret).toString('base64url')}`;
};

/** The claims of a token signed with this secret, whatever its times say; `undefined` for anything else. */
export const verifiedClaims = (token: string, secret: string): TokenClaims | undefined => {
  const [header, body, sign, ...rest] = token.split('.');
  if (header === undefined || body === undefined || sign === undefined || rest.length > 0) return undefined;
  const given = Buffer.from(sign, 'base64url');
  const right = signature(`${header}.${body}`, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as TokenClaims;
};
