import { Field, ID, ObjectType } from 'type-graphql';
import { ChangeFields } from './change.type.ts';

@ObjectType('OrderChange', {
  simpleResolvers: true,
  description: 'An order was placed or changed in P21.',
})
export class OrderChange extends ChangeFields {
  @Field(() => ID, { nullable: true, description: 'P21 order number; null in a gap.' })
  readonly orderNumber: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Order number of OroCommerce; null when the order has none, and in a gap.',
  })
  readonly webReference: string | null;

  @Field(() => ID, { nullable: true, description: 'P21 id of the customer; null in a gap.' })
  readonly p21CustomerId: string | null;
}
