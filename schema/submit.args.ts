import { ArgsType, Field, Int } from 'type-graphql';
import { ErrorPolicy } from './command.enum.ts';

/** What every mutation that is written through to P21 takes beside its input. */
@ArgsType()
export class SubmitArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Your name for this wish, 1 to 200 characters; the same key and input get the same receipt for at least 30 days. Required, here or as the header Idempotency-Key.',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Seconds to wait for P21, 0 to 25, before the answer shows the command under way. Leaving earlier cancels nothing.',
  })
  readonly waitSeconds: number;
}

/** The same for many at once. */
@ArgsType()
export class SubmitManyArgs extends SubmitArgs {
  @Field(() => ErrorPolicy, {
    defaultValue: ErrorPolicy.REJECT_EVERYTHING,
    description: 'What a bad row means for the others.',
  })
  readonly errorPolicy: ErrorPolicy;
}
