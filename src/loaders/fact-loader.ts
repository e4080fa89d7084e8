/** The facts of one request: questions of one tick are one look into the cache, each is asked once. */
import DataLoader from 'dataloader';
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { Fact } from '../cache/entry.ts';
import type { Kept, Reader } from './facts.ts';
import { madeOnce } from './once.ts';

export interface FactLoader<Q, V> {
  load(question: Q, freshness?: Freshness): Promise<Fact<V>>;
  /** A value that came along with something else, so that it is not asked for. */
  keep(question: Q, fact: Fact<V>): void;
}

export function createFactLoader<Q, V>(
  facts: Kept<Q, V>,
  reader: Reader,
  keyOf: (question: Q) => string | number,
): FactLoader<Q, V> {
  const loaderOf = (freshness: Freshness) =>
    new DataLoader<Q, Fact<V>, string | number>((questions) => facts.read(questions, freshness, reader), {
      cacheKeyFn: keyOf,
    });
  const loaders = { CACHED: madeOnce(() => loaderOf('CACHED')), LIVE: madeOnce(() => loaderOf('LIVE')) };
  return {
    load: (question, freshness = 'CACHED') => loaders[freshness]().load(question),
    keep: (question, fact) => {
      loaders.CACHED().prime(question, fact);
    },
  };
}
