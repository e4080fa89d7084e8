/** What a benchmark is: a named comparison that prints tables and answers with figures, each with its bound. */

/** One number that a bound can be held against. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** "times" compares with a baseline of the same run and is what a bound should be about. */
  readonly unit: 'times' | 'calls' | 'ms' | 'MB';
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface BenchResult {
  readonly figures: readonly Figure[];
  /** Everything measured, for the results file. */
  readonly measured: unknown;
}

export interface Bench {
  readonly name: string;
  /** Prints its tables as it goes. Throws when what it measures did not answer rightly. */
  run(say: (text: string) => void): Promise<BenchResult>;
}

export const holds = ({ value, atMost, atLeast }: Figure): boolean =>
  value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
