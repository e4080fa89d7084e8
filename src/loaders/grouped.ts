/**
 * Questions that can only be asked together when they share a context (prices of one customer, stock at the same
 * locations): all questions of one tick with the same context become one call. Who may ask is checked by the caller.
 */
import DataLoader from 'dataloader';

export interface GroupedOptions<Q, A> {
  /** What the questions of one call have in common, as text. */
  readonly contextOf: (question: Q) => string;
  /** What tells questions of one context apart, as text. */
  readonly keyOf: (question: Q) => string;
  /** One call; answers in the order of the questions, an `Error` for one that cannot be answered alone. */
  readonly load: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>;
}

export function grouped<Q, A>({ contextOf, keyOf, load }: GroupedOptions<Q, A>): (question: Q) => Promise<A> {
  const loader = new DataLoader<Q, A, string>(
    async (questions) => {
      const groups = [...Map.groupBy(questions, contextOf).values()];
      const answers = new Map<Q, A | Error>();
      await Promise.all(groups.map((group) => loadGroup(group, load, answers)));
      return questions.map(
        (question) => answers.get(question) ?? new Error('a question was left unanswered'),
      );
    },
    { cacheKeyFn: (question) => JSON.stringify([contextOf(question), keyOf(question)]) },
  );
  return (question) => loader.load(question);
}

async function loadGroup<Q, A>(
  group: readonly Q[],
  load: GroupedOptions<Q, A>['load'],
  answers: Map<Q, A | Error>,
): Promise<void> {
  try {
    const loaded = await load(group);
    for (const [index, question] of group.entries()) answers.set(question, loaded[index] as A | Error);
  } catch (error) {
    for (const question of group) answers.set(question, error as Error);
  }
}
