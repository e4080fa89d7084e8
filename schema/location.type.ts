import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Location', {
  simpleResolvers: true,
  description: 'A warehouse or branch of the distributor in P21.',
})
export class Location {
  @Field(() => ID, { description: 'P21 location id.' })
  readonly locationId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the location; null when P21 does not know the id.',
  })
  readonly name: string | null;
}

@ObjectType('Carrier', { simpleResolvers: true, description: 'Who transports goods, from P21.' })
export class Carrier {
  @Field(() => ID, { description: 'P21 carrier id.' })
  readonly carrierId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the carrier; null when P21 does not know the id.',
  })
  readonly name: string | null;
}
