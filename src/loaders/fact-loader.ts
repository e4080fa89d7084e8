/** The facts of one request: questions of one tick are one look into the cache, each is asked once. */
import DataLoader from 'dataloader';
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { Fact } from '../cache/entry.ts';
import type { Kept, Reader } from './facts.ts';

type Questions<Q, V> = DataLoader<Q, Fact<V>, string | number>;

/** A class, because a request has many and uses few: one that is not asked costs one object. */
export class FactLoader<Q, V> {
  readonly #facts: Kept<Q, V>;
  readonly #reader: Reader;
  readonly #keyOf: (question: Q) => string | number;
  readonly #loaders: { CACHED?: Questions<Q, V>; LIVE?: Questions<Q, V> } = {};

  constructor(facts: Kept<Q, V>, reader: Reader, keyOf: (question: Q) => string | number) {
    this.#facts = facts;
    this.#reader = reader;
    this.#keyOf = keyOf;
  }

  load(question: Q, freshness: Freshness = 'CACHED'): Promise<Fact<V>> {
    return this.#at(freshness).load(question);
  }

  /** Takes a value that came along with something else, so that it is not asked for. */
  keep(question: Q, fact: Fact<V>): void {
    this.#at('CACHED').prime(question, fact);
  }

  #at(freshness: Freshness): Questions<Q, V> {
    this.#loaders[freshness] ??= new DataLoader(
      (questions) => this.#facts.read(questions, freshness, this.#reader),
      { cacheKeyFn: this.#keyOf },
    );
    return this.#loaders[freshness];
  }
}
