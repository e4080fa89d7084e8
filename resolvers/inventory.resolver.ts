import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Freshness } from '../schema/freshness.enum.ts';
import { Inventory, StockExplanation } from '../schema/inventory.type.ts';
import { Location } from '../schema/location.type.ts';
import { Product } from '../schema/product.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Inventory)
export class InventoryResolver {
  @Query(() => [Inventory], {
    nullable: 'itemsAndList',
    description:
      'Stock of products by location, from P21. SKUs that P21 does not know are left out; what P21 does not tell of one location is null with an error of its own.',
  })
  inventory(
    @Arg('skus', () => [String], { description: 'SKUs, 1 to 100.' }) skus: string[],
    @Arg('locationIds', () => [ID], {
      nullable: true,
      description: 'Only these P21 locations, 1 to 100; all when left out.',
    })
    locationIds: string[] | null | undefined,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the figures may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.inventory.ofSkus(skus, { locationIds: locationIds ?? null, freshness });
  }

  @FieldResolver(() => StockExplanation, {
    nullable: true,
    description:
      'Why so much is available: holds and open order lines. A storefront key is told of its own orders only.',
  })
  explain(@Root() inventory: Inventory, @Ctx() { loaders }: RequestContext) {
    return loaders.stockExplainer.explain(inventory);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'What is in stock.' })
  product(@Root() { itemUid }: Inventory, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }

  @FieldResolver(() => Location, { nullable: true, description: 'Where it is in stock.' })
  location(@Root() { locationId }: Inventory, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.location(locationId);
  }
}
