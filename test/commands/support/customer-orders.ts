/** An order of the small distributor, as somebody placed it in P21, and its invoice. */
import { createOrder } from '../../../sandbox/p21/orders/create-order.ts';
import { createPickTickets } from '../../../sandbox/p21/orders/pick.ts';
import { shipPickTicket } from '../../../sandbox/p21/orders/ship.ts';
import { customerId, locationId, shipToId } from '../../p21/small-distributor.ts';
import { type P21ForCommands } from './p21-for-commands.ts';

/** An order of 5 and 20 pieces, of which 8 are there of the second. */
export const placed = ({ desk }: P21ForCommands) =>
  createOrder(desk, {
    header: {
      customer_id: customerId,
      address_id: shipToId,
      location_id: locationId,
      source_location_id: locationId,
    },
    lines: [
      { itemId: 'WIDGET-001', columns: { unit_quantity: 5 } },
      { itemId: 'WIDGET-002', columns: { unit_quantity: 20 } },
    ],
  });

export const invoiced = (p21: P21ForCommands) => {
  const { header } = placed(p21);
  const [ticket] = createPickTickets(p21.desk, header);
  if (ticket === undefined) throw new Error('nothing was picked');
  return shipPickTicket(p21.desk, ticket);
};
