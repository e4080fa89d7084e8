import { Field, ID, InputType } from 'type-graphql';
import { PostalAddressInput } from './postal-address.input.ts';

@InputType('UpsertCustomerAddressInput', {
  description:
    'A ship-to of a customer in P21. What is left out stays as it is, null empties it; the address is always whole.',
})
export class UpsertCustomerAddressInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => ID, {
    nullable: true,
    description: "P21 ship-to; when left out, the customer's one of this name and address, else a new one.",
  })
  readonly shipToId?: string | null;

  @Field(() => String, { description: 'Name at the address, at most 50 characters.' })
  readonly name: string;

  @Field(() => PostalAddressInput, { description: 'Where it is.' })
  readonly address: PostalAddressInput;

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'What a driver must know, at most 255 characters.' })
  readonly deliveryInstructions?: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 carrier.' })
  readonly carrierId?: string;

  @Field(() => ID, { nullable: true, description: 'P21 tax group. Not for storefront keys.' })
  readonly taxGroupId?: string;

  @Field(() => ID, { nullable: true, description: 'P21 payment terms. Not for storefront keys.' })
  readonly termsId?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 branch that serves it; that of the customer when left out. Not for storefront keys.',
  })
  readonly defaultBranchId?: string;

  @Field(() => Boolean, { nullable: true, description: 'False takes the ship-to out of use.' })
  readonly active?: boolean;
}
