/**
 * The price of an order line or a product price: the shop validates `value` and `currency` as one object, as they came,
 * before it looks at the fields (platform 6.1.8, CurrencyBundle: UpdatePriceByValueAndCurrency, validation.yml).
 */
import { type Violation, violations } from '../jsonapi/check-constraints.ts';
import { isObject } from '../jsonapi/json-body.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Constraint } from '../model/constraint.ts';
import type { Json } from '../store/row.ts';

const currencyRules: readonly Constraint[] = [{ kind: 'not blank' }, { kind: 'currency' }];

/** `missing` are the words for no price at all. */
export function checkPriceValue(node: WriteNode, missing: string): void {
  const given = isObject(node.raw.attributes) ? node.raw.attributes : {};
  if (!('value' in given) && !('currency' in given)) {
    if (node.isNew) node.refuseRecord('not blank constraint', `${missing} Source: price.`);
    return;
  }
  const current = (name: string) =>
    (name in given ? given[name] : (node.before?.values[name] ?? null)) as Json;
  tell(node, 'value', valueViolations(current('value')));
  tell(node, 'currency', violations(current('currency'), currencyRules));
}

function tell(node: WriteNode, field: string, found: readonly Violation[]): void {
  for (const { title, detail } of found) node.refuseFirst(node.pointerOf(field), title, detail);
}

function valueViolations(value: Json): readonly Violation[] {
  const blank = { title: 'not blank constraint', detail: 'Price value should not be blank.' };
  if (value === null) return [blank];
  if (isNumeric(value)) {
    const negative = { title: 'range constraint', detail: 'This value should be 0 or more.' };
    return Number(value) < 0 ? [negative] : [];
  }
  return [
    ...(value === '' ? [blank] : []),
    { title: 'type constraint', detail: 'This value should be of type numeric.' },
    { title: 'range constraint', detail: 'This value should be a valid number.' },
  ];
}

const isNumeric = (value: Json): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value));
