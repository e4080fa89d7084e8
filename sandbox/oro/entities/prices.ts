/** Price lists and prices: what makes a price unique and allowed. */
import { randomUUID } from 'node:crypto';
import { isCurrency } from '../jsonapi/currencies.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import { idsIn } from '../store/row.ts';
import { customerPrices } from './customer-prices.ts';
import type { RuleBook } from './rules.ts';

const keyFields = ['priceList', 'product', 'unit', 'currency', 'quantity'] as const;

export const priceRules: RuleBook = {
  pricelists: {
    convert: {
      priceListCurrencies: (given) =>
        Array.isArray(given) ? { value: given.map(String) } : { fault: 'This value is not valid.' },
    },
    validate: (node) => {
      idsIn(node.values.priceListCurrencies).forEach((code, index) => {
        // The list is kept in rows of its own, which the API does not show: their errors name the source in words.
        if (!isCurrency(code)) {
          const detail = `This value is not a valid currency. Source: currencies.${index}.currency.`;
          node.refuseRecord('currency constraint', detail);
        }
      });
    },
  },
  productprices: {
    newId: (node) => `${randomUUID()}-${String(node.value('priceList'))}`,
    /** The Location of a new price lacks the price list and leads nowhere (recordings 6.1/266, 276). */
    locationId: (id) => id.slice(0, 36),
    complete: (node) => {
      const key = keyFields.map((name) => node.value(name));
      node.values.priceKey = key.includes(null) ? null : key.join(' ');
    },
    validate: checkPrice,
  },
  customerprices: {
    rows: customerPrices,
  },
};

function checkPrice(node: WriteNode): void {
  const { store } = node.scope.api;
  const product = store.get('products', String(node.value('product')));
  const unit = String(node.value('unit'));
  const units = store.table('productunitprecisions').find('product', product?.id ?? '');
  if (product && !units.some(({ values }) => values.unit === unit)) {
    const detail = `Unit "${unit}" is not allowed for product "${String(product.values.sku)}".`;
    node.refuse('unit', 'product price allowed units constraint', detail);
  }
  const list = store.get('pricelists', String(node.value('priceList')));
  const currency = String(node.value('currency'));
  if (list && node.value('currency') !== null && !idsIn(list.values.priceListCurrencies).includes(currency)) {
    const detail = `Currency "${currency}" is not valid for current price list.`;
    node.refuse('currency', 'product price currency constraint', detail);
  }
}
