import { ArgsType, Field, ID } from 'type-graphql';
import type { CalendarDate } from '../src/instant.ts';
import { DateScalar } from './scalars.ts';

@ArgsType()
export class PriceContextArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'P21 id of the ship-to the goods go to; it may have prices of its own.',
  })
  readonly shipToId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'P21 id of the location that sells; the configured one when left out, else that of the ship-to or the company.',
  })
  readonly locationId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the price is for; today when left out.' })
  readonly date?: CalendarDate | null;
}
