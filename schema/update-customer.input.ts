import { Field, ID, InputType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import { PostalAddressInput } from './postal-address.input.ts';
import { DecimalScalar } from './scalars.ts';

@InputType('UpdateCustomerInput', {
  description:
    'What is to change of a customer; what is left out stays as it is. A storefront key may change addresses, phone, fax, e-mail and web address.',
})
export class UpdateCustomerInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => String, { nullable: true, description: 'Name of the account, at most 50 characters.' })
  readonly name?: string;

  @Field(() => PostalAddressInput, { nullable: true, description: 'Where mail goes.' })
  readonly mailing?: PostalAddressInput;

  @Field(() => PostalAddressInput, { nullable: true, description: 'Where the customer is.' })
  readonly physical?: PostalAddressInput;

  @Field(() => String, { nullable: true, description: 'Phone number; null empties it.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Fax number; null empties it.' })
  readonly fax?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address; null empties it.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Web address; null empties it.' })
  readonly url?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 payment terms.' })
  readonly termsId?: string;

  @Field(() => ID, { nullable: true, description: 'P21 sales representative.' })
  readonly salesrepId?: string;

  @Field(() => ID, { nullable: true, description: 'P21 credit status; null empties it.' })
  readonly creditStatusId?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Credit limit in the currency of P21.' })
  readonly creditLimit?: DecimalString;

  @Field(() => DecimalScalar, { nullable: true, description: 'Credit limit of one order.' })
  readonly creditLimitPerOrder?: DecimalString;

  @Field(() => Boolean, { nullable: true, description: 'Whether orders need a purchase order number.' })
  readonly poNumberRequired?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer pays taxes.' })
  readonly taxable?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer may order on the web.' })
  readonly webEnabled?: boolean;
}
