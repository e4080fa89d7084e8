import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { UnshippedItemConnection } from '../schema/connections.ts';
import { Freshness } from '../schema/freshness.enum.ts';
import { Location } from '../schema/location.type.ts';
import { Order } from '../schema/order.type.ts';
import { OrderLine } from '../schema/order-line.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Price } from '../schema/price.type.ts';
import { Product } from '../schema/product.type.ts';
import { UnshippedItem } from '../schema/unshipped-item.type.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => OrderLine)
export class OrderLineResolver {
  @FieldResolver(() => Product, { nullable: true, description: 'What was ordered.' })
  product(@Root() { itemUid }: OrderLine, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }

  @FieldResolver(() => Location, { nullable: true, description: 'Location the line is supplied from.' })
  sourceLocation(@Root() { sourceLocationId }: OrderLine, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.location(sourceLocationId);
  }

  @FieldResolver(() => Price, {
    nullable: true,
    description:
      'What the line would cost if it were ordered today, for the same customer, ship-to, quantity and unit.',
  })
  currentPrice(
    @Root() line: OrderLine,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the price may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.prices.current(line, freshness);
  }
}

@Resolver(() => UnshippedItem)
export class UnshippedItemResolver {
  @Query(() => UnshippedItemConnection, {
    nullable: true,
    description: 'Order lines of which something is still to be shipped, by order and line, from P21.',
  })
  unshippedItems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('customerId', () => ID, {
      nullable: true,
      description: 'Only of this customer: P21 customer id or global id. A storefront key sees its own only.',
    })
    customerId: string | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.contents.unshipped(page, customerId, withTotal);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order the line is on.' })
  order(@Root() { orderNumber }: UnshippedItem, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.byNumber(orderNumber);
  }
}
