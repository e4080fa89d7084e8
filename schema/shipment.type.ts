import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact, Node } from './node.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

export const ShipmentStatus = { PICKING: 'PICKING', SHIPPED: 'SHIPPED' } as const;
export type ShipmentStatus = keyof typeof ShipmentStatus;

registerEnumType(ShipmentStatus, {
  name: 'ShipmentStatus',
  description: 'Where a pick ticket of P21 stands.',
  valuesConfig: {
    PICKING: { description: 'Being picked: it has no ship date yet.' },
    SHIPPED: { description: 'Confirmed: it has a ship date.' },
  },
});

@ObjectType('ShipmentTracking', { simpleResolvers: true, description: 'How a shipment can be followed.' })
export class ShipmentTracking {
  @Field(() => String, { description: 'Tracking number from P21.' })
  readonly number: string;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's page for it; null for carriers the gateway does not know.",
  })
  readonly url: string | null;
}

@ObjectType('ShipmentLine', {
  simpleResolvers: true,
  description: 'What a shipment holds of one order line, from P21.',
})
export class ShipmentLine {
  @Field(() => Int, { description: 'Number of the order line.' })
  readonly orderLineNumber: number;

  @Field(() => Quantity, { description: 'What was asked for, in the ordered unit.' })
  readonly requested: Quantity;

  @Field(() => Quantity, { description: 'What was shipped, in the ordered unit; 0 until it has shipped.' })
  readonly shipped: Quantity;

  /** Not in the graph. */
  readonly itemUid: number;
}

@ObjectType('Shipment', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description: 'Goods on their way to a customer: a pick ticket of P21.',
})
export class Shipment implements Node, ErpFact {
  readonly __typename: 'Shipment';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 pick ticket number.' })
  readonly pickTicketNumber: string;

  @Field(() => ID, { description: 'P21 number of the order it delivers.' })
  readonly orderNumber: string;

  @Field(() => ShipmentStatus, { description: 'Whether it has left.' })
  readonly status: ShipmentStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the pick ticket was printed.' })
  readonly printedAt: Instant | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day it left.' })
  readonly shippedOn: CalendarDate | null;

  @Field(() => Money, { nullable: true, description: 'Freight charged to the customer.' })
  readonly freight: Money | null;

  @Field(() => Money, { nullable: true, description: 'Tax on the shipment.' })
  readonly tax: Money | null;

  @Field(() => Boolean, { description: 'Whether the supplier delivers it directly.' })
  readonly directShipment: boolean;

  @Field(() => ID, { nullable: true, description: 'P21 number of the invoice made from it.' })
  readonly invoiceNumber: string | null;

  /** Not in the graph. */
  readonly trackingNumber: string | null;
  readonly carrierId: string | null;
  readonly locationId: string;
}
