import { Field, ID, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { ErpFact } from './node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.ts';

@ObjectType('RewardProgram', {
  simpleResolvers: true,
  implements: [ErpFact],
  description:
    'A program of P21 that rewards purchases with points or credit. Tenants keep different columns; what a tenant does not have is null.',
})
export class RewardProgram implements ErpFact {
  readonly __typename: 'RewardProgram';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { nullable: true, description: 'P21 id of the program.' })
  readonly programId: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the program.' })
  readonly description: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  readonly startsOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  readonly endsOn: CalendarDate | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Purchases needed before anything is rewarded.',
  })
  readonly minimumAmount: DecimalString | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a customer must register.' })
  readonly registrationRequired: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the program in P21.' })
  readonly modifiedAt: Instant | null;
}
