/**
 * Live prices, stock and budgets of Prophet 21 for the pages of a shop: `<p21-price>`, `<p21-stock>`, `<p21-budget>`.
 * All elements of a page share one request and one connection. `docs/storefront.md` is the guide.
 */
import { BudgetElement } from './elements/budget.ts';
import { PriceElement } from './elements/price.ts';
import { StockElement } from './elements/stock.ts';
import { followVisibility } from './page.ts';

export { configure, refresh } from './page.ts';
export type { Settings, ShownToken } from './settings.ts';

const elements = { 'p21-price': PriceElement, 'p21-stock': StockElement, 'p21-budget': BudgetElement };

// A page that loads the module twice, from two themes, has the elements once.
for (const [name, element] of Object.entries(elements))
  if (customElements.get(name) === undefined) customElements.define(name, element);

followVisibility();
