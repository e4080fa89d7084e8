/** Finds what spoils a batch. */
import { toGatewayError } from '../errors.ts';
import { isOutage } from './failure.ts';

/**
 * Runs `act` on the whole list and, when it throws for a reason that may lie in one of them, on its halves, down to
 * the single ones it throws for; `fail` says what becomes of those. An outage fails the whole list at once: asking
 * again in pieces would only add to it. Answers are in the order of the list.
 */
export async function bisect<T, R>(
  list: readonly T[],
  act: (part: readonly T[]) => Promise<readonly R[]>,
  fail: (one: T, thrown: unknown) => R,
): Promise<R[]> {
  if (list.length === 0) return [];
  try {
    return [...(await act(list))];
  } catch (thrown) {
    if (list.length === 1 || isOutage(toGatewayError(thrown))) return list.map((one) => fail(one, thrown));
  }
  const middle = Math.ceil(list.length / 2);
  const first = await bisect(list.slice(0, middle), act, fail);
  return [...first, ...(await bisect(list.slice(middle), act, fail))];
}
