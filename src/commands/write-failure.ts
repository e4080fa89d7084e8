/** A write that did not come back as a success, classified once for the engine. */
import type { UserError } from './command-kind.ts';

/** 'NOT_WRITTEN': P21 said no before anything was stored. 'UNKNOWN': it may have been written, now or later. */
export type Certainty = 'NOT_WRITTEN' | 'UNKNOWN';

/**
 * `now`: nothing stands in the way any more. `later`: P21 is down or busy. `locked`: somebody has the record open, try
 * in a while. `never`: the same document fails again. After UNKNOWN each of them holds only once proof says ABSENT and
 * the call's longest life is over.
 */
export type WriteRetry = 'now' | 'later' | 'locked' | 'never';

export interface WriteFailureParts {
  readonly certainty: Certainty;
  readonly retry: WriteRetry;
  /**
   * P21 has answered and is done with the call: nothing can be committed late, so that one proof (a few seconds later:
   * rows become visible with a delay) decides. False after a timeout, a lost connection, or an answer of a machine in
   * between.
   */
  readonly settled: boolean;
  /** What P21 said, in its own words; never shown to a caller without the admin role. */
  readonly forOperators: string;
  /** What the caller may read, where it is theirs to mend. */
  readonly userError?: UserError | undefined;
  readonly cause?: unknown;
}

export class WriteFailure extends Error {
  override readonly name = 'WriteFailure';
  readonly certainty: Certainty;
  readonly retry: WriteRetry;
  readonly settled: boolean;
  readonly forOperators: string;
  readonly userError: UserError | undefined;

  constructor({ certainty, retry, settled, forOperators, userError, cause }: WriteFailureParts) {
    super(`P21 write failed: ${certainty}, retry ${retry}`, { cause });
    this.certainty = certainty;
    this.retry = retry;
    this.settled = settled;
    this.forOperators = forOperators;
    this.userError = userError;
  }
}
