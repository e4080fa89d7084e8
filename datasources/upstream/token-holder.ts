/**
 * One token for all callers: obtained once however many wait for it, renewed before it expires, replaced after a 401.
 * Every token call makes a session in P21 (p21-api 1.3), so a token is never asked for per call.
 */
import { GatewayError } from '../../src/errors.ts';
import type { Clock } from '../../src/instant.ts';
import { waitWith } from '../../src/wait.ts';

export interface IssuedToken {
  readonly value: string;
  readonly lifeSeconds: number;
}

interface HeldToken {
  readonly value: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Renewed this much before its end, or in the last tenth of a shorter life. */
const marginMs = 5 * 60_000;
const shortLifeShare = 0.1;

/** After a sign-in that failed or was refused, none is tried for so long: repeated bad sign-ins lock accounts. */
const failedPauseMs = 10_000;

export class TokenHolder {
  #held: HeldToken | undefined;
  #pending: Promise<HeldToken> | undefined;
  #refused: { readonly error: GatewayError; readonly until: number } | undefined;

  /** `obtain` asks the system for a token; it must bound its own time and throws a `GatewayError`. */
  constructor(
    private readonly obtain: () => Promise<IssuedToken>,
    private readonly clock: Clock,
  ) {}

  /** A token that is not expired by its own word. Throws what `obtain` threw. */
  async get(signal?: AbortSignal): Promise<string> {
    const held = this.#held;
    if (held !== undefined && this.clock() < held.renewAt) return held.value;
    try {
      return (await waitWith(this.#renewed(), signal)).value;
    } catch (error) {
      if (held === undefined || held.value !== this.#held?.value || this.clock() >= held.expiresAt)
        throw error;
      // A renewal that fails early leaves a token that still works; the next try is not made by the next call.
      this.#held = { ...held, renewAt: this.clock() + failedPauseMs };
      return held.value;
    }
  }

  /** Another token than `used`, which was answered with 401: the one held meanwhile, or a new one. */
  async replacementOf(used: string, signal?: AbortSignal): Promise<string> {
    if (this.#held?.value === used) this.#held = undefined;
    return this.get(signal);
  }

  #renewed(): Promise<HeldToken> {
    if (this.#refused !== undefined && this.clock() < this.#refused.until) {
      return Promise.reject(this.#refused.error);
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #renew(): Promise<HeldToken> {
    const askedAt = this.clock();
    try {
      const { value, lifeSeconds } = await this.obtain();
      const lifeMs = lifeSeconds * 1000;
      const early = Math.min(marginMs, lifeMs * shortLifeShare);
      this.#held = { value, renewAt: askedAt + lifeMs - early, expiresAt: askedAt + lifeMs };
      return this.#held;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'UPSTREAM_UNAUTHORIZED') {
        this.#refused = { error, until: this.clock() + failedPauseMs };
      }
      throw error;
    }
  }
}
