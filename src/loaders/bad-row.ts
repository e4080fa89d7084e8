/**
 * A row that cannot be read fails the call it came with. Halving the keys finds it, so that only its own key fails:
 * one bad row among n costs about 2 log2(n) calls more. Where both halves fail the fault is not one row's, and no
 * more is asked.
 */
import { GatewayError } from '../errors.ts';

export interface Part<K, R> {
  readonly keys: readonly K[];
  readonly rows: readonly R[] | Error;
}

/** Parts in the order of the keys; never throws. */
export async function loadAroundBadRow<K, R>(
  load: (keys: readonly K[]) => Promise<readonly R[]>,
  keys: readonly K[],
): Promise<Part<K, R>[]> {
  const [answer] = await Promise.allSettled([load(keys)]);
  return answer.status === 'fulfilled' ? [{ keys, rows: answer.value }] : halve(load, keys, answer.reason);
}

async function halve<K, R>(
  load: (keys: readonly K[]) => Promise<readonly R[]>,
  keys: readonly K[],
  error: Error,
): Promise<Part<K, R>[]> {
  if (keys.length === 1 || !isAboutARow(error)) return [{ keys, rows: error }];
  const middle = Math.ceil(keys.length / 2);
  const halves = [keys.slice(0, middle), keys.slice(middle)];
  const answers = await Promise.allSettled(halves.map((half) => load(half)));
  if (answers.every(({ status }) => status === 'rejected')) return [{ keys, rows: error }];
  const parts = answers.map((answer, index) => {
    const half = halves[index] ?? [];
    return answer.status === 'fulfilled'
      ? [{ keys: half, rows: answer.value }]
      : halve(load, half, answer.reason);
  });
  return (await Promise.all(parts)).flat();
}

/** Errors about one value name `table.column`; those about a whole answer name the table. */
const isAboutARow = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.code === 'UPSTREAM_MALFORMED' &&
  error.details.field?.includes('.') === true;
