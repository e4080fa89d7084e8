/** Pick tickets of P21 as the graph shows them. */
import type { PickTicketLineRow, PickTicketRow } from '../../datasources/p21/shipments.rows.ts';
import type { Shipment, ShipmentLine } from '../../schema/shipment.type.ts';
import type { Instant } from '../instant.ts';
import { toGlobalId } from './global-id.ts';
import { freshAt, type MoneyIn, quantity } from './model-values.ts';
import { fromBaseUnits } from './unit-conversion.ts';

/** Pick tickets are found through their order. */
const shipmentKey = (orderNumber: string, pickTicketNumber: string): string =>
  `${orderNumber}/${pickTicketNumber}`;

export const toShipment = (row: PickTicketRow, money: MoneyIn, asOf: Instant): Shipment => ({
  __typename: 'Shipment',
  id: toGlobalId('Shipment', shipmentKey(row.orderNumber, row.pickTicketNumber)),
  ...freshAt(asOf),
  pickTicketNumber: row.pickTicketNumber,
  orderNumber: row.orderNumber,
  status: row.shippedOn === null ? 'PICKING' : 'SHIPPED',
  printedAt: row.printedAt,
  shippedOn: row.shippedOn,
  freight: money(row.freightOut),
  tax: money(row.totalTax),
  directShipment: row.directShipment,
  invoiceNumber: row.invoiceNumber === '0' ? null : row.invoiceNumber,
  trackingNumber: row.trackingNumber,
  carrierId: row.carrierId,
  locationId: row.locationId,
});

export function toShipmentLine(row: PickTicketLineRow, { status }: Shipment): ShipmentLine {
  const inUnit = (baseUnits: string | null) =>
    quantity(fromBaseUnits(baseUnits ?? '0', row.unitSize), row.unitOfMeasure);
  return {
    orderLineNumber: row.orderLineNumber,
    itemUid: row.itemUid,
    requested: inUnit(row.quantityRequested ?? row.quantityToPick),
    shipped: status === 'SHIPPED' ? inUnit(row.quantityShipped) : inUnit('0'),
  };
}

/** Pages of carriers, by what their names in P21 contain; P21 keeps no addresses of such pages. */
const trackingPages: readonly [name: RegExp, url: string][] = [
  [/\bups\b|united parcel/i, 'https://www.ups.com/track?tracknum='],
  [/fed\s?ex|federal express/i, 'https://www.fedex.com/fedextrack/?trknbr='],
  [/\busps\b|postal service/i, 'https://tools.usps.com/go/TrackConfirmAction?tLabels='],
  [/\bdhl\b/i, 'https://www.dhl.com/en/express/tracking.html?AWB='],
];

/** null for a carrier whose page is not known. */
export function trackingUrl(carrierName: string | null, trackingNumber: string): string | null {
  const page = trackingPages.find(([name]) => name.test(carrierName ?? ''));
  return page === undefined ? null : `${page[1]}${encodeURIComponent(trackingNumber)}`;
}
