import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DiscrepancyKind } from './flow.enum.ts';
import { DateTimeScalar, JsonScalar } from './scalars.ts';

@Authorized('operate')
@ObjectType('ParkedChange', {
  simpleResolvers: true,
  description: 'A change of a record that could not be applied and waits for a person.',
})
export class ParkedChange {
  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => ID, { description: 'Key of the record at its source.' })
  readonly key: string;

  @Field(() => String, { description: 'Why, for filters, e.g. REFUSED or REFERENCE_MISSING.' })
  readonly code: string;

  @Field(() => String, { description: 'Why, for people: what the target or the gateway said.' })
  readonly reason: string;

  @Field(() => String, { nullable: true, description: 'Field of the target it is about.' })
  readonly field: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The document that was last tried; null when it never came to one.',
  })
  readonly document: unknown;

  @Field(() => Int, { description: 'Turns it has had.' })
  readonly attempts: number;

  @Field(() => DateTimeScalar, { description: 'When the change was noticed.' })
  readonly noticedAt: Instant;

  @Field(() => DateTimeScalar, { description: 'When it was parked.' })
  readonly parkedAt: Instant;

  @Field(() => ID, { nullable: true, description: 'The command it was handed over to, if any.' })
  readonly commandId: string | null;
}

@Authorized('operate')
@ObjectType('ParkedCause', {
  simpleResolvers: true,
  description: 'Parked changes of one flow that share a reason.',
})
export class ParkedCause {
  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => String, { description: 'Why, as in the code of the changes.' })
  readonly code: string;

  @Field(() => Int, { description: 'How many changes are parked for it.' })
  readonly count: number;

  @Field(() => String, { description: 'The reason of the change parked last, for people.' })
  readonly reason: string;

  @Field(() => DateTimeScalar, { description: 'Since when the oldest of them is parked.' })
  readonly oldestParkedAt: Instant;
}

@InputType('ParkedChangeFilter', { description: 'Which parked changes; all conditions must hold.' })
export class ParkedChangeFilter {
  @Field(() => String, { nullable: true, description: 'Only of this flow.' })
  readonly flow?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of the record with this key.' })
  readonly key?: string | null;

  @Field(() => String, { nullable: true, description: 'Only parked for this reason, e.g. REFUSED.' })
  readonly code?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the reason, whatever the case.' })
  readonly reason?: string | null;
}

@ObjectType('FieldDifference', {
  simpleResolvers: true,
  description: 'A field in which source and target differ.',
})
export class FieldDifference {
  @Field(() => String, { description: 'Path of the field; empty when it is about the whole record.' })
  readonly field: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What the target ought to hold.' })
  readonly source: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'What the target holds.' })
  readonly target: unknown;
}

@Authorized('operate')
@ObjectType('Discrepancy', {
  simpleResolvers: true,
  description: 'A record in which source and target differ, as the last reconciliation saw it.',
})
export class Discrepancy {
  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => ID, { description: 'Key of the record at its source.' })
  readonly key: string;

  @Field(() => DiscrepancyKind, { description: 'How they differ.' })
  readonly kind: DiscrepancyKind;

  @Field(() => ID, { nullable: true, description: 'Id of the record in the target.' })
  readonly targetId: string | null;

  @Field(() => [FieldDifference], { description: 'The fields that differ.' })
  readonly fields: readonly FieldDifference[];

  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  readonly foundAt: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its repair was asked for.' })
  readonly repairAskedAt: Instant | null;
}

@Authorized('operate')
@ObjectType('DiscrepancyCount', {
  simpleResolvers: true,
  description: 'In how many records of a flow source and target differ in one way.',
})
export class DiscrepancyCount {
  @Field(() => String, { description: 'Name of the flow.' })
  readonly flowName: string;

  @Field(() => DiscrepancyKind, { description: 'How they differ.' })
  readonly kind: DiscrepancyKind;

  @Field(() => Int, { description: 'Number of records.' })
  readonly count: number;
}

@InputType('DiscrepancyFilter', { description: 'Which discrepancies; all conditions must hold.' })
export class DiscrepancyFilter {
  @Field(() => String, { nullable: true, description: 'Only of this flow.' })
  readonly flow?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of the record with this key.' })
  readonly key?: string | null;

  @Field(() => DiscrepancyKind, { nullable: true, description: 'Only of this kind.' })
  readonly kind?: DiscrepancyKind | null;
}

@Authorized('operate')
@ObjectType('TimelineEntry', {
  simpleResolvers: true,
  description: 'Something that happened to one record, in whichever system.',
})
export class TimelineEntry {
  @Field(() => ID, { description: 'Identity of the entry.' })
  readonly id: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly at: Instant;

  @Field(() => String, { description: 'What happened, e.g. CREATED, PARKED, COMMAND_CONFIRMED.' })
  readonly event: string;

  @Field(() => ID, { description: 'The key under which it was noted; a record has one in each system.' })
  readonly key: string;

  @Field(() => JsonScalar, {
    description: 'Particulars: flow, target id, attempt, reason, command, whatever the event has.',
  })
  readonly detail: unknown;
}
