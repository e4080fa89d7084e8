import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { OroPrice, OroProduct } from '../schema/oro-product.type.ts';
import { Quantity } from '../schema/quantity.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => OroProduct)
export class OroProductResolver {
  @FieldResolver(() => [Quantity], {
    nullable: true,
    description: 'What the shop believes to be available, once for each of its units.',
  })
  stock(@Root() product: OroProduct, @Ctx() { loaders }: RequestContext) {
    return loaders.products.oroStock(product);
  }

  @FieldResolver(() => [OroPrice], { nullable: true, description: 'Prices a customer sees in the shop.' })
  prices(
    @Root() product: OroProduct,
    @Arg('customerId', () => ID, { description: 'P21 customer id or global id of the customer.' })
    customerId: string,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.oroPrices.ofProduct(product, customerId);
  }
}
