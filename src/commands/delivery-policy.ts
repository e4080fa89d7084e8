/** How patient the delivery of commands is. All times in milliseconds. */

export interface DeliveryPolicy {
  /** Longest a write can still be committed after we stopped waiting for it: absence proves nothing before. */
  readonly longestLifeMs: number;
  /** Rows become visible some time after P21 answered. */
  readonly visibilityMs: number;
  /**
   * When what P21 called written is looked at again because a part of it lacks that may be sent once more. Shorter than
   * `visibilityMs`: a repair carries P21's own keys, so that it changes nothing where only our sight was late.
   */
  readonly secondLookMs: number;
  /** Whole documents sent, at most, before a person is asked. */
  readonly attempts: number;
  /** Repairs sent, at most. */
  readonly repairs: number;
  /** How long somebody may keep a record open before a person is asked. */
  readonly lockPatienceMs: number;
  /** First and longest wait between two looks or attempts; it doubles in between. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const usualPolicy: DeliveryPolicy = {
  longestLifeMs: 180_000,
  visibilityMs: 5_000,
  secondLookMs: 1_000,
  attempts: 5,
  repairs: 3,
  lockPatienceMs: 24 * 3_600_000,
  firstWaitMs: 500,
  longestWaitMs: 15_000,
};

/** Wait before the `number`th repetition (from 1): doubling, half of it by chance, so that lanes do not move in step. */
export function waitBefore(number: number, policy: DeliveryPolicy, random: () => number): number {
  const full = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** Math.min(number - 1, 20));
  return full / 2 + (random() * full) / 2;
}
