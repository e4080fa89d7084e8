/** A value asked once and kept for a while; concurrent callers share one question, a failure is not kept. */
import type { Clock } from '../../src/instant.ts';

export function keepAnswer<T>(ask: () => Promise<T>, keepMs: number, clock: Clock): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly untilMs: number } | undefined;
  return () => {
    if (kept !== undefined && clock() < kept.untilMs) return kept.answer;
    const answer = ask();
    const current = { answer, untilMs: clock() + keepMs };
    kept = current;
    answer.catch(() => {
      if (kept === current) kept = undefined;
    });
    return answer;
  };
}
