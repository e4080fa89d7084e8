import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { Instant } from '../src/instant.ts';
import { ErpFact } from './node.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType('StockAllocation', {
  simpleResolvers: true,
  description: 'An open order line that stock is promised to.',
})
export class StockAllocation {
  @Field(() => ID, { description: 'P21 order number.' })
  readonly orderNumber: string;

  @Field(() => Int, { description: 'Number of the line in the order.' })
  readonly lineNumber: number;

  @Field(() => Quantity, { description: 'Allocated to the line and not yet picked, in the base unit.' })
  readonly allocated: Quantity;
}

@ObjectType('StockExplanation', {
  simpleResolvers: true,
  description: 'Why so much of a product is available at a location: what is there, less what is spoken for.',
})
export class StockExplanation {
  @Field(() => Quantity, { description: 'Pieces that are there.' })
  readonly onHand: Quantity;

  @Field(() => Quantity, { description: 'Less what is promised to orders.' })
  readonly allocated: Quantity;

  @Field(() => Quantity, { description: 'Less what lies where it cannot be picked.' })
  readonly nonPickable: Quantity;

  @Field(() => Quantity, { description: 'Less what is in quarantine.' })
  readonly quarantined: Quantity;

  @Field(() => Quantity, { description: 'Less what is frozen, e.g. for a count.' })
  readonly frozen: Quantity;

  @Field(() => [StockAllocation], {
    description: 'Open order lines that hold the allocation, those that promise most first, at most 50.',
  })
  readonly allocations: readonly StockAllocation[];

  @Field(() => [String], { description: 'The same in sentences.' })
  readonly steps: readonly string[];
}

@ObjectType('Inventory', {
  simpleResolvers: true,
  implements: [ErpFact],
  description:
    'Stock of a product at one location, from P21. All quantities are in the base unit of the product.',
})
export class Inventory implements ErpFact {
  readonly __typename: 'Inventory';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => Quantity, { description: 'Pieces that are there.' })
  readonly onHand: Quantity;

  @Field(() => Quantity, { description: 'Of these, promised to orders and not yet picked.' })
  readonly allocated: Quantity;

  @Field(() => Quantity, {
    description:
      'What can be sold now: on hand, less allocated, non-pickable, quarantined and frozen; may be negative.',
  })
  readonly available: Quantity;

  @Field(() => Quantity, { description: 'On hand but not pickable, in quarantine or frozen.' })
  readonly blocked: Quantity;

  @Field(() => Quantity, { description: 'Ordered by customers and not covered by stock.' })
  readonly backordered: Quantity;

  @Field(() => Quantity, { description: 'On open purchase orders.' })
  readonly onOrder: Quantity;

  @Field(() => Quantity, { description: 'Under way from another location.' })
  readonly inTransit: Quantity;

  @Field(() => DateScalar, { nullable: true, description: 'Day the next purchase order is due.' })
  readonly nextDueOn: string | null;

  @Field(() => Boolean, { description: 'Whether the item may be sold from this location.' })
  readonly sellable: boolean;

  @Field(() => Boolean, { description: 'Whether the item is discontinued at this location.' })
  readonly discontinued: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last stock movement P21 has recorded.' })
  readonly lastMovedAt: Instant | null;

  @Field(() => String, { description: 'SKU of the product.' })
  readonly sku: string;

  @Field(() => ID, { description: 'P21 id of the location.' })
  readonly locationId: string;

  /** Not in the graph. */
  readonly itemUid: number;
  /** What `blocked` is made of; null where nothing is blocked. */
  readonly holds: StockHolds | null;
}

/** What keeps stock that is on hand from being sold, in the base unit. */
export interface StockHolds {
  readonly nonPickable: DecimalString;
  readonly quarantined: DecimalString;
  readonly frozen: DecimalString;
}
