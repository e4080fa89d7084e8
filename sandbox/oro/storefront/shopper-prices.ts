// Prices as the shop window counts with them: exact, by unit and quantity break. Which price lists reach a customer
// is decided where `customerprices` decides it.
import Big from 'big.js';
import { effectivePrices } from '../entities/customer-prices.ts';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

export interface ShopperPrice {
  readonly unit: string;
  readonly currency: string;
  /** Smallest quantity the price is for. */
  readonly quantity: number;
  readonly value: Big;
}

/** The customer of a visitor (oro-observed, custom round 5). */
const GUEST = '0';

/** Prices of a product for a customer, by unit, currency and quantity; a visitor's without a customer. */
export function shopperPrices(
  store: Store,
  customerId: string | undefined,
  productId: string,
): ShopperPrice[] {
  return effectivePrices(store, customerId ?? GUEST, productId)
    .map(toPrice)
    .sort(byUnitAndQuantity);
}

/** The price for a quantity: that of the largest quantity break it reaches; undefined when there is none. */
export function priceFor(
  prices: readonly ShopperPrice[],
  unit: string,
  quantity: number,
  currency = 'USD',
): ShopperPrice | undefined {
  return prices.findLast((one) => one.unit === unit && one.currency === currency && one.quantity <= quantity);
}

function toPrice({ values }: Row): ShopperPrice {
  return {
    unit: String(values.unit),
    currency: String(values.currency),
    quantity: Number(values.quantity),
    value: new Big(String(values.value)),
  };
}

function byUnitAndQuantity(a: ShopperPrice, b: ShopperPrice): number {
  return a.unit.localeCompare(b.unit) || a.currency.localeCompare(b.currency) || a.quantity - b.quantity;
}
