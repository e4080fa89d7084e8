import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact } from './node.type.ts';
import { ChargeKind, LineDisposition, OrderLineStatus } from './order.enum.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.ts';

@ObjectType('OrderLine', {
  simpleResolvers: true,
  implements: [ErpFact],
  description:
    'A line of an order in P21. P21 counts in base units; quantities here are in the ordered unit, divided by its size and rounded to 9 digits after the point.',
})
export class OrderLine implements ErpFact {
  readonly __typename: 'OrderLine';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => Int, { description: 'Number of the line in the order.' })
  readonly lineNumber: number;

  @Field(() => OrderLineStatus, { description: 'Where the line stands.' })
  readonly status: OrderLineStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Text of the line; the name of the product where it has none is on `product`.',
  })
  readonly description: string | null;

  @Field(() => String, { nullable: true, description: "The customer's own part number." })
  readonly customerPartNumber: string | null;

  @Field(() => Quantity, { description: 'What was ordered.' })
  readonly ordered: Quantity;

  @Field(() => DecimalScalar, { description: 'Base units in one ordered unit.' })
  readonly unitSize: DecimalString;

  @Field(() => Quantity, { description: 'Ordered less invoiced less cancelled; never below zero.' })
  readonly open: Quantity;

  @Field(() => Quantity, { description: 'Of the open quantity: allocated from stock and not yet picked.' })
  readonly allocated: Quantity;

  @Field(() => Quantity, { description: 'Of the open quantity: on pick tickets and not yet invoiced.' })
  readonly picking: Quantity;

  @Field(() => Quantity, { description: 'Of the open quantity: neither on pick tickets nor allocated.' })
  readonly backordered: Quantity;

  @Field(() => Quantity, { description: 'Invoiced, which in P21 means shipped.' })
  readonly shipped: Quantity;

  @Field(() => Quantity, { description: 'Cancelled.' })
  readonly cancelled: Quantity;

  @Field(() => LineDisposition, {
    nullable: true,
    description: 'What happens to the part that stock does not cover.',
  })
  readonly disposition: LineDisposition | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Price of one ordered unit, rounded to 9 digits after the point.',
  })
  readonly unitPrice: Money | null;

  @Field(() => Money, { nullable: true, description: 'Price of one pricing unit, exactly as P21 has it.' })
  readonly pricingUnitPrice: Money | null;

  @Field(() => String, { nullable: true, description: 'Unit in which the line is priced.' })
  readonly pricingUnit: string | null;

  @Field(() => Money, { nullable: true, description: 'Price of the whole line.' })
  readonly extendedPrice: Money | null;

  @Field(() => Money, { nullable: true, description: 'Sales tax of the line as P21 has it.' })
  readonly tax: Money | null;

  @Field(() => Boolean, { description: 'Whether staff set the price by hand.' })
  readonly priceOverridden: boolean;

  @Field(() => Boolean, { description: 'Whether the line is a charge and not goods.' })
  readonly isCharge: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Day the customer requires the line.' })
  readonly requiredOn: CalendarDate | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the line in P21.' })
  readonly modifiedAt: Instant | null;

  /** Not in the graph; quantities of the arithmetic in base units. */
  readonly orderNumber: string;
  readonly itemUid: number;
  readonly contractUid: number | null;
  readonly sourceLocationId: string | null;
  readonly freightIn: Money | null;
  readonly openValue: Money;
}

@ObjectType('OrderCharge', {
  simpleResolvers: true,
  description:
    'Something an order costs besides goods and tax, from P21: a line that is a charge, or freight.',
})
export class OrderCharge {
  @Field(() => ChargeKind, { description: 'Why it is charged.' })
  readonly kind: ChargeKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Order line the charge is on; null for charges on the whole order.',
  })
  readonly lineNumber: number | null;

  @Field(() => String, { nullable: true, description: 'Text of the charge.' })
  readonly description: string | null;

  @Field(() => Money, { description: 'The amount, before tax.' })
  readonly amount: Money;
}

@ObjectType('OrderTax', {
  simpleResolvers: true,
  description:
    'A jurisdiction that taxes an order, from P21. P21 keeps no amount per jurisdiction; the whole tax is on lines, shipments and invoices.',
})
export class OrderTax {
  @Field(() => ID, { description: 'P21 tax jurisdiction id.' })
  readonly jurisdictionId: string;

  @Field(() => String, { nullable: true, description: 'Name of the jurisdiction.' })
  readonly description: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Rate in percent: "6.25" is 6.25 %.' })
  readonly percentage: DecimalString | null;

  @Field(() => Boolean, { description: 'Whether the order is taxable there.' })
  readonly taxable: boolean;
}
