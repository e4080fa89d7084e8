/** One question to the gateway over HTTP. */
import { refuse, shown, token } from './credentials.ts';
import { endpoint } from './settings.ts';

export interface Fault {
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly Fault[];
}

/** Nobody is signed in, or the gateway does not let in who is. */
export class SignedOut extends Error {}

/** A gateway that does not answer within this is as good as away. */
const timeoutMs = 20_000;

/** Throws `SignedOut` for a guest; anything else means that the gateway or the shop is not reached. */
export async function ask<Data>(query: string, variables: object): Promise<Answer<Data>> {
  const body = JSON.stringify({ query, variables });
  const first = await send(body);
  // It may have ended a moment ago: the shop is asked for another one, once.
  const response = first.status === 401 ? await send(body) : first;
  if (response.status === 401 || response.status === 403) throw new SignedOut();
  return (await response.json()) as Answer<Data>;
}

async function send(body: string): Promise<Response> {
  const current = await token();
  if (current === null) throw new SignedOut();
  const response = await fetch(endpoint(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...shown(current) },
    body,
    credentials: 'omit',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 401) await refuse(current);
  return response;
}
