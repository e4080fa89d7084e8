import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Invoice } from '../schema/invoice.type.ts';
import { OrderStatus } from '../schema/order.enum.ts';
import { Order, OrderNote, OrderTotals } from '../schema/order.type.ts';
import { OrderCharge, OrderLine, OrderTax } from '../schema/order-line.type.ts';
import { Shipment } from '../schema/shipment.type.ts';
import { UnshippedItem } from '../schema/unshipped-item.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Order)
export class OrderContentResolver {
  @FieldResolver(() => OrderStatus, { nullable: true, description: 'Where the order stands in P21.' })
  status(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.status(order);
  }

  @FieldResolver(() => [OrderLine], {
    nullable: true,
    description: 'Lines, cancelled ones included, by number.',
  })
  lines(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.lines(order);
  }

  @FieldResolver(() => [OrderCharge], {
    nullable: true,
    description: 'What the order costs besides goods and tax.',
  })
  charges(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.charges(order);
  }

  @FieldResolver(() => [OrderTax], { nullable: true, description: 'Jurisdictions that tax the order.' })
  taxes(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.taxes(order);
  }

  @FieldResolver(() => OrderTotals, { nullable: true, description: 'What the order amounts to.' })
  totals(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.totals(order);
  }

  @FieldResolver(() => [UnshippedItem], {
    nullable: true,
    description:
      'Lines of which something is still to be shipped; none on quotes and on completed or cancelled orders.',
  })
  unshippedItems(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.contents.unshippedOf(order);
  }

  @FieldResolver(() => [Shipment], { nullable: true, description: 'What has left, by pick ticket.' })
  shipments(
    @Root() order: Order,
    @Arg('includePicking', () => Boolean, {
      defaultValue: false,
      description: 'Also what is still being picked.',
    })
    includePicking: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.shipments.ofOrder(order, includePicking);
  }

  @FieldResolver(() => [Invoice], { nullable: true, description: 'Invoices and credit memos of the order.' })
  invoices(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.invoices.ofOrder(order);
  }

  @FieldResolver(() => [OrderNote], {
    nullable: true,
    description: 'Notes of staff on the order. Not for storefront keys: the list is empty.',
  })
  notes(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.notes(order);
  }
}
