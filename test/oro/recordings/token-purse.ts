/** Tokens of a session's identities, each asked for once. */
import type { NewOAuthClient } from '../../../sandbox/oro/oauth/oauth-client.ts';
import type { Json } from './recording.ts';
import type { Player } from './replay.ts';

/** Recordings carry no secrets; the sandbox's applications get the text that stands in their place. */
export const redacted = '<redacted>';

export const backOfficeClient = (clientId: string, ownerId: string): NewOAuthClient => ({
  clientId,
  clientSecret: redacted,
  area: 'back-office',
  grants: ['client_credentials'],
  ownerId,
});

export class TokenPurse {
  readonly #clientOf: Readonly<Record<string, string>>;
  readonly #tokens = new Map<string, string>();

  constructor(clientOf: Readonly<Record<string, string>>) {
    this.#clientOf = clientOf;
  }

  async tokenFor(who: string, play: Player): Promise<string> {
    const known = this.#tokens.get(who);
    if (known !== undefined) return known;
    const answer = await play.call({
      method: 'POST',
      url: '/oauth2-token',
      headers: { 'Content-Type': 'application/json' },
      body: {
        grant_type: 'client_credentials',
        client_id: this.#clientOf[who] ?? '',
        client_secret: redacted,
      },
    });
    const token = String(asMap(answer.body).access_token);
    this.#tokens.set(who, token);
    return token;
  }
}

export const asMap = (body: Json | undefined): Record<string, Json> =>
  body !== null && typeof body === 'object' && !Array.isArray(body) ? body : {};
