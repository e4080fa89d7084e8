import { Field, ID, InputType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate } from '../src/instant.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';

@InputType('PaymentApplicationInput', { description: 'How much of a payment goes to which invoice.' })
export class PaymentApplicationInput {
  @Field(() => ID, { description: 'P21 invoice number.' })
  readonly invoiceNumber: string;

  @Field(() => DecimalScalar, { description: 'What the payment pays of it, in whole cents.' })
  readonly amount: DecimalString;

  @Field(() => DecimalScalar, { nullable: true, description: 'Discount taken for paying early.' })
  readonly termsAmount?: DecimalString | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Otherwise allowed.' })
  readonly allowedAmount?: DecimalString | null;
}

@InputType('RecordInvoicePaymentInput', { description: 'A payment received and the invoices it pays.' })
export class RecordInvoicePaymentInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => ID, { description: 'P21 payment type.' })
  readonly paymentTypeId: string;

  @Field(() => DecimalScalar, {
    description: 'The whole payment in the currency of P21; what no invoice takes stays with the customer.',
  })
  readonly amount: DecimalString;

  @Field(() => DateScalar, { nullable: true, description: 'When it was received; today when left out.' })
  readonly receivedOn?: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Number of the check.' })
  readonly checkNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the authorisation of a card.' })
  readonly authorizationNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 bank the money came to.' })
  readonly bankNumber?: string | null;

  @Field(() => [PaymentApplicationInput], { description: 'The invoices, each once.' })
  readonly applications: PaymentApplicationInput[];
}
