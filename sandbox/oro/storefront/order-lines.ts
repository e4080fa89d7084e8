// Checks the lines of a storefront order and prices them: the shop's price stands, a different one in the request
// is refused (orocommerce 6.1.8, CreateOrderTest; oro-api 4.13).
import Big from 'big.js';
import type { ApiError } from '../jsonapi/api-error.ts';
import { type Body, isObject } from '../jsonapi/json-body.ts';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { isOnSale, type SoldUnit, soldUnits } from './product-facts.ts';
import { priceFor, type ShopperPrice, shopperPrices } from './shopper-prices.ts';

export interface LineContext {
  readonly store: Store;
  readonly customerId: string;
  readonly errors: ApiError[];
}

/** The line as the back office would be sent it; faults go to the context's errors. */
export function toPricedLine(line: Body, pointer: string, context: LineContext): Body {
  const attributes = mapOf(line.attributes);
  const product = productOf(line, context.store);
  if (!product) {
    refuse(
      context,
      `${pointer}/relationships/product/data`,
      'line item product constraint',
      'Please choose Product.',
    );
    return line;
  }
  const unit = checkedUnit(line, product, pointer, context);
  const price = unit && checkedPrice(attributes, product, unit, pointer, context);
  const { price: _price, shipUntil, ...rest } = attributes;
  const value = price ? { value: price.value.toFixed(4), currency: price.currency } : {};
  const shipBy = shipUntil === undefined ? {} : { shipBy: shipUntil };
  const relationships = {
    ...mapOf(line.relationships),
    product: { data: { type: 'products', id: product.id } },
  };
  return { ...line, attributes: { ...rest, ...value, ...shipBy }, relationships };
}

function productOf(line: Body, store: Store): Row | undefined {
  const { productSku } = mapOf(line.attributes);
  const id = referenceOf(line, 'product');
  const row =
    id === undefined
      ? store.table('products').first('sku', String(productSku ?? ''))
      : store.get('products', id);
  return row && isOnSale(row) ? row : undefined;
}

function checkedUnit(line: Body, product: Row, pointer: string, context: LineContext): SoldUnit | undefined {
  const code = referenceOf(line, 'productUnit');
  const unit = soldUnits(context.store, product).find((one) => one.unit === code);
  if (unit) return unit;
  const title = code === undefined ? 'not blank constraint' : 'product unit exists constraint';
  const at = `${pointer}/relationships/productUnit/data`;
  refuse(context, at, title, 'The product unit does not exist for the product.');
  return undefined;
}

function checkedPrice(
  attributes: Body,
  product: Row,
  { unit, precision }: SoldUnit,
  pointer: string,
  context: LineContext,
): ShopperPrice | undefined {
  const quantity = Number(attributes.quantity);
  if (attributes.quantity === undefined || Number.isNaN(quantity) || quantity <= 0) return undefined;
  if ((String(quantity).split('.')[1]?.length ?? 0) > precision) {
    const detail = `The precision for the unit "${unit}" is not valid.`;
    refuse(context, `${pointer}/attributes/quantity`, 'quantity unit precision constraint', detail);
  }
  const price = priceFor(shopperPrices(context.store, context.customerId, product.id), unit, quantity);
  if (!price)
    refuse(context, `${pointer}/attributes/price`, 'price not found constraint', 'No matching price found.');
  else compareWithGiven(attributes, price, pointer, context);
  return price;
}

/** A price and a currency may be given, as a guard against stale ones. */
function compareWithGiven(
  attributes: Body,
  price: ShopperPrice,
  pointer: string,
  context: LineContext,
): void {
  const { price: given, currency } = attributes;
  if (given !== undefined && given !== null && !isSamePrice(given, price.value)) {
    const detail = `The specified price must be equal to ${price.value.toString()}.`;
    refuse(context, `${pointer}/attributes/price`, 'price match constraint', detail);
  }
  if (currency !== undefined && currency !== null && currency !== price.currency) {
    const detail = `The specified currency must be equal to "${price.currency}".`;
    refuse(context, `${pointer}/attributes/currency`, 'currency match constraint', detail);
  }
}

function isSamePrice(given: unknown, expected: Big): boolean {
  try {
    return new Big(String(given)).eq(expected);
  } catch {
    return false;
  }
}

function refuse({ errors }: LineContext, pointer: string, title: string, detail: string): void {
  errors.push({ status: 400, title, detail, pointer });
}

export function referenceOf({ relationships }: Body, name: string): string | undefined {
  const { data } = mapOf(mapOf(relationships)[name]);
  const { id } = mapOf(data);
  return typeof id === 'string' ? id : undefined;
}

export function mapOf(value: unknown): Body {
  return isObject(value) ? value : {};
}
