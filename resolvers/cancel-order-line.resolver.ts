import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { CancelOrderLineInput } from '../schema/cancel-order-line.input.ts';
import { CancelOrderLinePayload, CancelOrderLinesPayload } from '../schema/cancel-order-line.type.ts';
import { Order } from '../schema/order.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => CancelOrderLinePayload)
export class CancelOrderLineResolver {
  @Authorized('write:orders')
  @Mutation(() => CancelOrderLinePayload, {
    description: 'Takes back what is still open of an order line, as long as its goods are not being picked.',
  })
  cancelOrderLine(
    @Arg('input', () => CancelOrderLineInput, { description: 'The line.' }) input: CancelOrderLineInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('cancelOrderLine', toCommandInput(input, context), terms);
  }

  @Authorized('write:orders')
  @Mutation(() => CancelOrderLinesPayload, { description: 'Takes back order lines, 1 to 500 at once.' })
  async cancelOrderLines(
    @Arg('inputs', () => [CancelOrderLineInput], { description: 'The lines.' })
    inputs: CancelOrderLineInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context));
    return { results: await context.commands.submitAll('cancelOrderLine', rows, terms) };
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order as P21 holds it now; null while the line is not known to be taken back.',
  })
  order(@Root() { command }: CancelOrderLinePayload, @Ctx() { loaders }: RequestContext) {
    const { orderNumber } = (command?.written ?? {}) as { orderNumber?: string };
    return orderNumber === undefined ? null : loaders.orders.find({ orderNumber });
  }
}
