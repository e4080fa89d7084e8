import { Field, ID, ObjectType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { PostalAddress } from './postal-address.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType('OroOrderLine', { simpleResolvers: true, description: 'A line of an order in OroCommerce.' })
export class OroOrderLine {
  @Field(() => ID, { description: 'OroCommerce line id.' })
  readonly oroId: string;

  @Field(() => String, { nullable: true, description: 'SKU; null for a free-form line.' })
  readonly sku: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the product when it was ordered.' })
  readonly productName: string | null;

  @Field(() => Quantity, { description: 'What was ordered, in the unit of the shop.' })
  readonly quantity: Quantity;

  @Field(() => Money, { description: 'Price of one unit.' })
  readonly unitPrice: Money;

  @Field(() => String, { nullable: true, description: "The buyer's note on the line." })
  readonly comment: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the buyer wants the line shipped by.' })
  readonly shipBy: CalendarDate | null;
}

@ObjectType('OroOrderTracking', {
  simpleResolvers: true,
  description: 'A tracking number that OroCommerce shows.',
})
export class OroOrderTracking {
  @Field(() => String, { description: 'Carrier as written by whoever shipped.' })
  readonly carrier: string;

  @Field(() => String, { description: 'Tracking number.' })
  readonly trackingNumber: string;
}

@ObjectType('OroOrderTotal', { simpleResolvers: true, description: "A line of the shop's total." })
export class OroOrderTotal {
  @Field(() => String, { description: 'What it is, e.g. "subtotal", "discount", "shipping_cost", "tax".' })
  readonly type: string;

  @Field(() => String, { nullable: true, description: 'What the shop calls it.' })
  readonly label: string | null;

  @Field(() => Money, { description: 'The amount; negative when it lowers the total.' })
  readonly amount: Money;
}

@ObjectType('OroOrder', { simpleResolvers: true, description: 'What OroCommerce knows about an order.' })
export class OroOrder {
  @Field(() => ID, { description: 'OroCommerce order id.' })
  readonly oroId: string;

  @Field(() => ID, { description: 'Order number of the shop; the web reference in P21.' })
  readonly identifier: string;

  @Field(() => String, { nullable: true, description: "The customer's purchase order number in the shop." })
  readonly poNumber: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Internal status of the shop, e.g. "open", "cancelled", "closed".',
  })
  readonly internalStatus: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Status that buyers see; null while the shop does not manage it.',
  })
  readonly status: string | null;

  @Field(() => String, { nullable: true, description: 'Shipping status of the shop, e.g. "not_shipped".' })
  readonly shippingStatus: string | null;

  @Field(() => Money, { nullable: true, description: 'Subtotal of the shop.' })
  readonly subtotal: Money | null;

  @Field(() => Money, { nullable: true, description: 'Shipping cost of the shop.' })
  readonly shippingCost: Money | null;

  @Field(() => Money, { nullable: true, description: 'Total of the shop.' })
  readonly total: Money | null;

  @Field(() => [OroOrderTotal], { description: 'How the shop arrives at its total.' })
  readonly totals: readonly OroOrderTotal[];

  @Field(() => [OroOrderLine], { description: 'Lines of the order in the shop.' })
  readonly lines: readonly OroOrderLine[];

  @Field(() => [OroOrderTracking], { description: 'Tracking numbers that the shop shows.' })
  readonly trackings: readonly OroOrderTracking[];

  @Field(() => String, { nullable: true, description: 'E-mail address of the buyer.' })
  readonly buyerEmail: string | null;

  @Field(() => String, { nullable: true, description: "The buyer's notes." })
  readonly customerNotes: string | null;

  @Field(() => PostalAddress, { nullable: true, description: 'Billing address in the shop.' })
  readonly billingAddress: PostalAddress | null;

  @Field(() => PostalAddress, { nullable: true, description: 'Shipping address in the shop.' })
  readonly shippingAddress: PostalAddress | null;

  @Field(() => Boolean, {
    description: 'Whether the order was imported from the ERP instead of placed in the shop.',
  })
  readonly imported: boolean;

  @Field(() => DateTimeScalar, { description: 'When the order was placed in the shop.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, { description: 'Last change of the order in the shop.' })
  readonly updatedAt: Instant;
}
