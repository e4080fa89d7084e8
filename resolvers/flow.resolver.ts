import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { RunKind } from '../schema/flow.enum.ts';
import { FlowSettingInput } from '../schema/flow.input.ts';
import { Flow, FlowMinute } from '../schema/flow.type.ts';
import { FlowRun, Migration } from '../schema/flow-run.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Flow)
export class FlowResolver {
  @Query(() => [Flow], { description: 'Every flow, in the order in which a new shop is filled.' })
  flows(@Ctx() { flows }: RequestContext) {
    return flows.flows();
  }

  @Query(() => Flow, { description: 'One flow; an error names those there are.' })
  flow(
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.flow(name);
  }

  @Query(() => [FlowMinute], {
    description:
      'What flows did minute by minute, oldest first; minutes in which one did nothing are left out.',
  })
  flowMinutes(
    @Arg('last', () => Int, { defaultValue: 60, description: 'How many minutes back: 1 to 1440.' })
    last: number,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.minutes(last);
  }

  @Query(() => [FlowRun], { description: 'Runs over everything, newest first.' })
  flowRuns(
    @Arg('flow', () => String, { nullable: true, description: 'Only of this flow.' })
    flow: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many: 1 to 100.' }) first: number,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.runs(flow, first);
  }

  @Authorized('operate')
  @Mutation(() => Flow, {
    description: 'Switches a flow or changes its schedule, at once and on every replica.',
  })
  setFlow(
    @Arg('name', () => String, { description: 'Name of the flow.' }) name: string,
    @Arg('input', () => FlowSettingInput, { description: 'What to change.' }) input: FlowSettingInput,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.setFlow(name, { enabled: input.enabled ?? undefined, schedule: input.schedule });
  }

  @Authorized('operate')
  @Mutation(() => FlowRun, { description: 'Goes through everything of a flow now.' })
  runFlow(
    @Arg('name', () => String, { description: 'Name of the flow.' }) name: string,
    @Arg('kind', () => RunKind, {
      nullable: true,
      description: 'What to do with each record; what the schedule would do when left out.',
    })
    kind: RunKind | null | undefined,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only say what would be written.' })
    dryRun: boolean,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.runFlow(name, kind, dryRun);
  }

  @Authorized('operate')
  @Mutation(() => FlowRun, { description: 'Gives a run up at its next page.' })
  cancelFlowRun(
    @Arg('id', () => ID, { description: 'The run.' }) id: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.cancelRun(id);
  }
}

@Resolver(() => Migration)
export class MigrationResolver {
  @Query(() => [Migration], { description: 'Migrations, newest first.' })
  migrations(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many: 1 to 100.' }) first: number,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.migrations(first);
  }

  @Query(() => Migration, { description: 'One migration with the progress of its flows.' })
  migration(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { flows }: RequestContext) {
    return flows.migration(id);
  }

  @Authorized('operate')
  @Mutation(() => Migration, {
    description: 'Moves everything the flows move, each flow after those its records refer to.',
  })
  startMigration(
    @Arg('flows', () => [String], {
      nullable: true,
      description: 'Only these flows; all that are switched on when left out.',
    })
    names: readonly string[] | null | undefined,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only say what would be written.' })
    dryRun: boolean,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.startMigration(names ?? [], dryRun);
  }

  @Authorized('operate')
  @Mutation(() => Migration, { description: 'Stops a migration at its next page; it can go on later.' })
  pauseMigration(
    @Arg('id', () => ID, { description: 'The migration.' }) id: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.steerMigration(id, 'pause');
  }

  @Authorized('operate')
  @Mutation(() => Migration, { description: 'Lets a paused migration go on from its checkpoint.' })
  resumeMigration(
    @Arg('id', () => ID, { description: 'The migration.' }) id: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.steerMigration(id, 'resume');
  }

  @Authorized('operate')
  @Mutation(() => Migration, { description: 'Gives a migration up; what it has written stays.' })
  cancelMigration(
    @Arg('id', () => ID, { description: 'The migration.' }) id: string,
    @Ctx() { flows }: RequestContext,
  ) {
    return flows.steerMigration(id, 'cancel');
  }
}
