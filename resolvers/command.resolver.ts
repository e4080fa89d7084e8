import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { CommandReason, CommandStatus } from '../schema/command.enum.ts';
import { CommandFilter } from '../schema/command.input.ts';
import { Command, CommandAttempt, CommandDifference, CommandReasonDetail } from '../schema/command.type.ts';
import { CommandConnection } from '../schema/connections.ts';
import { Customer } from '../schema/customer.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { JsonScalar } from '../schema/scalars.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Command)
export class CommandResolver {
  @Query(() => Command, {
    nullable: true,
    description: 'A command by its id; null when it does not exist or is not visible to the key.',
  })
  command(
    @Arg('id', () => ID, { description: 'Identity in the ledger.' }) id: string,
    @Ctx() { commands }: RequestContext,
  ) {
    return commands.find(id);
  }

  @Query(() => CommandConnection, {
    description: 'Commands, newest first. A storefront key sees those of its own customer only.',
  })
  commands(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CommandFilter, { nullable: true, description: 'Which commands; all when left out.' })
    filter: CommandFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.commands.page(page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => CommandStatus, {
    description: 'The state in one word for whoever asked: QUEUED while it is under way.',
  })
  status(@Root() { state }: Command): CommandStatus {
    return state === 'RECEIVED' || state === 'SENDING' || state === 'UNKNOWN' ? 'QUEUED' : state;
  }

  @FieldResolver(() => CommandReason, {
    nullable: true,
    description: 'Why it waits or is parked; null otherwise.',
  })
  reason(@Root() { reason }: Command) {
    return reason?.code ?? null;
  }

  @Authorized('operate')
  @FieldResolver(() => CommandReasonDetail, {
    nullable: true,
    description: 'The reason in the words of P21.',
  })
  reasonDetail(@Root() { reason }: Command) {
    return reason;
  }

  @Authorized('operate')
  @FieldResolver(() => [CommandDifference], {
    nullable: true,
    description: 'What P21 holds otherwise, when it waits or is parked for that.',
  })
  differences(@Root() { reason }: Command) {
    return reason?.differences ?? null;
  }

  @Authorized('operate')
  @FieldResolver(() => JsonScalar, { nullable: true, description: 'The input as it is, or will be, sent.' })
  payload(@Root() { payload }: Command) {
    return payload;
  }

  @Authorized('operate')
  @FieldResolver(() => [CommandAttempt], { nullable: true, description: 'Every step so far, in order.' })
  log(@Root() { id }: Command, @Ctx() { commands }: RequestContext) {
    return commands.attemptsOf(id);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer it is about.' })
  customer(@Root() { customerId }: Command, @Ctx() { loaders }: RequestContext) {
    return customerId === null ? null : loaders.customers.byKey(customerId);
  }

  @Authorized('operate')
  @Mutation(() => Command, {
    description:
      'Sends a parked command on, changed if a payload is given. What may have reached P21 is looked up there first.',
  })
  retryCommand(
    @Arg('id', () => ID, { description: 'The parked command.' }) id: string,
    @Arg('payload', () => JsonScalar, {
      nullable: true,
      description: 'Another input in place of the stored one.',
    })
    payload: unknown,
    @Ctx() { commands }: RequestContext,
  ) {
    return commands.retry(id, payload ?? undefined);
  }

  @Authorized('operate')
  @Mutation(() => Command, { description: 'Takes a command back of which P21 can have nothing.' })
  cancelCommand(
    @Arg('id', () => ID, { description: 'The command.' }) id: string,
    @Ctx() { commands }: RequestContext,
  ) {
    return commands.cancel(id);
  }

  @Authorized('operate')
  @Mutation(() => Command, {
    description: 'Declares that what P21 holds of a parked command is right as it is.',
  })
  acceptCommandAsIs(
    @Arg('id', () => ID, { description: 'The parked command.' }) id: string,
    @Ctx() { commands }: RequestContext,
  ) {
    return commands.acceptAsIs(id);
  }

  @Authorized('operate')
  @Mutation(() => Int, {
    description: 'Sends parked commands on, the newest `limit` of the filter; how many.',
  })
  redriveCommands(
    @Arg('filter', () => CommandFilter, { description: 'Which parked commands.' }) filter: CommandFilter,
    @Arg('limit', () => Int, { defaultValue: 100, description: 'At most so many, 1 to 1000.' }) limit: number,
    @Ctx() { commands, loaders }: RequestContext,
  ) {
    return commands.redrive(loaders.commands.filterOf(filter), Math.min(Math.max(limit, 1), 1000));
  }
}
