import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Customer } from '../schema/customer.type.ts';
import { Freshness } from '../schema/freshness.enum.ts';
import { Price, PriceBreak, PriceExplanation, PriceSource } from '../schema/price.type.ts';
import { PriceContextArgs } from '../schema/price-context.args.ts';
import { Product } from '../schema/product.type.ts';
import { ItemQuantityInput } from '../schema/quantity.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Price)
export class PriceResolver {
  @Query(() => [Price], {
    nullable: 'itemsAndList',
    description:
      'What a customer pays, in the order of the items, asked of P21 in one call. An item that cannot be priced is null with an error of its own.',
  })
  prices(
    @Arg('customerId', () => ID, {
      nullable: true,
      description:
        'Customer the prices are for: P21 customer id or global id. A storefront key may leave it out.',
    })
    customerId: string | null | undefined,
    @Arg('items', () => [ItemQuantityInput], { description: 'What is to be priced, 1 to 100.' })
    items: ItemQuantityInput[],
    @Args(() => PriceContextArgs) context: PriceContextArgs,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the prices may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.prices.askAll({ ...context, customerId, freshness }, items);
  }

  @FieldResolver(() => PriceSource, {
    nullable: true,
    description: 'What made the price. P21 names the price page only; a contract is recognised by its lines.',
  })
  source(@Root() price: Price, @Ctx() { loaders }: RequestContext) {
    return loaders.prices.sourceOf(price);
  }

  @FieldResolver(() => [PriceBreak], {
    nullable: true,
    description:
      'The price at each quantity from which it changes, quoted by P21; empty when it does not change.',
  })
  breaks(@Root() price: Price, @Ctx() { loaders }: RequestContext) {
    return loaders.prices.breaks(price);
  }

  @FieldResolver(() => PriceExplanation, { nullable: true, description: 'Why the price is what it is.' })
  explain(@Root() price: Price, @Ctx() { loaders }: RequestContext) {
    return loaders.prices.explain(price);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'What is priced.' })
  product(@Root() { sku }: Price, @Ctx() { loaders }: RequestContext) {
    return loaders.products.bySku(sku);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Who pays the price.' })
  customer(@Root() { p21CustomerId }: Price, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.byP21Id(p21CustomerId);
  }
}
