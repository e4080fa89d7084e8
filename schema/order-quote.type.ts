import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact } from './node.type.ts';
import { Price } from './price.type.ts';
import { ItemQuantityInput } from './quantity.type.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';
import { TaxQuote } from './tax-quote.type.ts';

@InputType('QuoteOrderInput', { description: 'A basket, to know what it would cost as an order.' })
export class QuoteOrderInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who would order: P21 customer id or global id. A storefront key may leave it out.',
  })
  readonly customerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "P21 id of the ship-to the goods would go to; the customer's only one, or the one at its own address, when left out.",
  })
  readonly shipToId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'P21 id of the location that sells; the configured one when left out, else that of the ship-to or the company.',
  })
  readonly locationId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the order; today when left out.' })
  readonly date?: CalendarDate | null;

  @Field(() => [ItemQuantityInput], { description: 'What is in the basket, 1 to 100 lines.' })
  readonly lines: ItemQuantityInput[];
}

@ObjectType('OrderQuoteLine', {
  simpleResolvers: true,
  description: 'What one line of the basket would cost.',
})
export class OrderQuoteLine {
  @Field(() => String, { description: 'SKU, as asked.' })
  readonly sku: string;

  @Field(() => DecimalScalar, { description: 'How many, in the unit asked for.' })
  readonly quantity: DecimalString;

  @Field(() => Price, {
    nullable: true,
    description: 'Price of the quantity; null, with an error of its own, when it has none.',
  })
  readonly price: Price | Error | null;

  @Field(() => Boolean, { description: 'Whether it is a charge (such as handling) and not goods.' })
  readonly isCharge: boolean;
}

@ObjectType('OrderQuoteFreight', {
  simpleResolvers: true,
  description: 'Under which terms freight would be charged. How much, P21 says when the goods ship.',
})
export class OrderQuoteFreight {
  @Field(() => String, { description: 'Freight code of the ship-to in P21.' })
  readonly code: string;

  @Field(() => String, { nullable: true, description: 'What the code means.' })
  readonly description: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Value of goods from which freight is free; null when never.',
  })
  readonly freeFrom: Money | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the basket reaches it; null when it never is free or a line has no price.',
  })
  readonly isFree: boolean | null;
}

@ObjectType('OrderQuote', {
  simpleResolvers: true,
  implements: [ErpFact],
  description:
    'What a basket would cost as an order: prices and rates as P21 has them now. Nothing is written, and nothing is reserved.',
})
export class OrderQuote implements ErpFact {
  readonly __typename: 'OrderQuote';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 id of the customer who would order.' })
  readonly p21CustomerId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 id of the ship-to; null when none was named and the customer has several or none.',
  })
  readonly shipToId: string | null;

  @Field(() => [OrderQuoteLine], { description: 'The lines, in the order given.' })
  readonly lines: readonly OrderQuoteLine[];

  @Field(() => Money, { nullable: true, description: 'All goods before tax; null when a line has no price.' })
  readonly subtotal: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'All charges before tax; null when a line has no price.',
  })
  readonly charges: Money | null;

  @Field(() => TaxQuote, {
    nullable: true,
    description: 'Taxes on goods and charges; null without a ship-to or when a line has no price.',
  })
  readonly tax: TaxQuote | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Goods, charges and taxes, without freight; null where one of them is.',
  })
  readonly total: Money | null;

  @Field(() => OrderQuoteFreight, {
    nullable: true,
    description: 'Freight terms of the ship-to; null when it has none.',
  })
  readonly freight: OrderQuoteFreight | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Smallest order P21 takes of the customer; null when any.',
  })
  readonly minimumOrder: Money | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the goods stay below it; null when a line has no price.',
  })
  readonly isBelowMinimum: boolean | null;
}
