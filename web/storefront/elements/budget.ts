/** `<p21-budget contract="…">`: what the shopper's company may still spend. */
import type { Budget, Questions } from '../facts.ts';
import { dayText, isPositive, sum, sumText } from '../formats.ts';
import { fill, type Words } from '../words.ts';
import { node, part } from './dom.ts';
import { FactElement, type Telling } from './fact-element.ts';

export class BudgetElement extends FactElement<'budget'> {
  static readonly observedAttributes = ['contract'];

  protected override question(): Questions['budget'] {
    return { kind: 'budget' };
  }

  protected override tell(budgets: readonly Budget[], telling: Telling): readonly Node[] {
    const contract = this.getAttribute('contract');
    const wanted = budgets.filter(
      ({ contractNumber, limit }) => limit !== null && (!contract || contractNumber === contract),
    );
    if (wanted.length === 0) return [part('missing', telling.words.budgetMissing)];
    return wanted.map((budget) => describe(budget, telling));
  }

  protected override missing({ budgetMissing }: Words): string {
    return budgetMissing;
  }
}

function describe(budget: Budget, { words, locale }: Telling): HTMLElement {
  const { limit, spent, committed, remaining, endsOn, shipTo } = budget;
  const money = (amount: string | undefined) => sumText(amount ?? '0', limit?.currency ?? 'USD', locale);
  const name = fill(words.budget, { name: budget.description ?? budget.contractNumber ?? '' }).trim();
  return part(
    'budget',
    part('detail', name),
    ...(shipTo === null ? [] : [part('detail', shipTo.name ?? '')]),
    ...(remaining === null ? [] : [remainder(remaining.amount, limit?.amount ?? '0', { words, money })]),
    meter(`${name} ${shipTo?.name ?? ''}`.trim(), budget),
    part('detail', fill(words.spent, { spent: money(spent?.amount), committed: money(committed?.amount) })),
    ...(endsOn === null ? [] : [part('detail', fill(words.until, { date: dayText(endsOn, locale) }))]),
  );
}

function remainder(
  amount: string,
  limit: string,
  { words, money }: { readonly words: Words; money(amount: string): string },
): HTMLElement {
  if (!amount.startsWith('-'))
    return part('remaining', fill(words.left, { amount: money(amount), limit: money(limit) }));
  return part('remaining over', fill(words.over, { amount: money(amount.slice(1)), limit: money(limit) }));
}

/** A picture only: the figures beside it are exact. */
function meter(name: string, { limit, spent, committed, remaining }: Budget): HTMLElement {
  const used = Number(sum([spent?.amount ?? '0', committed?.amount ?? '0']));
  const percent =
    limit !== null && isPositive(limit.amount)
      ? Math.min(100, Math.round((used / Number(limit.amount)) * 100))
      : 0;
  const fillUp = node('span', { part: remaining?.amount.startsWith('-') ? 'fill full' : 'fill' });
  fillUp.style.inlineSize = `${percent}%`;
  const values = { 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': String(percent) };
  return node('span', { part: 'meter', role: 'meter', 'aria-label': name, ...values }, fillUp);
}
