/** Price lists and prices: what makes a price unique and allowed. */
import { randomUUID } from 'node:crypto';
import { type ApiError, filterError } from '../jsonapi/api-error.ts';
import { isCurrency } from '../jsonapi/currencies.ts';
import type { Filter } from '../jsonapi/filter.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import { idsIn } from '../store/row.ts';
import { customerPrices } from './customer-prices.ts';
import { checkPriceValue } from './price-value.ts';
import type { RuleBook } from './rules.ts';
import { checkQuantityPrecision } from './unit-precision.ts';

const keyFields = ['priceList', 'product', 'unit', 'currency', 'quantity'] as const;

export const priceRules: RuleBook = {
  pricelists: {
    convert: {
      priceListCurrencies: (given) =>
        Array.isArray(given) ? { value: given.map(String) } : { fault: 'This value is not valid.' },
    },
    validate: (node) => {
      const currencies = node.value('priceListCurrencies');
      if (!Array.isArray(currencies) || currencies.length === 0) {
        const detail = 'This collection should contain 1 element or more. Source: currencies.';
        node.refuseRecord('count constraint', detail);
      }
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
    filterFault: idFault,
    /** The Location of a new price lacks the price list and leads nowhere (recordings 6.1/266, 276). */
    locationId: (id) => id.slice(0, 36),
    complete: (node) => {
      const key = keyFields.map((name) => node.value(name));
      node.values.priceKey = key.includes(null) ? null : key.join(' ');
    },
    validate: (node) => {
      checkPriceValue(node, 'This value should not be blank.');
      checkPrice(node);
    },
  },
  customerprices: {
    rows: customerPrices,
  },
};

/** Prices are kept by price list, so an id of another list is no id here (PricingBundle, ProductPriceTest). */
function idFault({ meta, value, source }: Filter, all: readonly Filter[]): ApiError | undefined {
  if (meta.kind !== 'id' || value.kind !== 'any') return undefined;
  const list = all.find((one) => one.meta.name === 'priceList')?.value;
  const lists = list?.kind === 'any' ? list.values.map((one) => `-${one.value}`) : [];
  const ids = value.values.map((one) => String(one.value));
  const stranger = ids.find((id) => !lists.some((end) => id.length === 36 + end.length && id.endsWith(end)));
  return stranger === undefined
    ? undefined
    : filterError(`Expected a product price ID. Given "${stranger}".`, source);
}

function checkPrice(node: WriteNode): void {
  const { store } = node.scope.api;
  const product = store.get('products', String(node.value('product')));
  const unit = String(node.value('unit'));
  if (!product && !node.broken.has('product')) {
    node.refuseRecord('not blank constraint', 'This value should not be blank. Source: productSku.');
  }
  checkQuantityPrecision(node, product?.id ?? '', unit);
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
