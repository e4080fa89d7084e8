/**
 * What all elements of a page know together: questions of one moment are one request, and one connection tells what
 * has changed. Elements come and go; what nobody asks any longer is forgotten.
 */
import type { StorefrontPageQuery } from '../../client/generated/operations.ts';
import { chunksOf, mostAtOnce, subscriptionsFor, type Told } from './changes.ts';
import { documents } from './documents.ts';
import type { Fact, Kind, Question, Questions } from './facts.ts';
import { ask, SignedOut } from './gateway.ts';
import { Live } from './live.ts';
import { factsIn, variablesFor } from './page-answer.ts';

interface Entry {
  readonly question: Question;
  fact: Fact;
  readonly shows: Set<(fact: never) => void>;
}

/** Elements that appear within this time ask together. */
const gatherMs = 20;
/** Who reads before it is told of changes misses those in between; a slow connection is not waited for longer. */
const liveFirstMs = 500;
const [firstRetryMs, longestRetryMs] = [2_000, 30_000];
/** How often is read again while no connection tells of changes. */
const unfollowedMs = 60_000;

export class Board {
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Set<Entry>();
  readonly #live = new Live((isGap) => {
    if (isGap || this.#hasReadUnfollowed) this.readAgain();
  });
  /** Another for each shopper: what was asked as one is no answer for the next. */
  #session = {};
  #isGathering = false;
  #hasReadUnfollowed = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    setInterval(() => {
      if (!this.#live.isOpen && document.visibilityState === 'visible') this.readAgain();
    }, unfollowedMs);
  }

  /** Calls `show` at once and on every change, until the returned function is called. */
  watch<K extends Kind>(question: Questions[K], show: (fact: Fact<K>) => void): () => void {
    const key = JSON.stringify(question);
    const entry = this.#entries.get(key) ?? { question, fact: { phase: 'loading' }, shows: new Set() };
    if (!this.#entries.has(key)) {
      this.#entries.set(key, entry);
      this.#read([entry]);
    }
    entry.shows.add(show);
    show(entry.fact as Fact<K>);
    return () => {
      entry.shows.delete(show);
      // An element that is only moved asks again in the same moment.
      queueMicrotask(() => this.#forget(key, entry));
    };
  }

  readAgain(): void {
    this.#read([...this.#entries.values()]);
  }

  /** Connects and reads anew, after the page was away. */
  renew(): void {
    this.#live.restart();
    this.readAgain();
  }

  /** The same as somebody else: nothing of before is shown any longer. */
  changeShopper(): void {
    this.#session = {};
    for (const entry of this.#entries.values()) settle(entry, { phase: 'loading' });
    this.renew();
  }

  /** Ends the connection: it would keep the browser from keeping the page. */
  pause(): void {
    this.#live.pause();
  }

  /** Leaves connections to other pages of the browser where it has few, while nobody looks at this one. */
  see(isSeen: boolean): void {
    this.#live.see(isSeen);
  }

  #forget(key: string, entry: Entry): void {
    if (entry.shows.size > 0 || this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    this.#due.delete(entry);
  }

  #read(wanted: readonly Entry[]): void {
    for (const entry of wanted) this.#due.add(entry);
    if (this.#isGathering || this.#due.size === 0) return;
    this.#isGathering = true;
    setTimeout(() => void this.#readDue(), gatherMs);
  }

  async #readDue(): Promise<void> {
    if (document.readyState === 'loading')
      await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
    this.#follow();
    await this.#live.open(liveFirstMs);
    this.#follow();
    this.#hasReadUnfollowed = !this.#live.isOpen;
    this.#isGathering = false;
    const wanted = [...this.#due];
    this.#due.clear();
    await Promise.all(chunksOf(wanted, mostAtOnce).map((asked) => this.#answer(asked)));
    this.#retryLater();
  }

  #follow(): void {
    const questions = [...this.#entries.values()].map(({ question }) => question);
    this.#live.follow(subscriptionsFor(questions, (told) => this.#hear(told)));
  }

  #hear({ concerns, fact }: Told): void {
    const concerned = [...this.#entries.values()].filter(({ question }) => concerns(question));
    if (fact === undefined) this.#read(concerned);
    else for (const entry of concerned) settle(entry, fact);
  }

  async #answer(asked: readonly Entry[]): Promise<void> {
    const session = this.#session;
    const facts = await factsFor(asked);
    if (session !== this.#session) return;
    for (const [at, entry] of asked.entries()) settle(entry, facts[at] ?? { phase: 'unavailable' });
  }

  /** Until everything is known and fresh; less often the longer it lasts. */
  #retryLater(): void {
    clearTimeout(this.#retry);
    const wanting = () => [...this.#entries.values()].filter(isWanting);
    if (wanting().length === 0) {
      this.#failures = 0;
      return;
    }
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#read(wanting()), delayMs * (0.75 + Math.random() / 2));
  }
}

async function factsFor(asked: readonly Entry[]): Promise<readonly Fact[]> {
  const questions = asked.map(({ question }) => question);
  try {
    return factsIn(questions, await ask<StorefrontPageQuery>(documents.page, variablesFor(questions)));
  } catch (error) {
    return asked.map(({ fact }) => unanswered(fact, error));
  }
}

/** What is shown is not wrong yet because nobody can be asked; it only grows old. */
function unanswered(fact: Fact, error: unknown): Fact {
  if (error instanceof SignedOut) return { phase: 'signed-out' };
  return fact.phase === 'known' ? { ...fact, stale: true } : { phase: 'unavailable' };
}

const isWanting = ({ fact }: Entry): boolean =>
  fact.phase === 'unavailable' || (fact.phase === 'known' && fact.stale);

function settle(entry: Entry, fact: Fact): void {
  if (JSON.stringify(entry.fact) === JSON.stringify(fact)) return;
  entry.fact = fact;
  for (const show of entry.shows) show(fact as never);
}
