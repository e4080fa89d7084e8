import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const UserErrorCode = {
  CREDIT_HOLD: 'CREDIT_HOLD',
  IDEMPOTENCY_CONFLICT: 'IDEMPOTENCY_CONFLICT',
  INVALID_DATE: 'INVALID_DATE',
  INVALID_QUANTITY: 'INVALID_QUANTITY',
  INVALID_VALUE: 'INVALID_VALUE',
  NOT_ALLOWED_IN_STATE: 'NOT_ALLOWED_IN_STATE',
  NOT_CONFIGURED: 'NOT_CONFIGURED',
  NOT_FOUND: 'NOT_FOUND',
  OF_OTHER_CUSTOMER: 'OF_OTHER_CUSTOMER',
  OTHER_ROW_REFUSED: 'OTHER_ROW_REFUSED',
  P21_REFUSED: 'P21_REFUSED',
  PO_NUMBER_REQUIRED: 'PO_NUMBER_REQUIRED',
  PRODUCT_NOT_FOR_SALE: 'PRODUCT_NOT_FOR_SALE',
  REQUIRED: 'REQUIRED',
  TOO_LONG: 'TOO_LONG',
  UNKNOWN_PRODUCT: 'UNKNOWN_PRODUCT',
  UNKNOWN_UNIT: 'UNKNOWN_UNIT',
} as const;
export type UserErrorCode = keyof typeof UserErrorCode;

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What is wrong with an input, for programs; `message` says it to people.',
  valuesConfig: {
    CREDIT_HOLD: { description: 'The credit standing of the customer allows no orders.' },
    IDEMPOTENCY_CONFLICT: {
      description: 'The idempotency key or reference stands for another input already.',
    },
    INVALID_DATE: { description: 'The day cannot be taken, for instance because it is over.' },
    INVALID_QUANTITY: { description: 'Not above zero, or finer than the unit allows.' },
    INVALID_VALUE: { description: 'Not a value this field takes.' },
    NOT_ALLOWED_IN_STATE: { description: 'The object is in a state that does not allow it.' },
    NOT_CONFIGURED: { description: 'This gateway is not set up for it.' },
    NOT_FOUND: { description: 'There is no such object.' },
    OF_OTHER_CUSTOMER: { description: 'The object belongs to another customer.' },
    OTHER_ROW_REFUSED: { description: 'Another row was refused, and all or none were asked for.' },
    P21_REFUSED: { description: 'P21 refused it by a rule that only P21 knows.' },
    PO_NUMBER_REQUIRED: { description: 'The customer orders with a purchase order number only.' },
    PRODUCT_NOT_FOR_SALE: { description: 'Discontinued, inactive or not sold here.' },
    REQUIRED: { description: 'Missing.' },
    TOO_LONG: { description: 'Longer than P21 keeps.' },
    UNKNOWN_PRODUCT: { description: 'P21 has no product with this SKU.' },
    UNKNOWN_UNIT: { description: 'The product is not sold in this unit of measure.' },
  },
});

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'Something about an input that its sender can mend.',
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'What is wrong, for programs.' })
  readonly code: UserErrorCode;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the input field, e.g. "lines.2.unitOfMeasure"; null when it is about the whole.',
  })
  readonly field: string | null;

  @Field(() => String, { description: 'What is wrong and what to give instead.' })
  readonly message: string;
}
