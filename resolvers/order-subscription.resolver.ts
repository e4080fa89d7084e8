import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { OrderChangedArgs } from '../schema/changed.args.ts';
import { Order } from '../schema/order.type.ts';
import { OrderChange } from '../schema/order-change.type.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => OrderChange)
export class OrderSubscriptionResolver {
  @Authorized('read')
  @Subscription(() => OrderChange, {
    description:
      'Tells when orders are placed or changed. A storefront key hears of orders of its own customer only.',
    subscribe: ({ args, context }: Subscribing<OrderChangedArgs>) => context.changes.order(args),
  })
  orderChanged(
    @Root() change: Change<'order'>,
    @Args(() => OrderChangedArgs) _wanted: OrderChangedArgs,
  ): OrderChange {
    const { orderNumber = null, webReference = null, customerId = null } = change.payload ?? {};
    return { ...changeFields(change), orderNumber, webReference, p21CustomerId: customerId };
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order as it is now; null in a gap, and when it is no longer there.',
  })
  order(@Root() { orderNumber }: OrderChange, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.byNumber(orderNumber);
  }
}
