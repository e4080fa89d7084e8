/**
 * How old a fact of the ERP may be. Ages count from when P21 was asked:
 *
 *   0 ── fresh ──> freshForMs ── served, renewed behind the answer ──> + staleWhileRevalidateMs ── P21 is asked ──>
 *
 * Where P21 does not answer, the last known value stands for `staleOnErrorMs` longer and is marked stale; with 0
 * there is no value rather than a wrong one.
 */
export interface FreshnessPolicy {
  readonly freshForMs: number;
  readonly staleWhileRevalidateMs: number;
  readonly staleOnErrorMs: number;
}

/** Nothing is kept: every question is asked. */
export const neverCached: FreshnessPolicy = { freshForMs: 0, staleWhileRevalidateMs: 0, staleOnErrorMs: 0 };

export type Age = 'fresh' | 'aging' | 'old' | 'expired';

/** `aging` is served and renewed; `old` may only stand in for an answer that failed; `expired` may not even that. */
export function judgeAge(policy: FreshnessPolicy, ageMs: number): Age {
  const servedUntil = policy.freshForMs + policy.staleWhileRevalidateMs;
  if (ageMs < policy.freshForMs) return 'fresh';
  if (ageMs < servedUntil) return 'aging';
  return ageMs < servedUntil + policy.staleOnErrorMs ? 'old' : 'expired';
}

/** How long a tier keeps an entry at all. */
export const lifeMs = (policy: FreshnessPolicy): number =>
  policy.freshForMs + policy.staleWhileRevalidateMs + policy.staleOnErrorMs;
