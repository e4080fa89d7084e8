/** Time-limited prices of the configured price book (P21 knows no promotions, p21-api 7.6) as promotions of the shop. */
import type { PromotionOfItem } from '../../datasources/p21/promotion-list.datasource.ts';
import { compare, type DecimalString, multiply, round, subtract } from '../decimal.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createRecordsTarget } from './records.target.ts';
import { onP21Table } from './triggers.ts';

/** Codes of `calculation_method_cd` (p21-api 2.4). */
const multiplier = 211;

/** Texts of custom entities have this length unless the shop made them longer (recording 6.1-custom/134). */
const longestText = 255;

export const createPromotionsFlow = ({ p21, shop, config }: ShopFlowParts): Flow<PromotionOfItem> => ({
  name: 'promotions',
  direction: 'P21_TO_ORO',
  description: 'Time-limited pages of the promotion price book become promotions of the shop.',
  subject: 'Promotion',
  key: 'P21 price page uid',
  owns: [
    'name',
    'description',
    'startsOn',
    'endsOn',
    'sku',
    'discountType',
    'discountValue',
    'minimumQuantity',
    'currency',
    'customer',
  ],
  after: ['customers'],
  schedule: '0 5 * * *',
  enabledByDefault: true,
  pollRounds: 12,
  needs: [
    'P21: a price book of promotions, named by P21_PROMOTION_BOOK_ID.',
    'OroCommerce: the custom entity P21Promotion.',
  ],
  source: {
    keyOf: ({ page }) => String(page.pricePageUid),
    // The book is small and read whole.
    scan: async (_cursor, call) => {
      const rows = await p21.promotionList.all(urgencyOf(call));
      return { rows, next: null, total: rows.length };
    },
    changes: (since, call) => p21.promotionList.changedSince(since, urgencyOf(call)),
    read: async (keys, call) => {
      const wanted = new Set(keys);
      const rows = await p21.promotionList.all(urgencyOf(call));
      return rows.filter(({ page }) => wanted.has(String(page.pricePageUid)));
    },
  },
  triggers: [onP21Table('price_page', 'price_page_uid')],
  map: (row) => toPromotion(row, config.p21.currency),
  target: createRecordsTarget(shop, ({ promotions }) => promotions),
});

function toPromotion({ page, sku }: PromotionOfItem, currency: string): Document {
  const [first] = page.breaks;
  return {
    key: String(page.pricePageUid),
    name: page.pricePageId,
    description: page.description,
    startsOn: page.effectiveOn,
    endsOn: page.expiresOn,
    sku: sku === null ? null : sku.slice(0, longestText),
    ...toDiscount(page),
    minimumQuantity:
      first === undefined || compare(first.fromQuantity, '1') < 0 ? '1' : round(first.fromQuantity, 4),
    currency,
    customer: page.customerId === null ? null : refer('customers', page.customerId),
  };
}

/** A multiplier of 0.85 takes 15 percent off; other pages name a price. */
function toDiscount({ calculationMethodCode, breaks, price }: PromotionOfItem['page']): {
  readonly discountType: string;
  readonly discountValue: DecimalString | null;
} {
  const value = breaks[0]?.value ?? null;
  if (calculationMethodCode === multiplier && value !== null) {
    return { discountType: 'percent', discountValue: round(multiply(subtract('1', value), '100'), 4) };
  }
  const named = price ?? value;
  return { discountType: 'price', discountValue: named === null ? null : round(named, 4) };
}
