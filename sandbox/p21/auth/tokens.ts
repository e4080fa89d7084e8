/** Hands out tokens and knows which are alive. Every token is a session of its own (p21-api 1.3). */
import { randomUUID } from 'node:crypto';
import type { P21SandboxOptions } from '../options.ts';
import { signToken, verifiedClaims } from './jwt.ts';
import type { Session } from './session.ts';

export interface IssuedToken {
  readonly session: Session;
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** p21-api 1.1: a day for a user, twenty years for a key. */
const userTokenSeconds = 86_400;
const keyTokenSeconds = 630_720_000;

const fullScope = '/api;/p21sdk';

export class Tokens {
  private readonly sessions = new Map<string, Session>();
  private readonly signingSecret: string = randomUUID();

  constructor(private readonly options: P21SandboxOptions) {}

  /** `undefined` when user or password is wrong. */
  issueForUser(username: string, password: string): IssuedToken | undefined {
    const user = this.users().find((one) => one.username === username && one.password === password);
    if (user === undefined) return undefined;
    const rights = { odata: user.odata, dataservices: user.dataservices };
    return this.issue({ username, consumerUid: 0, scope: fullScope, ...rights }, userTokenSeconds);
  }

  /** `undefined` when there is no such key. The username is optional and only carried along. */
  issueForKey(secret: string, username = ''): IssuedToken | undefined {
    const key = this.keys().find((one) => one.secret.toLowerCase() === secret.toLowerCase());
    if (key === undefined) return undefined;
    const { scope, consumerUid } = key;
    return this.issue(
      { username, consumerUid, scope, odata: true, dataservices: undefined },
      keyTokenSeconds,
    );
  }

  /** The live session behind an `Authorization` header; `undefined` when it is missing, expired, forged or revoked. */
  authenticate(authorization: string | undefined): Session | undefined {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : verifiedClaims(token, this.signingSecret);
    if (claims === undefined || claims.exp * 1000 <= this.options.now()) return undefined;
    return this.sessions.get(claims['P21.SessionId']);
  }

  /** Ends every session, as a recycled application pool does; new tokens work. */
  revokeAll(): void {
    this.sessions.clear();
  }

  private issue(rights: Omit<Session, 'sessionId'>, expiresInSeconds: number): IssuedToken {
    const session = { sessionId: randomUUID(), ...rights };
    this.sessions.set(session.sessionId, session);
    return { session, accessToken: this.sign(session, expiresInSeconds), expiresInSeconds };
  }

  private sign(session: Session, expiresInSeconds: number): string {
    const now = Math.floor(this.options.now() / 1000);
    const claims = {
      sub: session.username,
      aud: session.scope,
      'P21.ConsumerUid': String(session.consumerUid),
      'P21.SessionId': session.sessionId,
      nbf: now,
      exp: now + expiresInSeconds,
      iat: now,
      iss: 'P21.Soa' as const,
    };
    return signToken(claims, this.signingSecret);
  }

  private users() {
    const { username, password, users } = this.options;
    return [{ username, password, odata: true, dataservices: undefined }, ...users];
  }

  private keys() {
    const { clientSecret, consumerKeys } = this.options;
    return [{ secret: clientSecret, scope: fullScope, consumerUid: 12 }, ...consumerKeys];
  }
}
