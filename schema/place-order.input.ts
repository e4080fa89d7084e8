import { Field, ID, InputType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate } from '../src/instant.ts';
import { PostalAddressInput } from './postal-address.input.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';

@InputType('OrderLineInput', { description: 'A line to order. Two lines of one product stay two lines.' })
export class OrderLineInput {
  @Field(() => String, { description: 'SKU; the P21 item id.' })
  readonly sku: string;

  @Field(() => DecimalScalar, { description: 'How much, in `unitOfMeasure`; above zero.' })
  readonly quantity: DecimalString;

  @Field(() => String, {
    nullable: true,
    description: 'Unit of the quantity; the default selling unit of the product when left out.',
  })
  readonly unitOfMeasure?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Agreed price per pricing unit of the product; P21 prices the line when left out. Not for storefront keys.',
  })
  readonly unitPrice?: DecimalString | null;
}

@InputType('OrderAddressInput', {
  description: 'Where this one order goes, in place of the address of the ship-to.',
})
export class OrderAddressInput extends PostalAddressInput {
  @Field(() => String, { nullable: true, description: 'Name at the address.' })
  readonly name?: string | null;
}

@InputType('OrderPaymentInput', { description: 'A payment made with the order.' })
export class OrderPaymentInput {
  @Field(() => ID, { description: 'P21 payment type.' })
  readonly paymentTypeId: string;

  @Field(() => DecimalScalar, { description: 'Amount in the currency of the company.' })
  readonly amount: DecimalString;

  @Field(() => String, { nullable: true, description: 'Number of the check.' })
  readonly checkNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the authorisation of a card.' })
  readonly authorizationNumber?: string | null;
}

@InputType('PlaceOrderInput', { description: 'An order to be placed in P21.' })
export class PlaceOrderInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => [OrderLineInput], { description: 'What is ordered: 1 to 1000 lines.' })
  readonly lines: OrderLineInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Order number of the shop, by which both systems find the order; the gateway makes one when left out.',
  })
  readonly shopOrderNumber?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 ship-to; the default of the customer when left out.' })
  readonly shipToId?: string | null;

  @Field(() => OrderAddressInput, { nullable: true, description: 'Another address, for this order alone.' })
  readonly shipTo?: OrderAddressInput | null;

  @Field(() => ID, { nullable: true, description: 'P21 contact who orders.' })
  readonly contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 location that sells; by default as for prices.' })
  readonly salesLocationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 location the goods come from.' })
  readonly sourceLocationId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the order; today when left out. Not for storefront keys.',
  })
  readonly orderedOn?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the customer wants the goods.' })
  readonly requestedOn?: CalendarDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Purchase order number of the customer, at most 50 characters.',
  })
  readonly poNumber?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 payment terms; those of the customer when left out. Not for storefront keys.',
  })
  readonly termsId?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 carrier; the default of the ship-to when left out.' })
  readonly carrierId?: string | null;

  @Field(() => String, { nullable: true, description: 'For the driver, at most 255 characters.' })
  readonly deliveryInstructions?: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the buyer.' })
  readonly note?: string | null;

  @Field(() => OrderPaymentInput, {
    nullable: true,
    description: 'A payment made with the order. Not for storefront keys.',
  })
  readonly payment?: OrderPaymentInput | null;
}
