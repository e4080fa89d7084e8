import { Field, ID, InputType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType('CustomerFilter', { description: 'Which customers; all conditions must hold. Answered by P21.' })
export class CustomerFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, or the whole P21 customer id; P21 decides whether case counts.',
  })
  readonly search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only accounts of this sales representative.' })
  readonly salesRepresentativeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only accounts with this credit status of P21.' })
  readonly creditStatusId?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only accounts changed in P21 at or after this moment.',
  })
  readonly modifiedSince?: Instant | null;
}
