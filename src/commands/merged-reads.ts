/**
 * Reads of P21 by key, for many commands in one call: P21 grants few calls at once, and an order alone would need a
 * dozen. Every question is still asked after it was put, so that a proof proves.
 */
import type { LookupOptions, ReadOptions } from '../../datasources/p21/paging.ts';
import { moreUrgent, usualPriority } from '../../datasources/upstream/priority.ts';
import { createSharedSignal } from '../cache/shared-signal.ts';
import { toGatewayError } from '../errors.ts';
import { gather } from './gather.ts';

type Key = string | number;

export type RowsByKeys<K extends Key, Row> = (keys: readonly K[], options?: LookupOptions) => Promise<Row[]>;

interface Question<K> {
  readonly keys: readonly K[];
  readonly options: ReadOptions;
}

/** `keyOf` tells whose row it is. */
export function mergedReads<K extends Key, Row>(
  read: RowsByKeys<K, Row>,
  keyOf: (row: Row) => Key,
): RowsByKeys<K, Row> {
  const living = createRounds(read, keyOf);
  const all = createRounds(
    (keys: readonly K[], options) => read(keys, { ...options, withDeleted: true }),
    keyOf,
  );
  return async (keys, options = {}) => {
    if (keys.length === 0) return [];
    return options.withDeleted === true ? all({ keys, options }) : living({ keys, options });
  };
}

const createRounds = <K extends Key, Row>(read: RowsByKeys<K, Row>, keyOf: (row: Row) => Key) =>
  gather<Question<K>, Row[]>({
    run: async (questions) => {
      const keys = new Set(questions.flatMap((question) => question.keys));
      const rows = await read([...keys], termsOf(questions));
      const byKey = Map.groupBy(rows, (row) => comparable(keyOf(row)));
      return questions.map((question) =>
        [...new Set(question.keys.map(comparable))].flatMap((key) => byKey.get(key) ?? []),
      );
    },
    atOnce: 1,
    most: 50,
    patienceMs: 1_000,
    isOfOne: isOfTheQuestion,
  });

/** As urgent as the most urgent, given up when all who asked have left. */
function termsOf(questions: readonly Question<unknown>[]): ReadOptions {
  const patience = createSharedSignal();
  for (const { options } of questions) patience.join(options.signal);
  const [first = usualPriority, ...others] = questions.map(
    ({ options }) => options.priority ?? usualPriority,
  );
  return { signal: patience.signal, priority: others.reduce(moreUrgent, first) };
}

/** P21 answered, and one answer cannot be used: no reason to leave the other questions without theirs. */
const isOfTheQuestion = (error: unknown): boolean => {
  const { code, rule } = toGatewayError(error);
  return rule.retry === 'never' && code !== 'UPSTREAM_UNAUTHORIZED';
};

/** SQL Server compares text without case and blanks around it in its usual collation. */
const comparable = (key: Key): string => String(key).trim().toLowerCase();
