/** How a write to P21 came out, in the terms of `src/commands/write-failure.ts`. Outcomes are returned, not thrown. */

export interface Written {
  readonly written: true;
  /** What P21 named in its answer: the value of an edit in the first row of an element. */
  readonly named: (element: string, edit: string) => string | null;
  /** What P21 said besides. */
  readonly messages: readonly string[];
}

export interface NotConfirmed {
  readonly written: false;
  readonly certainty: 'NOT_WRITTEN' | 'UNKNOWN';
  readonly retry: 'now' | 'later' | 'locked' | 'never';
  /** P21 has answered and is done with the call: no late commit. */
  readonly settled: boolean;
  /** P21 refused by a rule of its own: the caller may be able to mend the input. */
  readonly refused: boolean;
  /** P21's own words, for operators. */
  readonly said: string;
  readonly cause?: unknown;
}

export type WriteAnswer = Written | NotConfirmed;

type Parts = Pick<NotConfirmed, 'said'> & Partial<Pick<NotConfirmed, 'retry' | 'cause' | 'refused'>>;

/** P21 is known not to have written. */
export const notWritten = (parts: Parts): NotConfirmed => ({
  written: false,
  certainty: 'NOT_WRITTEN',
  retry: 'later',
  settled: true,
  refused: false,
  ...parts,
});

/** P21 may have written; `settled` says whether it could still do so. */
export const unknown = (settled: boolean, parts: Parts): NotConfirmed => ({
  written: false,
  certainty: 'UNKNOWN',
  retry: 'later',
  settled,
  refused: false,
  ...parts,
});
