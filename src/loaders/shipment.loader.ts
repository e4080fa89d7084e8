/** Shipments of orders: pick tickets of P21. */
import type { PickTicketLineRow } from '../../datasources/p21/shipments.rows.ts';
import type { Order } from '../../schema/order.type.ts';
import type { Shipment, ShipmentLine, ShipmentTracking } from '../../schema/shipment.type.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { OrderLoader } from './order.loader.ts';
import type { ReferenceLoader } from './reference.loader.ts';
import { toShipment, toShipmentLine, trackingUrl } from './shipment.model.ts';

export type ShipmentLoader = ReturnType<typeof createShipmentLoader>;

export function createShipmentLoader(parts: LoaderParts, orders: OrderLoader, reference: ReferenceLoader) {
  const { p21, batches, money, now, read } = parts;

  const ticketsOf = batches.many<string, Shipment>({
    load: async (orderNumbers) => {
      const asOf = now();
      return (await p21.shipments.byOrderNos(orderNumbers, read)).map((row) => toShipment(row, money, asOf));
    },
    keyOf: ({ orderNumber }) => orderNumber,
    owner: 'ofParent',
  });
  const linesOf = batches.many<string, PickTicketLineRow>({
    load: (numbers) => p21.shipments.lines(numbers, read),
    keyOf: ({ pickTicketNumber }) => pickTicketNumber,
    owner: 'ofParent',
  });

  return {
    ofOrder: async ({ orderNumber }: Order, withPicking: boolean): Promise<Shipment[]> => {
      const tickets = orderNumber === null ? [] : await ticketsOf(orderNumber);
      return tickets.filter(({ status }) => withPicking || status === 'SHIPPED');
    },
    lines: async (shipment: Shipment): Promise<ShipmentLine[]> =>
      (await linesOf(shipment.pickTicketNumber)).map((row) => toShipmentLine(row, shipment)),
    tracking: async ({ trackingNumber, carrierId }: Shipment): Promise<ShipmentTracking | null> => {
      if (trackingNumber === null) return null;
      const carrier = await reference.carrier(carrierId);
      return { number: trackingNumber, url: trackingUrl(carrier?.name ?? null, trackingNumber) };
    },
    /** By the key of a global id; the order says whose it is. */
    byKey: async (key: string): Promise<Shipment | null> => {
      const [orderNumber = '', pickTicketNumber] = key.split('/');
      if ((await orders.byNumber(orderNumber)) === null) return null;
      return (await ticketsOf(orderNumber)).find((one) => one.pickTicketNumber === pickTicketNumber) ?? null;
    },
  };
}
