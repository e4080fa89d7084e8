/** Keys of records that may have changed, from the answers of several tables. */
import type { Instant } from '../../src/instant.ts';

export interface ChangedKeys {
  readonly keys: readonly string[];
  readonly watermark: Instant;
  readonly hasMore: boolean;
}

/** Several questions from one moment: complete up to where the first of those with more to tell stopped. */
export function togetherOf(answers: readonly { readonly watermark: Instant; readonly hasMore: boolean }[]): {
  readonly watermark: Instant;
  readonly hasMore: boolean;
} {
  const unfinished = answers.filter(({ hasMore }) => hasMore).map(({ watermark }) => watermark);
  const all = answers.map(({ watermark }) => watermark);
  return {
    watermark: (unfinished.length > 0 ? unfinished.sort()[0] : all.sort().at(-1)) ?? '',
    hasMore: unfinished.length > 0,
  };
}
