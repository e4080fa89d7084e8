/**
 * One order with the same story on every day the distributor is seeded: a web order of a customer with a contract, of
 * which one line went out in a parcel and the other waits for a special purchase. Guides can print its answers.
 */
import type { Row } from '../database/row.ts';
import { setValidation } from '../orders/change-order.ts';
import { createOrder } from '../orders/create-order.ts';
import { validation } from '../orders/credit.ts';
import { stockAt } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { createPickTickets } from '../orders/pick.ts';
import { shipPickTicket } from '../orders/ship.ts';
import { receiveStock } from '../orders/stock.ts';
import { amount } from '../pricing/amounts.ts';
import { availabilityOf } from '../pricing/availability.ts';
import type { Agenda } from './agenda.ts';
import { parcelCarriers } from './carriers.ts';
import type { Clientele } from './clientele.ts';
import type { SeededCustomer } from './customers.ts';
import type { SeededItem } from './items.ts';
import type { SeedSite } from './seed-site.ts';

const webReference = 'W-10001';
const poNumber = 'PO-10001';
const trackingNo = '1Z0000000000010001';

/** Pieces: those that are shipped, and those that wait. */
const shippedPieces = 10;
const waitingPieces = 4;

/** Days ago at which it was ordered, picked and shipped. */
const days = { ordered: 9, picked: 8, shipped: 7 } as const;

interface Plan {
  readonly customer: SeededCustomer;
  readonly inStock: SeededItem;
  readonly special: SeededItem;
}

const morningMs = 10 * 3_600_000;

/** Whether there is a customer it could be of; nothing is planned otherwise. */
export const planTourOrder = (
  site: SeedSite,
  desk: OrderDesk,
  agenda: Agenda,
  clientele: Clientele,
): boolean => {
  const plan = findPlan(clientele);
  if (plan === undefined) return false;
  const on = (day: keyof typeof days, event: () => void) =>
    agenda.at(site.dayAgo(days[day]) + morningMs, event);
  on('ordered', () => {
    const header = enter(desk, clientele, plan);
    on('picked', () => {
      for (const ticket of createPickTickets(desk, header))
        on('shipped', () => shipPickTicket(desk, ticket, { trackingNo, carrierId: parcelCarriers[0] ?? 0 }));
    });
  });
  return true;
};

function findPlan({ customers, agreed }: Clientele): Plan | undefined {
  for (const customer of customers) {
    const [inStock, special] = (agreed.get(customer.customerId) ?? []).filter(isPlain);
    if (customer.web && inStock && special) return { customer, inStock, special };
  }
  return undefined;
}

const isPlain = ({ sellingUnit, baseUnit }: SeededItem): boolean => sellingUnit === baseUnit;

function enter(desk: OrderDesk, { shipTos, contacts }: Clientele, { customer, inStock, special }: Plan): Row {
  stockUp(desk, inStock, customer.warehouse.locationId);
  const contact = contacts.get(customer.customerId)?.[0];
  const pieces = (count: number, item: SeededItem) => ({
    unit_quantity: count,
    unit_of_measure: item.sellingUnit,
  });
  const { header } = createOrder(desk, {
    header: {
      customer_id: customer.customerId,
      address_id: shipTos.get(customer)?.[0]?.shipToId ?? null,
      location_id: customer.warehouse.locationId,
      contact_id: contact?.contactId ?? null,
      taker: 'WEB',
      po_no: poNumber,
      web_reference_no: webReference,
      placed_by_name: `Shopper ${contact?.contactId ?? ''}`.trim(),
      approved: 'Y',
    },
    lines: [
      { itemId: inStock.itemId, columns: pieces(shippedPieces, inStock) },
      { itemId: special.itemId, columns: { ...pieces(waitingPieces, special), disposition: 'S' } },
    ],
  });
  setValidation(desk, header, validation.approved);
  return header;
}

/** So that there is enough once the lines that wait already have been served. */
function stockUp(desk: OrderDesk, { uid }: SeededItem, locationId: number): void {
  const stock = stockAt(desk, uid, locationId);
  if (stock === undefined) return;
  const missing = () => amount(shippedPieces).minus(availabilityOf(desk.database, stock).available);
  while (missing().gt(0)) receiveStock(desk, stock, missing());
}
