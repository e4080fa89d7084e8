/** `<p21-price sku="…" quantity="10" unit="BX" breaks>`: what the shopper pays for one of the unit. */
import type { Price, Questions } from '../facts.ts';
import { priceText, quantityText } from '../formats.ts';
import { fill, type Words } from '../words.ts';
import { node, part } from './dom.ts';
import { FactElement, type Telling } from './fact-element.ts';

export class PriceElement extends FactElement<'price'> {
  static readonly observedAttributes = ['sku', 'quantity', 'unit', 'breaks'];

  protected override question(): Questions['price'] | undefined {
    const sku = this.getAttribute('sku');
    if (!sku) return undefined;
    const quantity = this.getAttribute('quantity') || '1';
    const unit = this.getAttribute('unit') || null;
    return { kind: 'price', sku, quantity, unit, withBreaks: this.hasAttribute('breaks') };
  }

  protected override tell(price: Price, telling: Telling): readonly Node[] {
    const { unitPrice, quantity, breaks } = price;
    const { locale, words } = telling;
    const unit = quantity.unitOfMeasure;
    return [
      part('price', priceText(unitPrice.amount, unitPrice.currency, locale)),
      ...(unit === null ? [] : [part('unit', ` ${fill(words.perUnit, { unit })}`)]),
      ...(breaks != null && breaks.length > 0 ? [scale(breaks, unit, telling)] : []),
    ];
  }

  protected override missing({ priceMissing }: Words): string {
    return priceMissing;
  }
}

function scale(
  breaks: NonNullable<Price['breaks']>,
  unit: string | null,
  { locale, words }: Telling,
): HTMLElement {
  const rows = breaks.map(({ fromQuantity, unitPrice }) => {
    const quantity = quantityText(fromQuantity.value, unit, locale);
    return node(
      'tr',
      {},
      node('th', { scope: 'row' }, fill(words.fromQuantity, { quantity })),
      node('td', {}, priceText(unitPrice.amount, unitPrice.currency, locale)),
    );
  });
  const heads = [words.quantity, words.price].map((word) => node('th', { scope: 'col' }, word));
  return node(
    'table',
    { part: 'breaks' },
    node('caption', {}, words.breaks),
    node('thead', {}, node('tr', {}, ...heads)),
    node('tbody', {}, ...rows),
  );
}
