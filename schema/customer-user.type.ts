import { Field, ID, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { ErpFact, Node } from './node.type.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('CustomerUser', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'A person who buys for a customer: the contact in P21 joined with the customer user in OroCommerce.',
})
export class CustomerUser implements Node, ErpFact {
  readonly __typename: 'CustomerUser';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 contact id.' })
  readonly p21ContactId: string;

  @Field(() => String, { nullable: true, description: 'First name, at most 15 characters in P21.' })
  readonly firstName: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, at most 24 characters in P21.' })
  readonly lastName: string | null;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  readonly title: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'E-mail address; what joins the contact with the shop.',
  })
  readonly email: string | null;

  @Field(() => String, { nullable: true, description: 'Direct phone number.' })
  readonly phone: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile phone number.' })
  readonly mobile: string | null;

  @Field(() => Boolean, { description: 'Whether P21 has the contact marked as a buyer.' })
  readonly buyer: boolean;

  @Field(() => Boolean, { description: 'False when P21 has marked the contact as deleted.' })
  readonly active: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the contact row in P21.' })
  readonly modifiedAt: Instant | null;

  /** Not in the graph: the customer or ship-to the contact hangs on. */
  readonly addressId: string;
  readonly customerId: string;
}
