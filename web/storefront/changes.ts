/** What a page follows, and what a message means for what it knows. */
import { documents } from './documents.ts';
import { type Fact, type Kind, known, type Question } from './facts.ts';
import type { Answer } from './gateway.ts';
import type { Subscription } from './live.ts';

/** What a message says about questions. `fact`: absent where they are to be asked again. */
export interface Told {
  concerns(question: Question): boolean;
  readonly fact?: Fact;
}

interface ChangeMessage {
  readonly cursor: string | null;
  readonly isGap: boolean;
  readonly sku?: string | null;
  readonly inventory?: readonly object[] | null;
  readonly budgets?: readonly object[] | null;
}

/** The gateway takes so many SKUs in one question. */
export const mostAtOnce = 100;

/** Subscriptions by name for all that is asked. */
export function subscriptionsFor(
  questions: readonly Question[],
  tell: (told: Told) => void,
): ReadonlyMap<string, Subscription> {
  const wanted = new Map<string, Subscription>();
  const follow = (name: string, kind: Kind, variables: Subscription['variables']) =>
    wanted.set(name, {
      query: documents[kind],
      variables,
      next: (answer) => {
        const message = messageIn(answer);
        if (message !== undefined) tell(toldBy(kind, message));
        return message?.cursor ?? null;
      },
    });
  for (const kind of ['stock', 'price'] as const)
    for (const [at, skus] of chunksOf(skusIn(questions, kind), mostAtOnce).entries())
      follow(`${kind} ${at}`, kind, { skus });
  if (questions.some(({ kind }) => kind === 'budget')) follow('budget', 'budget', {});
  return wanted;
}

export function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

/** Sorted: pages that show the same in another order are told the same. */
const skusIn = (questions: readonly Question[], kind: Kind): string[] => [
  ...new Set(
    questions
      .flatMap((question) => (question.kind === kind && question.kind !== 'budget' ? question.sku : []))
      .sort(),
  ),
];

const messageIn = ({ data }: Answer<Record<string, ChangeMessage>>): ChangeMessage | undefined =>
  Object.values(data ?? {})[0];

/** Stock and budgets come with the message; prices depend on more than it says and are asked together. */
function toldBy(kind: Kind, { isGap, sku, inventory, budgets }: ChangeMessage): Told {
  const wanted = sku?.toUpperCase();
  const concerns = (question: Question): boolean =>
    question.kind === kind && (isGap || question.kind === 'budget' || question.sku.toUpperCase() === wanted);
  const value = inventory ?? budgets ?? [];
  return isGap || value.length === 0 ? { concerns } : { concerns, fact: known(value as never) };
}
