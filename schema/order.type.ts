import { Field, ID, ObjectType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact, Node } from './node.type.ts';
import { OrderKind } from './order.enum.ts';
import { PostalAddress } from './postal-address.type.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType('OrderTotals', {
  simpleResolvers: true,
  description: 'What an order amounts to, added up from its lines in P21.',
})
export class OrderTotals {
  @Field(() => Money, { description: 'Lines with goods, before tax.' })
  readonly goods: Money;

  @Field(() => Money, { description: 'Lines that are charges, and freight.' })
  readonly charges: Money;

  @Field(() => Money, {
    description: 'Sales tax of all lines as P21 has it; before invoicing it may be an estimate or zero.',
  })
  readonly tax: Money;

  @Field(() => Money, { description: 'Goods, charges and tax.' })
  readonly total: Money;

  @Field(() => Money, {
    description: 'Value of what is neither invoiced nor cancelled, before tax and freight.',
  })
  readonly open: Money;
}

@ObjectType('OrderNote', { simpleResolvers: true, description: 'A note staff put on an order in P21.' })
export class OrderNote {
  @Field(() => String, { nullable: true, description: 'What the note is about.' })
  readonly topic: string | null;

  @Field(() => String, { nullable: true, description: 'The note.' })
  readonly text: string | null;

  @Field(() => Boolean, { description: 'Whether staff must read it.' })
  readonly mandatory: boolean;
}

@ObjectType('Order', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'A sales order, quote or return: the document of P21 joined with the order of OroCommerce. Fields without a system in their description come from P21; they are null while the order exists in OroCommerce only.',
})
export class Order implements Node, ErpFact {
  readonly __typename: 'Order';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 order number; null while P21 does not have the order.',
  })
  readonly orderNumber: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The web reference in P21, which is the order number of OroCommerce; null for orders made elsewhere.',
  })
  readonly webReference: string | null;

  @Field(() => String, { nullable: true, description: "The customer's purchase order number." })
  readonly poNumber: string | null;

  @Field(() => OrderKind, { nullable: true, description: 'Order, quote or return.' })
  readonly kind: OrderKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the order was placed.' })
  readonly placedOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the customer wants the goods.' })
  readonly requestedOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the distributor promised the goods for.' })
  readonly promisedOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day P21 completed the order.' })
  readonly completedOn: CalendarDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the order is approved; P21 picks nothing before.',
  })
  readonly approved: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Credit state, a code of the P21 tenant, e.g. "OK", "HOLD", "COD".',
  })
  readonly creditState: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody has the order open in P21 right now; P21 refuses changes then.',
  })
  readonly inEdit: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer collects the goods.' })
  readonly willCall: boolean | null;

  @Field(() => String, { nullable: true, description: 'Who took the order.' })
  readonly taker: string | null;

  @Field(() => String, { nullable: true, description: 'Name of who placed the order.' })
  readonly placedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Job the order is for.' })
  readonly jobName: string | null;

  @Field(() => String, { nullable: true, description: 'Instructions to the carrier.' })
  readonly deliveryInstructions: string | null;

  @Field(() => PostalAddress, { nullable: true, description: 'Where the goods go, as written on the order.' })
  readonly deliverTo: PostalAddress | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the order was made in P21.' })
  readonly createdAt: Instant | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Last change of the order header in P21; lines may be newer.',
  })
  readonly modifiedAt: Instant | null;

  /** Not in the graph. */
  readonly customerId: string | null;
  readonly shipToId: string | null;
  readonly contactId: string | null;
  readonly salesLocationId: string | null;
  readonly carrierId: string | null;
  readonly termsId: string | null;
  readonly freightOut: Money | null;
  readonly oroOrderId: string | null;
  readonly oroCustomerId: string | null;
  readonly header: OrderHeaderState | null;
}

/** What of the header decides the status; the rest is in the lines. */
export interface OrderHeaderState {
  readonly quote: boolean;
  readonly cancelled: boolean;
  readonly completed: boolean;
  readonly approved: boolean;
  readonly held: boolean;
}
