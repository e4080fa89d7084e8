import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who asks: the key or token of this request.' })
export class Viewer {
  @Field(() => ID, { description: 'Id of the key or token; safe in logs.' })
  readonly keyId: string;

  @Field(() => String, { description: 'Its role: storefront, back-office, sync or admin.' })
  readonly role: string;

  @Field(() => [String], { description: 'What it may do, e.g. "read" or "operate".' })
  readonly scopes: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The one P21 customer it sees; null when it sees all.' })
  readonly p21CustomerId: string | null;
}
