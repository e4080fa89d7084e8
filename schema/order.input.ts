import { Field, ID, InputType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { OrderKind, OrderState } from './order.enum.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@InputType('OrderFilter', { description: 'Which orders; all conditions must hold. Answered by P21.' })
export class OrderFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this customer: P21 customer id or global id.' })
  readonly customerId?: string | null;

  @Field(() => OrderKind, {
    nullable: true,
    description: 'Only this kind of document; all kinds when left out.',
  })
  readonly kind?: OrderKind | null;

  @Field(() => OrderState, { nullable: true, description: 'Only orders whose header is in this state.' })
  readonly state?: OrderState | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the same as state OPEN.' })
  readonly openOnly?: boolean | null;

  @Field(() => String, { nullable: true, description: "The customer's purchase order number, in full." })
  readonly poNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'The web reference, in full.' })
  readonly webReference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the order number, the purchase order number or the web reference.',
  })
  readonly search?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Placed on or after this day.' })
  readonly placedFrom?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Placed on or before this day.' })
  readonly placedTo?: CalendarDate | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only orders whose header changed in P21 at or after this moment.',
  })
  readonly modifiedSince?: Instant | null;
}
