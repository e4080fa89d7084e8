import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { OrderQuote, QuoteOrderInput } from '../schema/order-quote.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => OrderQuote)
export class OrderQuoteResolver {
  @Query(() => OrderQuote, {
    nullable: true,
    description: 'Prices, charges and taxes of a basket, without writing anything.',
  })
  quoteOrder(
    @Arg('input', () => QuoteOrderInput, { description: 'The basket.' }) input: QuoteOrderInput,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.orderQuotes.quote(input);
  }
}
