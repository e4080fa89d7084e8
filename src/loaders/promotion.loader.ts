/** Promotions: time-limited price pages of the configured price book (p21-api 7.6). */
import type { PromotionRow } from '../../datasources/p21/promotions.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { Promotion, PromotionScope } from '../../schema/promotion.type.ts';
import type { CalendarDate, Instant } from '../instant.ts';
import { toGlobalId } from './global-id.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt } from './model-values.ts';
import { once } from './once.ts';
import { pageOf, parsePage } from './page.ts';
import { toCalculation, toScale } from './price.model.ts';
import { known } from './unavailable.ts';

export type PromotionLoader = ReturnType<typeof createPromotionLoader>;

/** The book is small and the source reads it whole. */
const wholeBook = { first: Number.MAX_SAFE_INTEGER, skip: 0 } as const;

export function createPromotionLoader({ p21, visibility, now, read }: LoaderParts) {
  const all = once(async (): Promise<Promotion[]> => {
    const asOf = now();
    const { rows } = await p21.promotions.page(wholeBook, read);
    return rows.map((row) => toPromotion(row, asOf)).filter(isVisible);
  });
  /** Those for everybody, and the viewer's own. */
  const isVisible = ({ p21CustomerId }: Promotion) =>
    p21CustomerId === null || visibility.sees(p21CustomerId);

  return {
    page: async (args: PageArgs, activeOn: CalendarDate | null): Promise<Connection<Promotion>> => {
      const window = parsePage(args);
      return pageOf(
        (await all()).filter((one) => activeOn === null || isActive(one, activeOn)),
        window,
      );
    },
    /** null for a customer that P21 does not know. */
    ofCustomer: async (customer: Customer, activeOn: CalendarDate | null): Promise<Promotion[] | null> => {
      const customerId = known(customer.p21CustomerId);
      if (customerId === null) return null;
      const asOf = now();
      const filter = activeOn === null ? {} : { activeOn };
      return (await p21.promotions.forCustomer(customerId, filter, read)).map((row) =>
        toPromotion(row, asOf),
      );
    },
    byKey: async (key: string): Promise<Promotion | null> =>
      (await all()).find((one) => one.key === key) ?? null,
  };
}

const isActive = ({ startsOn, endsOn }: Promotion, day: CalendarDate): boolean =>
  (startsOn ?? day) <= day && day <= (endsOn ?? day);

const toPromotion = (row: PromotionRow, asOf: Instant): Promotion => ({
  __typename: 'Promotion',
  id: toGlobalId('Promotion', row.pricePageUid),
  key: String(row.pricePageUid),
  ...freshAt(asOf),
  code: row.pricePageId,
  description: row.description,
  ...scopeOf(row),
  itemUid: row.itemUid,
  p21CustomerId: row.customerId === '0' ? null : row.customerId,
  startsOn: row.effectiveOn,
  endsOn: row.expiresOn,
  calculation: toCalculation(row.pricingMethodCode, row.calculationMethodCode),
  scale: toScale(row.breaks, null),
});

function scopeOf(row: PromotionRow): { scope: PromotionScope; scopeId: string | null } {
  if (row.itemUid !== null && row.itemUid !== 0) return { scope: 'PRODUCT', scopeId: null };
  if (row.productGroupId !== null) return { scope: 'PRODUCT_GROUP', scopeId: row.productGroupId };
  if (row.discountGroupId !== null) return { scope: 'DISCOUNT_GROUP', scopeId: row.discountGroupId };
  if (row.supplierId !== null && row.supplierId !== '0')
    return { scope: 'SUPPLIER', scopeId: row.supplierId };
  return { scope: 'OTHER', scopeId: null };
}
