import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { RunKind, RunState } from './flow.enum.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('OutcomeCount', {
  simpleResolvers: true,
  description: 'How many records of a run came out one way.',
})
export class OutcomeCount {
  @Field(() => String, { description: 'The outcome, e.g. CREATED, UNCHANGED, WOULD_UPDATE, MISSING.' })
  readonly outcome: string;

  @Field(() => Int, { description: 'Number of records.' })
  readonly count: number;
}

@Authorized('operate')
@ObjectType('LeftOutRecords', {
  simpleResolvers: true,
  description: 'Records of the source that a run left where they are, for one reason.',
})
export class LeftOutRecords {
  @Field(() => String, { description: 'The reason, one sentence for people.' })
  readonly reason: string;

  @Field(() => Int, { description: 'Number of records.' })
  readonly count: number;

  @Field(() => [String], { description: 'Keys of the first five of them.' })
  readonly keys: readonly string[];
}

@Authorized('operate')
@ObjectType('FlowRun', { simpleResolvers: true, description: 'One pass over everything a flow moves.' })
export class FlowRun {
  @Field(() => ID, { description: 'Identity of the run.' })
  readonly id: string;

  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => RunKind, { description: 'What it does with each record.' })
  readonly kind: RunKind;

  @Field(() => Boolean, { description: 'Whether it only says what it would write.' })
  readonly dryRun: boolean;

  @Field(() => RunState, { description: 'Where it stands.' })
  readonly state: RunState;

  @Field(() => Int, { description: 'Records of the source it has been through.' })
  readonly scanned: number;

  @Field(() => Int, { nullable: true, description: 'Records at the source, where that system says so.' })
  readonly total: number | null;

  @Field(() => Int, { nullable: true, description: 'Whole percent done; null while the total is unknown.' })
  readonly percent: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Records a second while it runs; null before the first.',
  })
  readonly recordsPerSecond: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds it will still take at this rate.' })
  readonly remainingSeconds: number | null;

  @Field(() => [OutcomeCount], { description: 'What came of the records so far.' })
  readonly counts: readonly OutcomeCount[];

  @Field(() => [LeftOutRecords], {
    description: 'Why records were left out (outcome IGNORED), most first; empty for comparisons.',
  })
  readonly leftOut: readonly LeftOutRecords[];

  @Field(() => String, { nullable: true, description: 'What keeps it from going on, or what to look at.' })
  readonly reason: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it began.' })
  readonly startedAt: Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt: Instant | null;
}

@Authorized('operate')
@ObjectType('Migration', {
  simpleResolvers: true,
  description: 'Several flows moved as one, each after those its records refer to.',
})
export class Migration {
  @Field(() => ID, { description: 'Identity of the migration.' })
  readonly id: string;

  @Field(() => Boolean, { description: 'Whether it only says what it would write.' })
  readonly dryRun: boolean;

  @Field(() => RunState, { description: 'Where it stands as a whole.' })
  readonly state: RunState;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole percent done, over all flows whose totals are known.',
  })
  readonly percent: number | null;

  @Field(() => [FlowRun], { description: 'The flows in the order in which they are worked on.' })
  readonly runs: readonly FlowRun[];

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt: Instant | null;
}
