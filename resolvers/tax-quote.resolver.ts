import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { TaxQuote, TaxQuoteLineInput } from '../schema/tax-quote.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => TaxQuote)
export class TaxQuoteResolver {
  @Query(() => TaxQuote, { nullable: true, description: 'Taxes of a delivery to a ship-to.' })
  taxQuote(
    @Arg('shipToId', () => ID, { description: 'P21 id of the ship-to.' }) shipToId: string,
    @Arg('lines', () => [TaxQuoteLineInput], { description: 'What is delivered, 1 to 100.' })
    lines: TaxQuoteLineInput[],
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.taxes.quote(shipToId, lines);
  }
}
