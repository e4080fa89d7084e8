/**
 * The shopper's token, asked of the shop when it is first needed and whenever it has ended. Never stored: the shop's
 * own session says who the shopper is.
 */
import { account, type ShownToken, settings, tokenAddress } from './settings.ts';

interface Held {
  /** Null for a guest. */
  readonly token: string | null;
  readonly endsAt: number;
}

/** A token that is about to end would end on its way. */
const marginMs = 5_000;

let held: Promise<Held> | undefined;

/** The token to show now; null for a guest. Rejects when the shop cannot be asked. */
export async function token(): Promise<string | null> {
  const asked = hold();
  const current = await asked.catch((error: unknown) => {
    forget(asked);
    throw error;
  });
  if (Date.now() < current.endsAt - marginMs) return current.token;
  forget(asked);
  return (await hold()).token;
}

function hold(): Promise<Held> {
  held ??= ask();
  return held;
}

/** The next call of `token` asks the shop again, unless somebody else has meanwhile. */
export async function refuse(used: string | null): Promise<void> {
  const asked = held;
  if (asked !== undefined && (await asked.catch(() => undefined))?.token === used) forget(asked);
}

/** The shopper has signed in or out. */
export const forgetToken = (): void => {
  held = undefined;
};

/** What names the shopper, as headers of a request or as payload of a connection's first message. */
export const shown = (current: string): Record<string, string> => {
  const customer = account();
  return { authorization: `Bearer ${current}`, ...(customer && { 'x-p21-customer': customer }) };
};

function forget(asked: Promise<Held>): void {
  if (held === asked) held = undefined;
}

async function ask(): Promise<Held> {
  const answer = await (settings.current.token?.() ?? askAddress() ?? askPage());
  if (answer === null || typeof answer === 'string') return { token: answer, endsAt: Infinity };
  const endsAt = answer.expiresAt === undefined ? Number.NaN : Date.parse(answer.expiresAt);
  return { token: answer.token, endsAt: Number.isNaN(endsAt) ? Infinity : endsAt };
}

/** With the shop's cookies; who is not signed in there is a guest here. */
function askAddress(): Promise<ShownToken> | undefined {
  const address = tokenAddress();
  if (address === undefined) return undefined;
  return fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } }).then(
    (response) => {
      if ([204, 401, 403].includes(response.status)) return null;
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      return response.json() as Promise<ShownToken>;
    },
  );
}

/** Any script of the page may answer the event `p21-token` by calling `respondWith`. */
function askPage(): Promise<ShownToken> | ShownToken {
  let answer: Promise<ShownToken> | ShownToken = null;
  const respondWith = (given: typeof answer) => {
    answer = given;
  };
  document.dispatchEvent(new CustomEvent('p21-token', { detail: { respondWith } }));
  return answer;
}
