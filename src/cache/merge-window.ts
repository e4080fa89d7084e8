/**
 * One upstream call for the keys of many requests. Keys of one group that are asked for within a few milliseconds travel
 * together; a key that is under way already is not asked for again.
 */
import type { Clock } from '../instant.ts';
import { createSharedSignal, type SharedSignal } from './shared-signal.ts';

/** How urgent and how patient a question is. */
export interface LoadTerms<P> {
  readonly signal: AbortSignal | undefined;
  readonly priority: P;
}

export interface MergeOptions<Q, V, P> {
  readonly keyOf: (question: Q) => string;
  /** Questions of one group can travel in one call. */
  readonly groupOf: (question: Q) => string;
  /** One answer per question, in order. */
  readonly load: (questions: readonly Q[], terms: LoadTerms<P>) => Promise<readonly (V | Error)[]>;
  /** The more urgent of two. */
  readonly moreUrgent: (one: P, other: P) => P;
  /** Names those that travel together; the others are not kept waiting by what is many and in no hurry. */
  readonly convoyOf?: ((priority: P) => string) | undefined;
  /** How long keys are collected. */
  readonly windowMs: number;
  /** A call with so many keys leaves at once. */
  readonly mostKeys: number;
  readonly clock: Clock;
  readonly onCall: (keys: number, questions: number) => void;
}

/** Where and when the answer to a key comes. */
export interface Pending<V> {
  /** When P21 was or will be asked; undefined until the call has left. */
  readonly sentAt: () => number | undefined;
  /** By key. Never rejects. */
  readonly answers: Promise<ReadonlyMap<string, V | Error>>;
}

export interface MergeWindow<Q, V, P> {
  /**
   * The call that brings the answer to a question. `mayJoin` is asked about a call that has left already, with the
   * time it left.
   */
  ask(question: Q, key: string, terms: LoadTerms<P>, mayJoin: (sentAt: number) => boolean): Pending<V>;
}

interface Batch<Q, V, P> extends Pending<V> {
  readonly questions: Map<string, Q>;
  readonly patience: SharedSignal;
  priority: P;
  asked: number;
  departedAt: number | undefined;
  readonly settle: (answers: ReadonlyMap<string, V | Error>) => void;
}

export function createMergeWindow<Q, V, P>(options: MergeOptions<Q, V, P>): MergeWindow<Q, V, P> {
  const { convoyOf = () => '' } = options;
  /** By group: calls that still collect. */
  const collecting = new Map<string, Batch<Q, V, P>>();
  /** By key: calls that have left. */
  const underWay = new Map<string, Batch<Q, V, P>>();

  function open(group: string, priority: P): Batch<Q, V, P> {
    const { promise, resolve } = Promise.withResolvers<ReadonlyMap<string, V | Error>>();
    const batch: Batch<Q, V, P> = {
      questions: new Map(),
      patience: createSharedSignal(),
      priority,
      asked: 0,
      departedAt: undefined,
      sentAt: () => batch.departedAt,
      answers: promise,
      settle: resolve,
    };
    collecting.set(group, batch);
    setTimeout(() => void depart(group, batch), options.windowMs);
    return batch;
  }

  async function depart(group: string, batch: Batch<Q, V, P>): Promise<void> {
    if (batch.departedAt !== undefined) return;
    if (collecting.get(group) === batch) collecting.delete(group);
    batch.departedAt = options.clock();
    const keys = [...batch.questions.keys()];
    for (const key of keys) underWay.set(key, batch);
    options.onCall(keys.length, batch.asked);
    const answers = await settled(options, batch);
    for (const key of keys) if (underWay.get(key) === batch) underWay.delete(key);
    // null is an answer: P21 does not know the key.
    const outcomes = keys.map((key, index) => [key, index in answers ? answers[index] : leftOut()] as const);
    batch.settle(new Map(outcomes) as ReadonlyMap<string, V | Error>);
  }

  return {
    ask: (question, key, terms, mayJoin) => {
      const sent = underWay.get(key);
      if (sent?.departedAt !== undefined && mayJoin(sent.departedAt)) {
        sent.patience.join(terms.signal);
        return sent;
      }
      const group = `${convoyOf(terms.priority)}|${options.groupOf(question)}`;
      const batch = collecting.get(group) ?? open(group, terms.priority);
      batch.asked += 1;
      batch.questions.set(key, question);
      batch.priority = options.moreUrgent(batch.priority, terms.priority);
      batch.patience.join(terms.signal);
      if (batch.questions.size >= options.mostKeys) void depart(group, batch);
      return batch;
    },
  };
}

async function settled<Q, V, P>(
  { load }: MergeOptions<Q, V, P>,
  { questions, patience, priority }: Batch<Q, V, P>,
): Promise<readonly (V | Error)[]> {
  try {
    return await load([...questions.values()], { signal: patience.signal, priority });
  } catch (error) {
    return [...questions].map(() => error as Error);
  }
}

const leftOut = (): Error => new Error('a question was left unanswered');
