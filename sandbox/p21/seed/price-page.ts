/** Writes price pages: what a page is about, its price or calculation, its breaks, its validity. */
import type { Row } from '../database/row.ts';
import {
  calculationMethod,
  pricingMethod,
  rowStatus,
  sourcePrice,
  totaling,
} from '../pricing/price-codes.ts';
import type { SeedSite } from './seed-site.ts';

/** Value from a quantity on; the first one holds from the first piece and has no quantity. */
export interface Break {
  readonly from: number;
  readonly value: number;
}

export interface PageDraft {
  readonly type: number;
  readonly description: string;
  /** Columns that say what the page is about. */
  readonly about: Row;
  readonly value: number;
  readonly breaks?: readonly Break[];
  /** Unit the breaks count; base units when absent. */
  readonly breakUnit?: string;
  /** `net`: the value is the price per base unit; otherwise how the source price is turned into a price. */
  readonly method: 'multiplier' | 'percentage' | 'net';
  readonly source?: number;
  /** Days from today; the whole history and a year to come when absent. */
  readonly fromDay?: number;
  readonly untilDay?: number;
  readonly active?: boolean;
}

/** Inserts the page and puts it in the book; gives its uid. */
export const insertPage = (site: SeedSite, bookUid: number, draft: PageDraft): number => {
  const uid = site.database.nextNumber('price_page_uid');
  const row_status_flag = draft.active === false ? rowStatus.inactive : rowStatus.active;
  site.insert('price_page', {
    price_page_uid: uid,
    price_page_id: `P${uid}`,
    price_page_type_cd: draft.type,
    description: draft.description,
    company_id: site.companyId,
    ...draft.about,
    ...priceColumns(draft),
    ...breakColumns(draft),
    effective_date: site.dayAgo(-(draft.fromDay ?? -900)),
    expiration_date: site.dayAgo(-(draft.untilDay ?? 400)),
    totaling_method_cd: totaling.item,
    totaling_basis_cd: totaling.salesUnit,
    row_status_flag,
  });
  site.insertNumbered('price_page_x_book', 'price_page_x_book_uid', {
    price_book_uid: bookUid,
    price_page_uid: uid,
    row_status_flag,
  });
  return uid;
};

const priceColumns = ({ method, source, value, breaks = [] }: PageDraft): Row => {
  if (method !== 'net')
    return {
      pricing_method_cd: pricingMethod.source,
      source_price_cd: source ?? sourcePrice.firstPrice,
      calculation_method_cd: calculationMethod[method],
      calculation_value1: value,
    };
  if (breaks.length === 0) return { pricing_method_cd: pricingMethod.price, price: value };
  return {
    pricing_method_cd: pricingMethod.price,
    price: value,
    calculation_method_cd: calculationMethod.multiplier,
    calculation_value1: 1,
  };
};

/** value n+1 holds from break n on; of a net page the values are multiples of its price. */
const breakColumns = ({ breaks = [], breakUnit }: PageDraft): Row =>
  Object.fromEntries(
    breaks.flatMap(({ from, value }, at) => [
      [`break${at + 1}`, from],
      [`calculation_value${at + 2}`, value],
      ...(breakUnit === undefined ? [] : [[`uom${at + 1}`, breakUnit]]),
    ]),
  );
