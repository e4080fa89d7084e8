import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { Budget } from '../schema/budget.type.ts';
import { BudgetChange } from '../schema/budget-change.type.ts';
import { BudgetChangedArgs } from '../schema/changed.args.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => BudgetChange)
export class BudgetSubscriptionResolver {
  @Authorized('read')
  @Subscription(() => BudgetChange, {
    description:
      'Tells when budgets are used or changed. A storefront key hears of those of its own customer only.',
    subscribe: ({ args, context }: Subscribing<BudgetChangedArgs>) => context.changes.budget(args),
  })
  budgetChanged(
    @Root() change: Change<'budget'>,
    @Args(() => BudgetChangedArgs) _wanted: BudgetChangedArgs,
  ): BudgetChange {
    return { ...changeFields(change), p21CustomerId: change.payload?.customerId ?? null };
  }

  @FieldResolver(() => [Budget], {
    nullable: true,
    description: 'All budgets of the customer as P21 has them now; null in a gap.',
  })
  budgets(@Root() { p21CustomerId }: BudgetChange, @Ctx() { loaders }: RequestContext) {
    return p21CustomerId === null ? null : loaders.budgets.ofCustomerId(p21CustomerId);
  }
}
