import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Address } from '../schema/address.type.ts';
import { OrderConnection } from '../schema/connections.ts';
import { Customer, PaymentTerms } from '../schema/customer.type.ts';
import { CustomerUser } from '../schema/customer-user.type.ts';
import { Carrier, Location } from '../schema/location.type.ts';
import { OrderFilter } from '../schema/order.input.ts';
import { Order } from '../schema/order.type.ts';
import { OroOrder } from '../schema/oro-order.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, {
    nullable: true,
    description:
      'An order by exactly one of its keys; null when it does not exist or is not visible to the key.',
  })
  order(
    @Arg('id', () => ID, { nullable: true, description: 'Global id.' }) id: string | null | undefined,
    @Arg('orderNumber', () => ID, { nullable: true, description: 'P21 order number.' })
    orderNumber: string | null | undefined,
    @Arg('webReference', () => ID, {
      nullable: true,
      description:
        'Order number of OroCommerce. Of several P21 orders with the same reference the newest is taken.',
    })
    webReference: string | null | undefined,
    @Arg('oroId', () => ID, { nullable: true, description: 'OroCommerce order id.' })
    oroId: string | null | undefined,
    @Arg('shipmentNumber', () => ID, {
      nullable: true,
      description: 'Pick ticket of P21, or the number a carrier tracks one of its parcels by.',
    })
    shipmentNumber: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.orders.find({ id, orderNumber, webReference, oroId, shipmentNumber });
  }

  @Query(() => OrderConnection, {
    nullable: true,
    description: 'Orders, quotes and returns in P21, newest first. A storefront key sees its own only.',
  })
  orders(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Which orders; all when left out.' })
    filter: OrderFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.orders.page(page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Who ordered.' })
  customer(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.ofOrder(order);
  }

  @FieldResolver(() => Address, {
    nullable: true,
    description: 'The ship-to of P21 the order is delivered to, as it is now.',
  })
  shipTo(@Root() { shipToId }: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.shipTo(shipToId);
  }

  @FieldResolver(() => CustomerUser, { nullable: true, description: 'The contact of P21 the order names.' })
  contact(@Root() { contactId }: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.users.byId(contactId);
  }

  @FieldResolver(() => Location, { nullable: true, description: 'Location that sells.' })
  salesLocation(@Root() { salesLocationId }: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.location(salesLocationId);
  }

  @FieldResolver(() => Carrier, { nullable: true, description: 'Carrier of the order.' })
  carrier(@Root() { carrierId }: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.carrier(carrierId);
  }

  @FieldResolver(() => PaymentTerms, { nullable: true, description: 'Payment terms of the order.' })
  terms(@Root() { termsId }: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.terms(termsId);
  }

  @FieldResolver(() => OroOrder, {
    nullable: true,
    description: 'The order in OroCommerce; null when it was not placed there and not copied to it.',
  })
  oro(@Root() order: Order, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.oroOf(order);
  }
}
