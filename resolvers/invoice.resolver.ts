import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { InvoiceConnection } from '../schema/connections.ts';
import { Customer } from '../schema/customer.type.ts';
import { InvoiceFilter } from '../schema/invoice.input.ts';
import { Invoice, InvoiceLine, Receipt } from '../schema/invoice.type.ts';
import { Order } from '../schema/order.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Product } from '../schema/product.type.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Invoice)
export class InvoiceResolver {
  @Query(() => Invoice, {
    nullable: true,
    description:
      'An invoice by exactly one of its keys; null when it does not exist or is not visible to the key.',
  })
  invoice(
    @Arg('id', () => ID, { nullable: true, description: 'Global id.' }) id: string | null | undefined,
    @Arg('invoiceNumber', () => ID, { nullable: true, description: 'P21 invoice number.' })
    invoiceNumber: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.invoices.find({ id, invoiceNumber });
  }

  @Query(() => InvoiceConnection, {
    nullable: true,
    description: 'Invoices and credit memos in P21, newest first. A storefront key sees its own only.',
  })
  invoices(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => InvoiceFilter, { nullable: true, description: 'Which invoices; all when left out.' })
    filter: InvoiceFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.invoices.page(page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Who owes it.' })
  customer(@Root() { customerId }: Invoice, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.byP21Id(customerId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order it invoices.' })
  order(@Root() { orderNumber }: Invoice, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.byNumber(orderNumber);
  }

  @FieldResolver(() => [InvoiceLine], { nullable: true, description: 'Lines by number.' })
  lines(@Root() invoice: Invoice, @Ctx() { loaders }: RequestContext) {
    return loaders.invoices.lines(invoice);
  }

  @FieldResolver(() => [Receipt], { nullable: true, description: 'Payments applied to it.' })
  receipts(@Root() invoice: Invoice, @Ctx() { loaders }: RequestContext) {
    return loaders.invoices.receipts(invoice);
  }
}

@Resolver(() => InvoiceLine)
export class InvoiceLineResolver {
  @FieldResolver(() => Product, {
    nullable: true,
    description: 'What is invoiced; null for lines without an item.',
  })
  product(@Root() { itemUid }: InvoiceLine, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }
}
