import { Field, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { DateTimeScalar } from './scalars.ts';

/** What every message of a subscription says beside what changed. */
@ObjectType()
export abstract class ChangeFields {
  @Field(() => String, {
    nullable: true,
    description:
      'Where to go on after a break: give it as `after`. Null when the change could not be kept for those who come back.',
  })
  readonly cursor: string | null;

  @Field(() => DateTimeScalar, { description: 'When the gateway noticed.' })
  readonly at: Instant;

  @Field(() => Boolean, {
    description:
      'True when changes before this message may have been missed: read again what is shown. Such a message says nothing else.',
  })
  readonly isGap: boolean;
}
