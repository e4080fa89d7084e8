import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { CommandReason, CommandState } from './command.enum.ts';
import { DateTimeScalar } from './scalars.ts';
import { UserError } from './user-error.type.ts';

@ObjectType('CommandDifference', {
  simpleResolvers: true,
  description: 'One thing P21 holds otherwise than it was sent.',
})
export class CommandDifference {
  @Field(() => String, { description: 'Path of the input field, e.g. "lines.2.quantity".' })
  readonly field: string;

  @Field(() => String, { nullable: true, description: 'As sent.' })
  readonly sent: string | null;

  @Field(() => String, { nullable: true, description: 'As P21 holds it; null when it is not there.' })
  readonly found: string | null;
}

@ObjectType('CommandAttempt', {
  simpleResolvers: true,
  description: 'One step of a command: a write, a question to P21, or what a person did.',
})
export class CommandAttempt {
  @Field(() => String, { description: 'CHECK, SEND, PROVE, REPAIR or OPERATOR.' })
  readonly step: string;

  @Field(() => String, { description: 'The state it led to, or what the operator did.' })
  readonly outcome: string;

  @Field(() => String, { nullable: true, description: 'What P21 said, or who the operator was.' })
  readonly detail: string | null;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  readonly startedAt: Instant;

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  readonly endedAt: Instant;
}

@ObjectType('Command', {
  simpleResolvers: true,
  description:
    'Something P21 shall do, accepted once and kept until P21 is known to hold it, or a person is told why not.',
})
export class Command {
  @Field(() => ID, { description: 'Identity in the ledger.' })
  readonly id: string;

  @Field(() => String, { description: 'Name of the mutation, e.g. "placeOrder".' })
  readonly kind: string;

  @Field(() => CommandState, { description: 'How far it is.' })
  readonly state: CommandState;

  @Field(() => Int, { description: 'Whole documents sent to P21 so far.' })
  readonly attempts: number;

  @Field(() => ID, { description: 'What the record in P21 carries and is found by.' })
  readonly reference: string;

  @Field(() => [UserError], { description: 'Why it was rejected; empty otherwise.' })
  readonly userErrors: readonly UserError[];

  @Field(() => DateTimeScalar, { description: 'When it was accepted.' })
  readonly acceptedAt: Instant;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it came to its end or was parked; null while it is under way.',
  })
  readonly settledAt: Instant | null;

  /** Not in the graph as they are. */
  readonly customerId: string | null;
  readonly reason: {
    readonly code: CommandReason;
    readonly detail: string;
    readonly differences?: readonly CommandDifference[];
  } | null;
  readonly payload: unknown;
  readonly written: unknown;
}

@ObjectType('CommandReasonDetail', {
  simpleResolvers: true,
  description: 'Why a command waits, in the words of P21: for operators.',
})
export class CommandReasonDetail {
  @Field(() => CommandReason, { description: 'The cause.' })
  readonly code: CommandReason;

  @Field(() => String, { description: 'What P21 said.' })
  readonly detail: string;
}
