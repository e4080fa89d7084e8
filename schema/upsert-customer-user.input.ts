import { Field, ID, InputType } from 'type-graphql';

@InputType('UpsertCustomerUserInput', {
  description: 'A buyer of a customer, a contact in P21. What is left out stays as it is, null empties it.',
})
export class UpsertCustomerUserInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => ID, {
    nullable: true,
    description: "P21 contact; when left out, the customer's contact with this e-mail, else a new one.",
  })
  readonly contactId?: string | null;

  @Field(() => String, { description: 'First name, at most 15 characters.' })
  readonly firstName: string;

  @Field(() => String, { description: 'Last name, at most 24 characters.' })
  readonly lastName: string;

  @Field(() => String, { description: 'E-mail address.' })
  readonly email: string;

  @Field(() => String, { nullable: true, description: 'Title or position.' })
  readonly title?: string | null;

  @Field(() => String, { nullable: true, description: 'Direct phone.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Extension of the phone.' })
  readonly phoneExtension?: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile phone.' })
  readonly mobile?: string | null;

  @Field(() => String, { nullable: true, description: 'Fax.' })
  readonly fax?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All ship-tos the contact shall be linked to; links to others are ended.',
  })
  readonly shipToIds?: string[];

  @Field(() => Boolean, { nullable: true, description: 'False takes the contact out of use.' })
  readonly active?: boolean;
}
