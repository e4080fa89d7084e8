/** Which items of P21 are products of the shop. */
import type { ItemRow } from '../../datasources/p21/items.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';

/**
 * Charges are no goods, P21 marks what is not for the web, and the shop takes not every id for a SKU. Inactive items
 * stay, out of sale.
 */
export const isShopItem = (...facts: Parameters<typeof whyNoShopItem>): boolean =>
  whyNoShopItem(...facts) === null;

/** In words for people; null for an item of the shop. */
export function whyNoShopItem(
  item: Pick<ItemRow, 'itemId' | 'deleted' | 'otherCharge' | 'hiddenFromWeb'>,
  { skuPattern }: Pick<FlowSettings, 'skuPattern'>,
): string | null {
  if (item.deleted) return 'The item is deleted in P21.';
  if (item.otherCharge) return 'The item is a charge, not goods.';
  if (item.hiddenFromWeb === true) return 'P21 says that the item is not for the web.';
  if (!new RegExp(skuPattern).test(item.itemId))
    return 'The item id does not match the setting flows.skuPattern.';
  return null;
}
