import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ProductConnection } from '../schema/connections.ts';
import { Freshness } from '../schema/freshness.enum.ts';
import { Inventory } from '../schema/inventory.type.ts';
import { OroProduct } from '../schema/oro-product.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Price } from '../schema/price.type.ts';
import { PriceContextArgs } from '../schema/price-context.args.ts';
import { ProductFilter } from '../schema/product.input.ts';
import { Product, ProductSupplier, UnitOfMeasure } from '../schema/product.type.ts';
import { DecimalScalar } from '../schema/scalars.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, {
    nullable: true,
    description: 'A product by exactly one of its keys; null when it does not exist.',
  })
  product(
    @Arg('id', () => ID, { nullable: true, description: 'Global id.' }) id: string | null | undefined,
    @Arg('sku', () => String, { nullable: true, description: 'SKU; case does not matter in P21.' })
    sku: string | null | undefined,
    @Arg('p21Uid', () => Int, { nullable: true, description: "P21's internal key of the item." })
    p21Uid: number | null | undefined,
    @Arg('oroId', () => ID, { nullable: true, description: 'OroCommerce product id.' })
    oroId: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.products.find({ id, sku, p21Uid, oroId });
  }

  @Query(() => ProductConnection, {
    nullable: true,
    description: 'Products by SKU, deleted ones left out. With `filter.skus` in the order of the SKUs.',
  })
  products(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProductFilter, { nullable: true, description: 'Which products; all when left out.' })
    filter: ProductFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.products.page(page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => [UnitOfMeasure], { nullable: true, description: 'Units the product has in P21.' })
  units(@Root() product: Product, @Ctx() { loaders }: RequestContext) {
    return loaders.products.units(product);
  }

  @FieldResolver(() => [ProductSupplier], {
    nullable: true,
    description: 'Who supplies the product, from P21.',
  })
  suppliers(@Root() product: Product, @Ctx() { loaders }: RequestContext) {
    return loaders.products.suppliers(product);
  }

  @FieldResolver(() => Price, {
    nullable: true,
    description: 'What a customer pays for the product, as P21 quotes it.',
  })
  price(
    @Root() { sku }: Product,
    @Arg('customerId', () => ID, {
      nullable: true,
      description:
        'Customer the price is for: P21 customer id or global id. A storefront key may leave it out.',
    })
    customerId: string | null | undefined,
    @Arg('quantity', () => DecimalScalar, {
      defaultValue: '1',
      description: 'How many of the unit; more than 0.',
    })
    quantity: string,
    @Arg('unitOfMeasure', () => String, {
      nullable: true,
      description: 'Unit; the selling unit when left out.',
    })
    unitOfMeasure: string | null | undefined,
    @Args(() => PriceContextArgs) context: PriceContextArgs,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the price may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.prices.ask({ ...context, customerId, freshness }, { sku, quantity, unitOfMeasure });
  }

  @FieldResolver(() => [Inventory], {
    nullable: true,
    description: 'Stock of the product by location, from P21.',
  })
  inventory(
    @Root() product: Product,
    @Arg('locationIds', () => [ID], {
      nullable: true,
      description: 'Only these P21 locations, 1 to 100; all when left out.',
    })
    locationIds: string[] | null | undefined,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the figures may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.inventory.ofProduct(product, { locationIds: locationIds ?? null, freshness });
  }

  @FieldResolver(() => OroProduct, {
    nullable: true,
    description: 'The product in OroCommerce; null when the shop does not have the SKU.',
  })
  oro(@Root() product: Product, @Ctx() { loaders }: RequestContext) {
    return loaders.products.oroOf(product);
  }
}
