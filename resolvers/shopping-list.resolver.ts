import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Product } from '../schema/product.type.ts';
import { ShoppingList, ShoppingListItem } from '../schema/shopping-list.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => ShoppingListItem)
export class ShoppingListResolver {
  @Query(() => [ShoppingList], {
    nullable: true,
    description:
      'Shopping lists of all users of a customer, from OroCommerce. Needs a storefront application for the customer in the configuration.',
  })
  shoppingLists(
    @Arg('customerId', () => ID, { description: 'P21 customer id or global id of the customer.' })
    customerId: string,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.shoppingLists.ofCustomerId(customerId);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product in both systems.' })
  product(@Root() { sku }: ShoppingListItem, @Ctx() { loaders }: RequestContext) {
    return loaders.products.bySkuOrNone(sku);
  }
}
