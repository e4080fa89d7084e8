import { Field, ID, ObjectType } from 'type-graphql';
import { ChangeFields } from './change.type.ts';

@ObjectType('PriceChange', {
  simpleResolvers: true,
  description: 'A price of a product may be another than it was.',
})
export class PriceChange extends ChangeFields {
  @Field(() => String, { nullable: true, description: 'SKU of the product; null in a gap.' })
  readonly sku: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 id of the customer whose price it is; null when it may be the price of everybody.',
  })
  readonly p21CustomerId: string | null;
}
