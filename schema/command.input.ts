import { Field, ID, InputType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { CommandReason, CommandState } from './command.enum.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType('CommandFilter', { description: 'Which commands; all conditions must hold.' })
export class CommandFilter {
  @Field(() => [CommandState], { nullable: true, description: 'In one of these states.' })
  readonly states?: CommandState[] | null;

  @Field(() => [String], { nullable: true, description: 'Of these kinds, e.g. "placeOrder".' })
  readonly kinds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'About this customer: P21 customer id or global id.' })
  readonly customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'With this reference, e.g. the order number of the shop.' })
  readonly reference?: string | null;

  @Field(() => [CommandReason], { nullable: true, description: 'Waiting for one of these reasons.' })
  readonly reasons?: CommandReason[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Accepted at or after this moment.' })
  readonly acceptedSince?: Instant | null;
}
