/**
 * How much one key may hold open in this process: WebSocket connections, and subscriptions by whatever transport. Rates
 * count what comes; this counts what stays.
 */
import { GatewayError } from '../errors.ts';
import type { Viewer } from './viewer.ts';

export interface OpenSettings {
  /** WebSocket connections of one API key or application. */
  readonly maxSocketsPerKey: number;
  /** WebSocket connections of one shopper. */
  readonly maxSocketsPerShopper: number;
  readonly maxSubscriptionsPerKey: number;
  readonly maxSubscriptionsPerShopper: number;
}

/** Throws RATE_LIMITED when there is no room; what is returned gives the place back, once. */
export type TakePlace = (viewer: Viewer) => () => void;

export interface OpenQuota {
  readonly socket: TakePlace;
  readonly subscription: TakePlace;
}

export const createOpenQuota = (settings: OpenSettings): OpenQuota => ({
  socket: createPlaces('connections', settings.maxSocketsPerKey, settings.maxSocketsPerShopper),
  subscription: createPlaces(
    'subscriptions',
    settings.maxSubscriptionsPerKey,
    settings.maxSubscriptionsPerShopper,
  ),
});

function createPlaces(what: string, perKey: number, perShopper: number): TakePlace {
  const taken = new Map<string, number>();
  return ({ keyId, userId }) => {
    const count = taken.get(keyId) ?? 0;
    const most = userId === undefined ? perKey : perShopper;
    if (count >= most) {
      throw new GatewayError('RATE_LIMITED', `${most} ${what} are open already: end some first.`);
    }
    taken.set(keyId, count + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (taken.get(keyId) ?? 1) - 1;
      if (left === 0) taken.delete(keyId);
      else taken.set(keyId, left);
    };
  };
}
