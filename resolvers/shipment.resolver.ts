import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Invoice } from '../schema/invoice.type.ts';
import { Carrier, Location } from '../schema/location.type.ts';
import { Order } from '../schema/order.type.ts';
import { Product } from '../schema/product.type.ts';
import { Shipment, ShipmentLine, ShipmentTracking } from '../schema/shipment.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Shipment)
export class ShipmentResolver {
  @FieldResolver(() => [ShipmentLine], { nullable: true, description: 'What is in the shipment.' })
  lines(@Root() shipment: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.shipments.lines(shipment);
  }

  @FieldResolver(() => ShipmentTracking, {
    nullable: true,
    description: 'How the shipment can be followed; null while P21 has no tracking number.',
  })
  tracking(@Root() shipment: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.shipments.tracking(shipment);
  }

  @FieldResolver(() => Carrier, { nullable: true, description: 'Who transports it.' })
  carrier(@Root() { carrierId }: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.carrier(carrierId);
  }

  @FieldResolver(() => Location, { nullable: true, description: 'Location it leaves from.' })
  location(@Root() { locationId }: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.location(locationId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order it delivers.' })
  order(@Root() { orderNumber }: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.orders.byNumber(orderNumber);
  }

  @FieldResolver(() => Invoice, { nullable: true, description: 'The invoice made from it.' })
  invoice(@Root() { invoiceNumber }: Shipment, @Ctx() { loaders }: RequestContext) {
    return loaders.invoices.byNumber(invoiceNumber);
  }
}

@Resolver(() => ShipmentLine)
export class ShipmentLineResolver {
  @FieldResolver(() => Product, { nullable: true, description: 'What is shipped.' })
  product(@Root() { itemUid }: ShipmentLine, @Ctx() { loaders }: RequestContext) {
    return loaders.products.byUid(itemUid);
  }
}
