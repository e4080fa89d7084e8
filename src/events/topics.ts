/** What happens in the gateway that somebody may want to hear of: each topic with its key and its payload. */
import type { DecimalString } from '../decimal.ts';
import type { Instant } from '../instant.ts';

export interface Topics {
  /** A command changed its state; key: its id. */
  command: { readonly id: string; readonly state: string; readonly customerId: string | null };
  /** Stock of an item; key: SKU. */
  inventory: { readonly sku: string; readonly locations: readonly StockAt[] };
  /** A price of an item may be another; key: SKU. */
  price: PriceChange;
  /** An order was changed in P21; key: its number. */
  order: OrderChange;
  /** A budget of a customer was used or changed; key: customer and budget. */
  budget: { readonly customerId: string; readonly budgetId: string };
  /** A flow did something; key: its name. */
  flow: FlowActivity;
}

export interface StockAt {
  readonly locationId: string;
  readonly onHand: DecimalString;
  readonly allocated: DecimalString;
  readonly available: DecimalString;
  /** Unit of the three quantities. */
  readonly unit: string;
}

export interface PriceChange {
  readonly sku: string;
  /** Whose price; null when it may be everybody's. */
  readonly customerId: string | null;
}

export interface OrderChange {
  readonly orderNumber: string;
  readonly customerId: string;
  readonly webReference: string | null;
}

export interface FlowActivity {
  readonly flow: string;
  /** e.g. WRITTEN, PARKED, RUN_STARTED, RUN_ENDED. */
  readonly event: string;
  readonly count: number;
  readonly recordKey: string | null;
}

export type Topic = keyof Topics;

export interface GatewayEvent<T extends Topic = Topic> {
  readonly topic: T;
  readonly key: string;
  readonly payload: Topics[T];
  readonly at: Instant;
  /** Where to go on after a break; null when the event could not be kept. */
  readonly cursor: string | null;
}
