/** What became of a record that was to be written, in words for operators. */
export type RecordOutcome =
  | { readonly state: 'written'; readonly id: string }
  /** The record it was meant for is not there any more. */
  | { readonly state: 'gone'; readonly reason: string }
  /** Refused as it is. */
  | { readonly state: 'refused'; readonly reason: string; readonly field: string | null }
  /** Not written; the same may go well later. */
  | { readonly state: 'later'; readonly reason: string; readonly afterMs: number | null }
  /** Nobody knows whether it was written. */
  | { readonly state: 'unknown'; readonly reason: string };
