/** One request for everything, and one answer taken apart into facts. */
import type { StorefrontPageQuery, StorefrontPageQueryVariables } from '../../client/generated/operations.ts';
import { type Fact, known, type Question, type Questions } from './facts.ts';
import type { Answer, Fault } from './gateway.ts';

type PriceQuestion = Questions['price'];

/** What the questions are in the gateway's terms. At most 100 prices, 100 scales and 100 SKUs go into one. */
export function variablesFor(questions: readonly Question[]): StorefrontPageQueryVariables {
  const [plain, scaled] = pricesIn(questions);
  const skus = [...new Set(questions.flatMap((question) => (question.kind === 'stock' ? question.sku : [])))];
  return {
    items: plain.map(itemOf),
    withPrices: plain.length > 0,
    scaledItems: scaled.map(itemOf),
    withScales: scaled.length > 0,
    skus,
    withStock: skus.length > 0,
    withBudgets: questions.some(({ kind }) => kind === 'budget'),
  };
}

/** The fact for each question, in their order. */
export function factsIn(questions: readonly Question[], answer: Answer<StorefrontPageQuery>): Fact[] {
  const { data, errors = [] } = answer;
  const [plain, scaled] = pricesIn(questions);
  const faultAt = (...path: readonly (string | number)[]) => errors.find((fault) => isAt(fault, path));
  return questions.map((question) => {
    if (question.kind === 'stock') {
      const all = data?.inventory?.filter((row) => row?.sku.toUpperCase() === question.sku.toUpperCase());
      const rows = all?.filter((row) => row !== null);
      if (rows === undefined) return without(faultAt('inventory'));
      return rows.length > 0 ? known<'stock'>(rows) : without(undefined);
    }
    if (question.kind === 'budget') {
      const budgets = data?.customers?.nodes[0]?.budgets;
      if (budgets == null) return without(faultAt('customers'));
      return budgets.length > 0 ? known<'budget'>(budgets) : { phase: 'missing' };
    }
    const [name, list] = question.withBreaks ? (['scales', scaled] as const) : (['prices', plain] as const);
    const at = list.indexOf(question);
    const price = data?.[name]?.[at];
    return price ? known<'price'>(price) : without(faultAt(name, at));
  });
}

const pricesIn = (questions: readonly Question[]): [plain: PriceQuestion[], scaled: PriceQuestion[]] => {
  const prices = questions.filter((question) => question.kind === 'price');
  return [prices.filter((one) => !one.withBreaks), prices.filter((one) => one.withBreaks)];
};

const itemOf = ({ sku, quantity, unit }: PriceQuestion) => ({
  sku,
  quantity,
  ...(unit !== null && { unitOfMeasure: unit }),
});

/** Whether the fault is at the path, above or below it. */
const isAt = ({ path = [] }: Fault, wanted: readonly (string | number)[]): boolean =>
  wanted.every((step, at) => at >= path.length || path[at] === step);

/** Faults of the question itself stay; all others pass. */
const lasting = ['BAD_USER_INPUT', 'NOT_FOUND', 'FORBIDDEN'];

const without = (fault: Fault | undefined): Fact =>
  fault === undefined || lasting.includes(fault.extensions?.code ?? '')
    ? { phase: 'missing' }
    : { phase: 'unavailable' };
