/** Finds what a line asks for: by item id, or by the customer's own part number. */
import type { Row } from '../database/row.ts';
import type { OrderDesk } from './order-desk.ts';
import { itemNotValid } from './refusal.ts';

export interface OrderedItem {
  readonly item: Row;
  /** inv_loc at the source location; absent only for other charges, which need no stock. */
  readonly stock: Row | undefined;
  /** Empty when the item was asked for by its own id and the customer has no number for it. */
  readonly customerPartNumber: string;
}

/** Throws a `P21Refusal` when there is no such item or it is not sold from the location. */
export const orderedItem = (
  desk: OrderDesk,
  header: Row,
  itemId: string,
  locationId: number,
): OrderedItem => {
  const part = partOf(desk, header, itemId);
  const item =
    itemById(desk, itemId) ?? (part === undefined ? undefined : itemByUid(desk, part.inv_mast_uid));
  if (item === undefined) throw itemNotValid();
  const found = desk
    .table('inv_loc')
    .first({ inv_mast_uid: item.inv_mast_uid ?? null, location_id: locationId });
  const stock = found?.delete_flag === 'Y' ? undefined : found;
  if (stock === undefined && item.other_charge_item !== 'Y') throw itemNotValid();
  return { item, stock, customerPartNumber: numberOf(desk, header, item, part) };
};

/** The item a line is about. */
export const itemByUid = (desk: OrderDesk, uid: Row[string] | undefined): Row | undefined =>
  desk.table('inv_mast').first({ inv_mast_uid: uid ?? null });

const itemById = (desk: OrderDesk, itemId: string): Row | undefined =>
  desk
    .table('inv_mast')
    .find('item_id', itemId)
    .find((item) => item.delete_flag !== 'Y');

const partOf = (desk: OrderDesk, header: Row, itemId: string): Row | undefined =>
  desk
    .table('inv_xref')
    .find('their_item_id', itemId)
    .find((part) => part.customer_id === header.customer_id && part.delete_flag !== 'Y');

const numberOf = (desk: OrderDesk, header: Row, item: Row, asked: Row | undefined): string => {
  const part =
    asked ??
    desk
      .table('inv_xref')
      .find('inv_mast_uid', item.inv_mast_uid ?? null)
      .find((one) => one.customer_id === header.customer_id && one.delete_flag !== 'Y');
  return String(part?.their_item_id ?? '').trim();
};
