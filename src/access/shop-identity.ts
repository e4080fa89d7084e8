/**
 * Who a token of the shop means, kept for minutes: the shop is asked with the token itself, so that a disabled user,
 * a changed e-mail or a switched-off application ends with the next question.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../instant.ts';

export interface Shopper {
  /** Id of the customer user in the shop; unlike the e-mail it never becomes somebody else's. */
  readonly userId: string;
  /** P21 customer; null when the shop's customer is not linked to one. */
  readonly customerId: string | null;
}

/** What is asked of the shop. All methods throw when it does not answer. */
export interface ShopDirectory {
  /** Null when the shop refuses the token. */
  shopperOf(token: string): Promise<Shopper | null>;
  /** P21 customers the token may act for: its own and the branches below. */
  customersOf(token: string): Promise<readonly string[]>;
  /** Whether a back-office token still works. */
  isAlive(token: string): Promise<boolean>;
}

export interface KeptTime {
  readonly clock: Clock;
  /** How long a good answer counts. */
  readonly keepSeconds: number;
}

/** A refused token is asked about again soon: its user may have been enabled meanwhile. */
const keepRefusalSeconds = 5;

const mostTokens = 20_000;

/** One question for many calls with the same token at once; errors are not kept. */
export function keepIdentities(shop: ShopDirectory, time: KeptTime): ShopDirectory {
  return {
    shopperOf: keep(time, shop.shopperOf, (shopper) => shopper !== null),
    customersOf: keep(time, shop.customersOf, (customers) => customers.length > 0),
    isAlive: keep(time, shop.isAlive, (alive) => alive),
  };
}

type Ask<T> = (token: string) => Promise<T>;

/** Tokens are kept as hashes, so that a dump of the memory of this cache opens nothing. */
function keep<T>({ clock, keepSeconds }: KeptTime, ask: Ask<T>, isGood: (answer: T) => boolean): Ask<T> {
  const kept = new LRUCache<string, { readonly answer: T }>({
    max: mostTokens,
    perf: { now: clock },
    ttlResolution: 0,
  });
  const asked = new Map<string, Promise<T>>();
  const question = async (key: string, token: string): Promise<T> => {
    try {
      const answer = await ask(token);
      const seconds = isGood(answer) ? keepSeconds : Math.min(keepRefusalSeconds, keepSeconds);
      kept.set(key, { answer }, { ttl: seconds * 1000 });
      return answer;
    } finally {
      asked.delete(key);
    }
  };
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64url');
    const known = kept.get(key);
    if (known !== undefined) return known.answer;
    const underWay = asked.get(key) ?? question(key, token);
    asked.set(key, underWay);
    return underWay;
  };
}
