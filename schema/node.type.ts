/** What all objects have in common: a global id, and honesty about when the ERP said what they say. */
import { Field, ID, InterfaceType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { DateTimeScalar } from './scalars.ts';

/** Objects carry `__typename`, so that an interface can be told apart without a class. */
@InterfaceType('Node', {
  description: 'An object that can be read again by its global id with `node` or `nodes`.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce.',
  })
  readonly id: string;
}

@InterfaceType('ErpFact', {
  description: 'Something P21 said at a certain time.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class ErpFact {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When P21 said this. Null where P21 was not asked or does not know the object.',
  })
  readonly asOf: Instant | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object.',
  })
  readonly stale: boolean | null;
}
