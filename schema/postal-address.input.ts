import { Field, InputType } from 'type-graphql';

@InputType('PostalAddressInput', { description: 'A whole postal address: what it leaves out is empty.' })
export class PostalAddressInput {
  @Field(() => String, { description: 'Street and number.' })
  readonly street: string;

  @Field(() => String, { nullable: true, description: 'Second line.' })
  readonly street2?: string | null;

  @Field(() => String, { description: 'City.' })
  readonly city: string;

  @Field(() => String, { nullable: true, description: 'State or region.' })
  readonly state?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  readonly postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Country.' })
  readonly country?: string | null;
}
