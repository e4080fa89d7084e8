import { Field, ObjectType } from 'type-graphql';

@ObjectType('PostalAddress', {
  simpleResolvers: true,
  description: 'A name and address as written on a document.',
})
export class PostalAddress {
  @Field(() => String, { nullable: true, description: 'Who is addressed.' })
  readonly name: string | null;

  @Field(() => String, { nullable: true, description: 'First line of the street address.' })
  readonly street: string | null;

  @Field(() => String, { nullable: true, description: 'Second line of the street address.' })
  readonly street2: string | null;

  @Field(() => String, { nullable: true, description: 'Third line of the street address.' })
  readonly street3: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  readonly city: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State, province or region, as the owning system writes it.',
  })
  readonly region: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  readonly postalCode: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Country. Free text in P21 (US, USA, United States, even numbers); a two-letter code in OroCommerce.',
  })
  readonly country: string | null;
}
