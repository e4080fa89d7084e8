/** The bodies of token answers: JSON of v2 for users and for keys, and XML (p21-api 1.1, 1.2). */
import type { IssuedToken } from './tokens.ts';

export const toUserAnswer = (token: IssuedToken) => ({
  AccessToken: token.accessToken,
  RefreshToken: Buffer.from(token.session.sessionId).toString('base64'),
  ExpiresInSeconds: token.expiresInSeconds,
  TokenType: 'Bearer',
});

/** Also the answer of v1, whose members no source lists. Assumption: they are those of the key's answer. */
export const toKeyAnswer = (token: IssuedToken) => ({
  AccessToken: token.accessToken,
  TokenType: 'Bearer',
  UserName: token.session.username,
  ExpiresIn: token.expiresInSeconds,
  RefreshToken: '',
  Scope: token.session.scope,
  SessionId: token.session.sessionId,
  ConsumerUid: token.session.consumerUid,
  AppKey: null,
});

export const toXmlAnswer = (token: IssuedToken): string =>
  [
    '<TokenResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance">',
    `<AccessToken>${token.accessToken}</AccessToken>`,
    `<ExpiresIn>${token.expiresInSeconds}</ExpiresIn>`,
    '<RefreshToken></RefreshToken>',
    '<TokenType>Bearer</TokenType>',
    '</TokenResponse>',
  ].join('');
