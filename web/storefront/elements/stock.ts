/** `<p21-stock sku="…" location="10" locations>`: what can be sold now, in all, at one location, or at each. */
import type { Questions, Stock } from '../facts.ts';
import { dayText, isPositive, quantityText, sum } from '../formats.ts';
import { fill, type Words } from '../words.ts';
import { part } from './dom.ts';
import { FactElement, type Telling } from './fact-element.ts';

export class StockElement extends FactElement<'stock'> {
  static readonly observedAttributes = ['sku', 'location', 'locations'];

  protected override question(): Questions['stock'] | undefined {
    const sku = this.getAttribute('sku');
    return sku ? { kind: 'stock', sku } : undefined;
  }

  protected override tell(all: readonly Stock[], telling: Telling): readonly Node[] {
    const { words } = telling;
    const wanted = this.getAttribute('location');
    const rows = all.filter(
      ({ locationId, sellable }) => sellable && (!wanted || wanted.split(/[\s,]+/).includes(locationId)),
    );
    if (rows.length === 0) return [part('missing', words.stockMissing)];
    return [
      describe(rows, telling),
      ...(this.hasAttribute('locations') ? rows.map((row) => describeLocation(row, telling)) : []),
    ];
  }

  protected override missing({ stockMissing }: Words): string {
    return stockMissing;
  }
}

/** More may be promised than is there: that is nothing, not less than nothing. */
const sellableOf = ({ available }: Stock): string => (isPositive(available.value) ? available.value : '0');

function describe(rows: readonly Stock[], { words, locale }: Telling): HTMLElement {
  const total = sum(rows.map(sellableOf));
  const unit = rows[0]?.available.unitOfMeasure ?? null;
  if (isPositive(total)) {
    const quantity = quantityText(total, unit, locale);
    return part('available', fill(words.inStock, { quantity }));
  }
  const [due] = rows.flatMap(({ nextDueOn }) => nextDueOn ?? []).sort();
  const expected = due === undefined ? '' : `, ${fill(words.due, { date: dayText(due, locale) })}`;
  return part('out', words.outOfStock + expected);
}

const describeLocation = (row: Stock, { locale }: Telling): HTMLElement =>
  part(
    'location detail',
    `${row.location?.name ?? row.locationId}: ${quantityText(sellableOf(row), row.available.unitOfMeasure, locale)}`,
  );
