import { Args, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { FlowActivityArgs } from '../schema/changed.args.ts';
import { FlowActivity } from '../schema/flow-activity.type.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => FlowActivity)
export class FlowSubscriptionResolver {
  @Authorized('operate')
  @Subscription(() => FlowActivity, {
    description: 'Tells what flows do: records written and parked, runs begun and ended.',
    subscribe: ({ args, context }: Subscribing<FlowActivityArgs>) => context.changes.flow(args),
  })
  flowActivity(
    @Root() change: Change<'flow'>,
    @Args(() => FlowActivityArgs) _wanted: FlowActivityArgs,
  ): FlowActivity {
    const { flow = null, event = null, count = null, recordKey = null } = change.payload ?? {};
    return { ...changeFields(change), flow, event, count, recordKey };
  }
}
