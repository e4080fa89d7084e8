import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { PriceChangedArgs } from '../schema/changed.args.ts';
import { Price } from '../schema/price.type.ts';
import { PriceChange } from '../schema/price-change.type.ts';
import { PriceContextArgs } from '../schema/price-context.args.ts';
import { DecimalScalar } from '../schema/scalars.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => PriceChange)
export class PriceSubscriptionResolver {
  @Authorized('read')
  @Subscription(() => PriceChange, {
    description:
      'Tells when prices of products may be others. A storefront key hears of prices of everybody and of its own customer.',
    subscribe: ({ args, context }: Subscribing<PriceChangedArgs>) => context.changes.price(args),
  })
  priceChanged(
    @Root() change: Change<'price'>,
    @Args(() => PriceChangedArgs) _wanted: PriceChangedArgs,
  ): PriceChange {
    const { sku = null, customerId = null } = change.payload ?? {};
    return { ...changeFields(change), sku, p21CustomerId: customerId };
  }

  @FieldResolver(() => Price, {
    nullable: true,
    description: 'What a customer pays for the product now, as P21 quotes it; null in a gap.',
  })
  price(
    @Root() { sku, p21CustomerId }: PriceChange,
    @Arg('customerId', () => ID, {
      nullable: true,
      description:
        'Customer the price is for: P21 customer id or global id. When left out, the customer of the change, else that of a storefront key.',
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
    @Ctx() { loaders }: RequestContext,
  ) {
    if (sku === null) return null;
    const payer = { ...context, customerId: customerId ?? p21CustomerId, freshness: 'LIVE' } as const;
    return loaders.prices.ask(payer, { sku, quantity, unitOfMeasure });
  }
}
