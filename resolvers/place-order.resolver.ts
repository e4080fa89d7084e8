import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { Order } from '../schema/order.type.ts';
import { PlaceOrderInput } from '../schema/place-order.input.ts';
import { PlaceOrderPayload, PlaceOrdersPayload } from '../schema/place-order.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import type { RequestContext } from '../src/context.ts';
import { refuseGiven, toCommandInput } from './command-input.ts';

@Resolver(() => PlaceOrderPayload)
export class PlaceOrderResolver {
  @Authorized('write:orders')
  @Mutation(() => PlaceOrderPayload, {
    description:
      'Places an order in P21, once however often it is asked for. When P21 is down the order is kept and delivered later; the command says how far it is.',
  })
  placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: 'The order.' }) input: PlaceOrderInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('placeOrder', toOrder(input, context), terms);
  }

  @Authorized('write:orders')
  @Mutation(() => PlaceOrdersPayload, { description: 'Places orders in P21, 1 to 500 at once.' })
  async placeOrders(
    @Arg('inputs', () => [PlaceOrderInput], { description: 'The orders.' }) inputs: PlaceOrderInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toOrder(input, context));
    return { results: await context.commands.submitAll('placeOrder', rows, terms) };
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order as P21 holds it now; null while it is not known to be there.',
  })
  order(@Root() { command }: PlaceOrderPayload, @Ctx() { loaders }: RequestContext) {
    const { orderNumber } = (command?.written ?? {}) as { orderNumber?: string };
    return orderNumber === undefined ? null : loaders.orders.find({ orderNumber });
  }
}

/** Prices, terms and dates are the distributor's; that money was taken, the shop says and not the shopper. */
function toOrder(input: PlaceOrderInput, context: RequestContext): object {
  if (!context.loaders.visibility.isStaff) {
    for (const [index, line] of input.lines.entries()) refuseGiven(line, ['unitPrice'], `lines.${index}.`);
  }
  return toCommandInput(input, context, ['orderedOn', 'payment', 'termsId']);
}
