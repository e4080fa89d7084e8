/** Small pure mappings that every model uses. */
import type { Money } from '../../schema/money.type.ts';
import type { Quantity } from '../../schema/quantity.type.ts';
import type { DecimalString } from '../decimal.ts';
import { type Instant, toInstant } from '../instant.ts';

/** What a fact of P21 says about itself that was read for this very request. */
export const freshAt = (asOf: Instant) => ({ asOf, stale: false });

/** When P21 said something, and whether that is older than its policy allows. */
export interface Times {
  readonly asOf: Instant;
  readonly stale: boolean;
}

/** The times of a kept fact. Facts of one call share one text. */
export const timesOf = ({ readAt, stale }: { readonly readAt: number; readonly stale: boolean }): Times => ({
  asOf: toInstantOnce(readAt),
  stale,
});

let last = { readAt: 0, asOf: toInstant(0) };

function toInstantOnce(readAt: number): Instant {
  if (last.readAt !== readAt) last = { readAt, asOf: toInstant(readAt) };
  return last.asOf;
}

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
