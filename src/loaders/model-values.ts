/** Small pure mappings that every model uses. */
import type { Money } from '../../schema/money.type.ts';
import type { Quantity } from '../../schema/quantity.type.ts';
import type { DecimalString } from '../decimal.ts';
import type { Instant } from '../instant.ts';

/** What every fact of P21 says about itself: it was read right now. */
export const freshAt = (asOf: Instant) => ({ asOf, stale: false });

/** What an object says that P21 does not know. */
export const notInErp = { asOf: null, stale: null } as const;

/** Makes amounts of one currency; null stays null. */
export interface MoneyIn {
  (amount: DecimalString): Money;
  (amount: DecimalString | null): Money | null;
}

export const moneyIn = (currency: string): MoneyIn =>
  ((amount: DecimalString | null) => (amount === null ? null : { amount, currency })) as MoneyIn;

export const quantity = (value: DecimalString, unitOfMeasure: string | null): Quantity => ({
  value,
  unitOfMeasure,
});
