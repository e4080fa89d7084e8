/** Single records of the sync: what is parked, what differs, what happened. */
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { DiscrepancyConnection, ParkedChangeConnection } from '../schema/connections.ts';
import {
  DiscrepancyCount,
  DiscrepancyFilter,
  ParkedCause,
  ParkedChangeFilter,
  TimelineEntry,
} from '../schema/flow-record.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { JsonScalar } from '../schema/scalars.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver()
export class FlowRecordResolver {
  @Query(() => ParkedChangeConnection, { description: 'Changes that wait for a person, longest first.' })
  parkedChanges(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ParkedChangeFilter, { nullable: true, description: 'Which; all when left out.' })
    filter: ParkedChangeFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.parked(page, filter ?? {}, withTotal);
  }

  @Query(() => [ParkedCause], {
    description: 'Why changes are parked, the most frequent cause of a flow first.',
  })
  parkedCauses(@Ctx() { flows }: RequestContext) {
    return flows.parkedCauses();
  }

  @Query(() => [DiscrepancyCount], {
    description: 'How many records differ, by flow and kind, as the last reconciliations saw it.',
  })
  discrepancyCounts(@Ctx() { flows }: RequestContext) {
    return flows.discrepancyCounts();
  }

  @Query(() => DiscrepancyConnection, {
    description: 'Records in which source and target differ, as the last reconciliations saw it.',
  })
  discrepancies(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DiscrepancyFilter, { nullable: true, description: 'Which; all when left out.' })
    filter: DiscrepancyFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.discrepancies(page, filter ?? {}, withTotal);
  }

  @Query(() => [TimelineEntry], {
    description:
      'Everything that happened to one record over all flows and commands, oldest first: "where is my order".',
  })
  timeline(
    @Arg('subject', () => String, { description: 'Kind of record, e.g. "Order".' }) subject: string,
    @Arg('key', () => ID, { description: 'Its key in either system.' }) key: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.timeline(subject, key);
  }

  @Authorized('operate')
  @Mutation(() => Boolean, {
    description: 'Gives one parked change another turn, with a mended document if one is given. Always true.',
  })
  retryParkedChange(
    @Arg('flow', () => String, { description: 'Name of the flow.' }) flow: string,
    @Arg('key', () => ID, { description: 'Key of the record at its source.' }) key: string,
    @Arg('document', () => JsonScalar, {
      nullable: true,
      description: 'What to write this once instead of what the flow would make of the record.',
    })
    document: unknown,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.retryParked(flow, key, document);
  }

  @Authorized('operate')
  @Mutation(() => Int, { description: 'Gives every parked change of the filter another turn; how many.' })
  redriveParkedChanges(
    @Arg('filter', () => ParkedChangeFilter, { description: 'Which; {} for all.' })
    filter: ParkedChangeFilter,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.redrive(filter);
  }

  @Authorized('operate')
  @Mutation(() => Int, {
    description: 'Lets parked changes go until their records change again; how many.',
  })
  discardParkedChanges(
    @Arg('filter', () => ParkedChangeFilter, { description: 'Which; {} for all.' })
    filter: ParkedChangeFilter,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.discard(filter);
  }

  @Authorized('operate')
  @Mutation(() => Int, {
    description:
      'Writes records that differ once more, and takes out of use what only the target has; how many.',
  })
  repairDiscrepancies(
    @Arg('filter', () => DiscrepancyFilter, { description: 'Which; {} for all.' }) filter: DiscrepancyFilter,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.repair(filter);
  }
}
