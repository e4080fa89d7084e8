import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { CommandChangedArgs } from '../schema/changed.args.ts';
import type { CommandState } from '../schema/command.enum.ts';
import { Command } from '../schema/command.type.ts';
import { CommandChange } from '../schema/command-change.type.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => CommandChange)
export class CommandSubscriptionResolver {
  @Authorized('read')
  @Subscription(() => CommandChange, {
    description:
      'Tells how commands get on, e.g. an order that is queued while P21 is down. A storefront key hears of commands of its own customer only.',
    subscribe: ({ args, context }: Subscribing<CommandChangedArgs>) => context.changes.command(args),
  })
  commandChanged(
    @Root() change: Change<'command'>,
    @Args(() => CommandChangedArgs) _wanted: CommandChangedArgs,
  ): CommandChange {
    const { id = null, state = null } = change.payload ?? {};
    return { ...changeFields(change), id, state: state as CommandState | null };
  }

  @FieldResolver(() => Command, {
    nullable: true,
    description: 'The command as it is now; null in a gap, and when it is no longer kept.',
  })
  command(@Root() { id }: CommandChange, @Ctx() { commands }: RequestContext) {
    return id === null ? null : commands.find(id);
  }
}
