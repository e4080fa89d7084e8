/** The open-ended lists of one customer. */
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { InvoiceConnection, OrderConnection, UnshippedItemConnection } from '../schema/connections.ts';
import { Customer } from '../schema/customer.type.ts';
import { Freshness } from '../schema/freshness.enum.ts';
import { InvoiceFilter } from '../schema/invoice.input.ts';
import { OrderFilter } from '../schema/order.input.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Price } from '../schema/price.type.ts';
import { PriceContextArgs } from '../schema/price-context.args.ts';
import { ItemQuantityInput } from '../schema/quantity.type.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Customer)
export class CustomerDocumentsResolver {
  @FieldResolver(() => OrderConnection, {
    nullable: true,
    description: 'Orders, quotes and returns of the customer in P21, newest first.',
  })
  orders(
    @Root() customer: Customer,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Which orders; all when left out.' })
    filter: OrderFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.orders.ofCustomer(customer, page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => InvoiceConnection, {
    nullable: true,
    description: 'Invoices and credit memos of the customer in P21, newest first.',
  })
  invoices(
    @Root() customer: Customer,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => InvoiceFilter, { nullable: true, description: 'Which invoices; all when left out.' })
    filter: InvoiceFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.invoices.ofCustomer(customer, page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => UnshippedItemConnection, {
    nullable: true,
    description: 'Order lines of the customer of which something is still to be shipped, by order and line.',
  })
  unshippedItems(
    @Root() customer: Customer,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.contents.unshippedOfCustomer(customer, page);
  }

  @FieldResolver(() => [Price], {
    nullable: 'itemsAndList',
    description:
      'What the customer pays, in the order of the items, asked of P21 in one call. An item that cannot be priced is null with an error of its own.',
  })
  prices(
    @Root() customer: Customer,
    @Arg('items', () => [ItemQuantityInput], { description: 'What is to be priced, 1 to 100.' })
    items: ItemQuantityInput[],
    @Args(() => PriceContextArgs) context: PriceContextArgs,
    @Arg('freshness', () => Freshness, { defaultValue: 'CACHED', description: 'How old the prices may be.' })
    freshness: Freshness,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.prices.askAll({ ...context, freshness, customerId: customer.p21CustomerId }, items);
  }
}
