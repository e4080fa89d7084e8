import { Field, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { FlowDirection } from './flow.enum.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('FlowThroughput', { simpleResolvers: true, description: 'What a flow did in a span of time.' })
export class FlowThroughput {
  @Field(() => Int, { description: 'Records written.' })
  readonly written: number;

  @Field(() => Int, { description: 'Records looked at and found as they were last written.' })
  readonly unchanged: number;

  @Field(() => Int, { description: 'Turns of records that failed.' })
  readonly failed: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds from notice to write on average; null when nothing was written.',
  })
  readonly averageLagMs: number | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds from notice to write at worst.' })
  readonly worstLagMs: number | null;
}

@ObjectType('FlowQueue', { simpleResolvers: true, description: 'Records of a flow that are not settled.' })
export class FlowQueue {
  @Field(() => Int, { description: 'Noticed and not yet applied.' })
  readonly waiting: number;

  @Field(() => Int, { description: 'Of these, waiting after a failure or for another record.' })
  readonly failing: number;

  @Field(() => Int, { description: 'Handed over to commands that have not ended.' })
  readonly sent: number;

  @Field(() => Int, { description: 'Parked for a person.' })
  readonly parked: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the oldest of those that wait was noticed: how far the flow is behind.',
  })
  readonly oldestNoticedAt: Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the latest of those that fail or are parked does; null when none does.',
  })
  readonly lastReason: string | null;
}

@Authorized('operate')
@ObjectType('FlowMinute', { simpleResolvers: true, description: 'What a flow did in one minute.' })
export class FlowMinute {
  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => DateTimeScalar, { description: 'When the minute began.' })
  readonly minute: Instant;

  @Field(() => Int, { description: 'Records written.' })
  readonly written: number;

  @Field(() => Int, { description: 'Turns of records that failed.' })
  readonly failed: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds from notice to write on average; null when nothing was written.',
  })
  readonly averageLagMs: number | null;
}

@Authorized('operate')
@ObjectType('Flow', { simpleResolvers: true, description: 'What is kept in step between the two systems.' })
export class Flow {
  @Field(() => String, { description: 'Name, e.g. "inventory-levels".' })
  readonly name: string;

  @Field(() => String, { description: 'What moves where, in one sentence.' })
  readonly description: string;

  @Field(() => FlowDirection, { description: 'From which system into which.' })
  readonly direction: FlowDirection;

  @Field(() => String, { description: 'Kind of record in the words of this graph.' })
  readonly subject: string;

  @Field(() => [String], { description: 'Fields of the target that this flow alone writes.' })
  readonly owns: readonly string[];

  @Field(() => [String], { description: 'Flows whose records are referred to, and migrated before.' })
  readonly after: readonly string[];

  @Field(() => [String], { description: 'What must exist in either system, a sentence each.' })
  readonly needs: readonly string[];

  @Field(() => Boolean, { description: 'Whether it is switched on.' })
  readonly enabled: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cron of the run over everything, in the zone of P21; null when it runs on demand only.',
  })
  readonly schedule: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the next such run begins; null when on demand only, and until everything was moved once: by a migration, or a run that was asked for.',
  })
  readonly nextRunAt: Instant | null;

  @Field(() => Boolean, { description: 'Whether the source is asked for changes every few seconds.' })
  readonly polled: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the source was last asked for changes.' })
  readonly polledAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why the last look at the source failed.' })
  readonly pollFault: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When something was last written.' })
  readonly lastWrittenAt: Instant | null;

  @Field(() => Int, { description: 'Records of the source that are in the target.' })
  readonly linked: number;

  @Field(() => FlowQueue, { description: 'What is not settled.' })
  readonly queue: FlowQueue;

  @Field(() => FlowThroughput, { description: 'This minute and the one before.' })
  readonly lastMinutes: FlowThroughput;

  @Field(() => FlowThroughput, { description: 'The last hour.' })
  readonly lastHour: FlowThroughput;
}
