/** Which items of P21 are products of the shop. */
import type { ItemRow } from '../../datasources/p21/items.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';

/**
 * Charges are no goods, P21 marks what is not for the web, and the shop takes not every id for a SKU. Inactive items
 * stay, out of sale.
 */
export const isShopItem = (
  item: Pick<ItemRow, 'itemId' | 'deleted' | 'otherCharge' | 'hiddenFromWeb'>,
  { skuPattern }: Pick<FlowSettings, 'skuPattern'>,
): boolean =>
  !item.deleted &&
  !item.otherCharge &&
  item.hiddenFromWeb !== true &&
  new RegExp(skuPattern).test(item.itemId);
