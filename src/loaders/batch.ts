/**
 * Keys to models: the keys of one tick become one call of `load`, each key is asked once per request, and rows the
 * viewer may not see are dropped. Every batch must say whose its rows are.
 */
import DataLoader from 'dataloader';
import { loadAroundBadRow } from './bad-row.ts';
import { madeOnce } from './once.ts';
import { known } from './unavailable.ts';
import type { Visibility } from './visibility.ts';

export type Key = string | number;

/**
 * `public`: everybody may see the rows. `ofParent`: keys are only ever taken from a row that was already shown.
 * A function: the P21 customer the row belongs to, null for nobody known.
 */
export type Owner<R> = 'public' | 'ofParent' | ((row: R) => string | null);

export interface BatchOptions<K extends Key, R> {
  /** One upstream call (the source cuts it into chunks); unknown keys are absent from the answer. */
  readonly load: (keys: readonly K[]) => Promise<readonly R[]>;
  readonly keyOf: (row: R) => K;
  readonly owner: Owner<R>;
  /** Makes keys equal that the system holds to be equal, e.g. texts that differ in case; `load` gets them as given. */
  readonly toSame?: (key: K) => K;
}

export interface OneLookup<K extends Key, R> {
  /**
   * null for an unknown key and for a row of somebody else: the two cannot be told apart. A missing key and 0, which
   * is how P21 refers to nothing, are not asked for.
   */
  readonly load: (key: K | null) => Promise<R | null>;
  /** Keeps rows that came along with something else, so that they are not asked for again. */
  readonly keep: (rows: readonly R[]) => void;
}

export interface Batches {
  /** At most one row per key. */
  one<K extends Key, R>(options: BatchOptions<K, R>): OneLookup<K, R>;
  /** Any number of rows per key, in the order of the answer. */
  many<K extends Key, R>(options: BatchOptions<K, R>): (key: K) => Promise<readonly R[]>;
  /** The rows of a page the viewer may see. */
  visible<R>(rows: readonly R[], owner: Owner<R>): R[];
}

export function createBatches(visibility: Visibility): Batches {
  const visible = <R>(rows: readonly R[], owner: Owner<R>): R[] =>
    rows.filter((row) => typeof owner === 'string' || visibility.sees(owner(row)));
  return { visible, one: (options) => one(options, visible), many: (options) => many(options, visible) };
}

type Filter = Batches['visible'];

function one<K extends Key, R>(options: BatchOptions<K, R>, visible: Filter): OneLookup<K, R> {
  const { load, keyOf, owner, toSame = same } = options;
  const loader = madeOnce(
    () =>
      new DataLoader<K, R | null, K>(
        (keys) =>
          answerKeys(load, keys, (answered, rows) => {
            const byKey = new Map(visible(rows, owner).map((row) => [toSame(keyOf(row)), row]));
            return answered.map((key) => byKey.get(toSame(key)) ?? null);
          }),
        { cacheKeyFn: toSame },
      ),
  );
  return {
    load: async (key) => {
      const asked = known(key);
      return asked === null || isNothing(asked) ? null : loader().load(asked);
    },
    keep: (rows) => {
      for (const row of visible(rows, owner)) loader().prime(keyOf(row), row);
    },
  };
}

function many<K extends Key, R>(options: BatchOptions<K, R>, visible: Filter) {
  const { load, keyOf, owner, toSame = same } = options;
  const loader = madeOnce(
    () =>
      new DataLoader<K, readonly R[], K>(
        (keys) =>
          answerKeys(load, keys, (answered, rows) => {
            const byKey = Map.groupBy(visible(rows, owner), (row) => toSame(keyOf(row)));
            return answered.map((key) => byKey.get(toSame(key)) ?? []);
          }),
        { cacheKeyFn: toSame },
      ),
  );
  return async (key: K): Promise<readonly R[]> => loader().load(known(key));
}

/** One answer per key, in order; the error for the keys of a part that failed. */
async function answerKeys<K extends Key, R, A>(
  load: (keys: readonly K[]) => Promise<readonly R[]>,
  keys: readonly K[],
  toAnswers: (keys: readonly K[], rows: readonly R[]) => readonly A[],
): Promise<(A | Error)[]> {
  const parts = await loadAroundBadRow(load, keys);
  return parts.flatMap<A | Error>(({ keys: answered, rows }) =>
    rows instanceof Error ? answered.map(() => rows) : toAnswers(answered, rows),
  );
}

const same = <K>(key: K): K => key;

const isNothing = (key: Key): boolean => key === '' || key === 0 || key === '0';
