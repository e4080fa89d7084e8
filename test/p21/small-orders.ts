/** Orders of the small distributor's one customer. */
import type { Row } from '../../sandbox/p21/database/row.ts';
import { createOrder } from '../../sandbox/p21/orders/create-order.ts';
import { customerId, locationId, type SmallDistributor, shipToId } from './small-distributor.ts';

export const order = (shop: SmallDistributor, lines: readonly [string, number, Row?][], header: Row = {}) =>
  createOrder(shop.desk, {
    header: { customer_id: customerId, address_id: shipToId, location_id: locationId, ...header },
    lines: lines.map(([itemId, unit_quantity, columns = {}]) => ({
      itemId,
      columns: { unit_quantity, ...columns },
    })),
  });

export const stock = (shop: SmallDistributor, uid = 1): Row => shop.row('inv_loc', { inv_mast_uid: uid });
