import { Field, ID, InputType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@InputType('InvoiceFilter', { description: 'Which invoices; all conditions must hold. Answered by P21.' })
export class InvoiceFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this customer: P21 customer id or global id.' })
  readonly customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 number of the order that was invoiced.' })
  readonly orderNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only ordinary invoices that are not paid in full. False or left out: all.',
  })
  readonly openOnly?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the invoice number, the order number or the purchase order number.',
  })
  readonly search?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Due before this day.' })
  readonly dueBefore?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Invoiced on or after this day.' })
  readonly invoicedFrom?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Invoiced on or before this day.' })
  readonly invoicedTo?: CalendarDate | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only invoices changed in P21 at or after this moment.',
  })
  readonly modifiedSince?: Instant | null;
}
