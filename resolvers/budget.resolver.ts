import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Address } from '../schema/address.type.ts';
import { Budget } from '../schema/budget.type.ts';
import { Customer } from '../schema/customer.type.ts';
import { Money } from '../schema/money.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Budget)
export class BudgetResolver {
  @Query(() => [Budget], { nullable: true, description: 'Budgets of a customer and its ship-tos, from P21.' })
  budgets(
    @Arg('customerId', () => ID, { description: 'P21 customer id or global id of the customer.' })
    customerId: string,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.budgets.ofCustomerId(customerId);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'What open orders on the contract will still take: their lines that are not invoiced, before tax.',
  })
  committed(@Root() budget: Budget, @Ctx() { loaders }: RequestContext) {
    return loaders.budgets.committed(budget);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'Limit less spent less committed; negative when exceeded, null without a limit.',
  })
  remaining(@Root() budget: Budget, @Ctx() { loaders }: RequestContext) {
    return loaders.budgets.remaining(budget);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose budget it is.' })
  customer(@Root() { p21CustomerId }: Budget, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.byP21Id(p21CustomerId);
  }

  @FieldResolver(() => Address, {
    nullable: true,
    description: 'The ship-to it is limited to; null for the whole customer.',
  })
  shipTo(@Root() { shipToId }: Budget, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.shipTo(shipToId);
  }
}
