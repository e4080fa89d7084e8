import { Field, InputType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType('ProductFilter', { description: 'Which products; all conditions must hold. Answered by P21.' })
export class ProductFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Beginning of the SKU or part of the name; P21 decides whether case counts. Not together with `skus`.',
  })
  readonly search?: string | null;

  @Field(() => [String], { nullable: true, description: 'SKUs, 1 to 100.' })
  readonly skus?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: leave out items that are inactive in P21.' })
  readonly activeOnly?: boolean | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only items changed in P21 at or after this moment.',
  })
  readonly modifiedSince?: Instant | null;
}
