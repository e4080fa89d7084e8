import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ContractPriceConnection } from '../schema/connections.ts';
import { Contract, ContractPrice } from '../schema/contract.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Product } from '../schema/product.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Contract)
export class ContractResolver {
  @FieldResolver(() => ContractPriceConnection, { nullable: true, description: 'Lines of the contract.' })
  prices(
    @Root() contract: Contract,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.contracts.prices(contract, page);
  }
}

@Resolver(() => ContractPrice)
export class ContractPriceResolver {
  @FieldResolver(() => Product, {
    nullable: true,
    description: 'What is priced; null for lines about a group.',
  })
  product(@Root() { itemUid }: ContractPrice, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }
}
