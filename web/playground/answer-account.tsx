/** What the last answer cost, and where its facts came from, below the answer. */
import type { ReactNode } from 'react';

/** `extensions` of an answer to staff. */
export interface AnswerAccount {
  readonly cost?: number;
  /** Keys by fact and by where they were found. */
  readonly cache?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The account of an answer that has one; undefined for introspection and for what was not run. */
export async function readAccount(question: unknown, answer: Response): Promise<AnswerAccount | undefined> {
  if (typeof question !== 'string' || question.includes('IntrospectionQuery')) return undefined;
  const { extensions } = (await answer.json()) as { extensions?: AnswerAccount };
  return extensions;
}

const facts: Readonly<Record<string, string>> = {
  price: 'prices',
  budget: 'budgets',
  location: 'locations',
  item: 'items',
  product: 'descriptions',
  'product-uid': 'item numbers',
  'ship-to': 'ship-tos',
  company: 'company',
};

const places: Readonly<Record<string, string>> = {
  memory: 'from memory',
  redis: 'from Redis',
  upstream: 'asked of P21',
  stale: 'stood in, P21 did not answer',
  failed: 'not to be had',
};

export function AccountLine({ account }: { readonly account: AnswerAccount | undefined }): ReactNode {
  if (account?.cost === undefined) return null;
  const lookedUp = Object.entries(account.cache ?? {}).map(([fact, counts]) => {
    const found = Object.entries(counts).filter(([, count]) => count > 0);
    return `${facts[fact] ?? fact}: ${found.map(([place, count]) => `${count} ${places[place] ?? place}`).join(', ')}`;
  });
  return <p className="account">{[`Cost ${account.cost}`, ...lookedUp].join(' · ')}</p>;
}
