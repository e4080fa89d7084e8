/** Customers order, ask for quotes and now and then take an order back. */
import type { Row } from '../database/row.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { createOrder } from '../orders/create-order.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { LineDraft } from '../orders/order-draft.ts';
import type { Random } from '../seed/random.ts';
import type { Happening } from './activity.ts';
import { search } from './search.ts';

const quoteShare = 0.06;
const webShare = 0.4;

export const placeOrder = (desk: OrderDesk, random: Random): Happening | undefined => {
  const shipTo = search(random, desk.table('ship_to').all(), (row) => row.delete_flag !== 'Y');
  const location = search(random, desk.table('location').all(), (row) => row.delete_flag !== 'Y');
  if (shipTo === undefined || location === undefined) return undefined;
  const lines = linesFrom(desk, random, location);
  if (lines.length === 0) return undefined;
  const quote = random.chance(quoteShare);
  createOrder(desk, {
    header: {
      ...partiesOf(desk, random, shipTo),
      ...placeOf(location),
      ...originOf(desk, random),
      projected_order: quote ? 'Y' : 'N',
    },
    lines,
  });
  return quote ? 'quoted' : 'ordered';
};

/** An order that is open, small and not being picked is taken back. */
export const cancelSome = (desk: OrderDesk, random: Random): Happening | undefined => {
  const header = search(
    random,
    desk.table('oe_hdr').all(),
    (row) =>
      row.completed === 'N' && row.cancel_flag === 'N' && row.projected_order === 'N' && row.rma_flag === 'N',
  );
  if (header === undefined) return undefined;
  cancelOrder(desk, header);
  return 'canceled';
};

const partiesOf = (desk: OrderDesk, random: Random, shipTo: Row): Row => {
  const contacts = desk
    .table('contacts')
    .find('address_id', shipTo.customer_id ?? null)
    .filter((contact) => contact.delete_flag !== 'Y');
  return {
    customer_id: shipTo.customer_id ?? null,
    address_id: shipTo.ship_to_id ?? null,
    contact_id: contacts.length === 0 ? null : (random.pick(contacts).id ?? null),
  };
};

const placeOf = ({ location_id = null }: Row): Row => ({ location_id, source_location_id: location_id });

/** Web orders carry the shop's number; others were taken by somebody at the counter or on the phone. */
const originOf = (desk: OrderDesk, random: Random): Row => {
  const number = desk.database.nextNumber('simulated_order');
  return random.chance(webShare)
    ? { taker: 'WEB', po_no: `SIM-${number}`, web_reference_no: `SIM-${number}` }
    : { taker: random.pick(['JSMITH', 'MLOPEZ', 'TNGUYEN']), po_no: `PO${number}` };
};

const linesFrom = (desk: OrderDesk, random: Random, { location_id = null }: Row): LineDraft[] => {
  const places = desk.table('inv_loc').all();
  const wanted = random.integer(1, 6);
  const lines = new Map<string, LineDraft>();
  for (let line = 0; line < wanted; line += 1) {
    const place = search(
      random,
      places,
      (row) => row.location_id === location_id && row.sellable !== 'N' && row.delete_flag !== 'Y',
    );
    const item = desk.table('inv_mast').first({ inv_mast_uid: place?.inv_mast_uid ?? null });
    if (item === undefined || !isForSale(item)) continue;
    const itemId = String(item.item_id);
    lines.set(itemId, { itemId, columns: { unit_quantity: random.integer(1, 12) } });
  }
  return [...lines.values()];
};

const isForSale = (item: Row): boolean =>
  item.delete_flag !== 'Y' && item.inactive !== 'Y' && item.other_charge_item !== 'Y';
