/** Which items of P21 are products of the shop. */
import type { ItemRow } from '../../datasources/p21/items.rows.ts';

/** Charges are no goods, and P21 marks what is not for the web. Inactive items stay, out of sale. */
export const isShopItem = (item: ItemRow): boolean =>
  !item.deleted && !item.otherCharge && item.hiddenFromWeb !== true;
