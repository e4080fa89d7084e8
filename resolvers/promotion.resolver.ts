import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PromotionConnection } from '../schema/connections.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Product } from '../schema/product.type.ts';
import { Promotion } from '../schema/promotion.type.ts';
import { RewardProgram } from '../schema/reward-program.type.ts';
import { DateScalar } from '../schema/scalars.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Promotion)
export class PromotionResolver {
  @Query(() => PromotionConnection, {
    nullable: true,
    description: 'Promotions by their first day. A storefront key sees those for everybody and its own.',
  })
  promotions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('activeOn', () => DateScalar, {
      nullable: true,
      description: 'Only those valid on this day; all when left out.',
    })
    activeOn: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.promotions.page(page, activeOn ?? null);
  }

  @Query(() => [RewardProgram], {
    nullable: true,
    description: 'Reward programs of the distributor; empty when its P21 has none.',
  })
  rewardPrograms(@Ctx() { loaders }: RequestContext) {
    return loaders.rewardPrograms.all();
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product it is for, when it is for one.' })
  product(@Root() { itemUid }: Promotion, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }
}
