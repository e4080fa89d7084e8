/**
 * Promotions: time-limited pages of the configured price book (p21-api 7.6). P21 has no object of that name.
 * A customer has a promotion when one of its price libraries holds the book (p21-api 6.5).
 */
import type { CalendarDate } from '../../src/instant.ts';
import { eq } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { Page, PageQuery, ReadOptions } from './paging.ts';
import { readPricePages } from './price-pages.ts';
import type { PricePageRow } from './prices.rows.ts';
import type { PriceBookRow, PromotionRow } from './promotions.rows.ts';
import {
  customerLibraryTable,
  libraryBookTable,
  priceBookPageTable,
  priceBookTable,
} from './promotions.rows.ts';
import type { Tenant } from './tenant.ts';

export interface PromotionFilter {
  /** Only those valid on this day. */
  readonly activeOn?: CalendarDate | undefined;
}

/**
 * P21 insists on an expiration date, so "without end" is a far one.
 * Assumption: pages that expire in 2049 or later are not meant to be limited.
 */
const endless = '2049-01-01';

export class PromotionsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** By effective date and uid. The book is small: it is read whole and cut here. */
  async page(
    query: PageQuery<PromotionFilter, never>,
    options: ReadOptions = {},
  ): Promise<Page<PromotionRow>> {
    const books = await this.#books(options);
    const rows = await this.#promotions(books, query.filter ?? {}, options);
    const page = rows.slice(query.skip, query.skip + query.first);
    return query.count === true ? { rows: page, total: rows.length } : { rows: page };
  }

  async forCustomer(
    customerId: string,
    filter: PromotionFilter = {},
    options: ReadOptions = {},
  ): Promise<PromotionRow[]> {
    const [books, libraries] = await Promise.all([
      this.#books(options),
      this.odata.byKeys(customerLibraryTable, 'customerId', [customerId], {
        ...options,
        filter: ofCompany(customerLibraryTable, this.tenant.companyId),
      }),
    ]);
    const bookUids = books.map((book) => book.bookUid);
    const held = await this.odata.byKeys(libraryBookTable, 'bookUid', bookUids, options);
    const own = new Set(libraries.map((library) => library.libraryUid));
    const reached = new Set(held.filter((one) => own.has(one.libraryUid)).map((one) => one.bookUid));
    const reachable = books.filter((book) => reached.has(book.bookUid));
    const promotions = await this.#promotions(reachable, filter, options);
    return promotions.filter((page) => page.customerId === null || page.customerId === customerId);
  }

  #books(options: ReadOptions): Promise<PriceBookRow[]> {
    const filter = eq(priceBookTable.columns.bookId, this.tenant.promotionBookId);
    return this.odata.rows(priceBookTable, { ...options, filter });
  }

  async #promotions(
    books: readonly PriceBookRow[],
    filter: PromotionFilter,
    options: ReadOptions,
  ): Promise<PromotionRow[]> {
    const bookUids = books.map((book) => book.bookUid);
    const links = await this.odata.byKeys(priceBookPageTable, 'bookUid', bookUids, options);
    const pageUids = links.map((link) => link.pricePageUid);
    const pages = await readPricePages(this.odata, pageUids, options);
    return pages
      .filter((page) => this.#isOurs(page) && isLimited(page) && isActive(page, filter.activeOn))
      .map((page) => ({ ...page, bookId: this.tenant.promotionBookId }))
      .sort((a, b) => order(a).localeCompare(order(b)) || a.pricePageUid - b.pricePageUid);
  }

  #isOurs({ companyId }: PricePageRow): boolean {
    return companyId === null || companyId === this.tenant.companyId;
  }
}

const order = ({ effectiveOn }: PricePageRow): string => effectiveOn ?? '';

const isLimited = ({ effectiveOn, expiresOn }: PricePageRow): boolean =>
  effectiveOn !== null && expiresOn !== null && expiresOn < endless;

const isActive = ({ effectiveOn, expiresOn }: PricePageRow, day: CalendarDate | undefined): boolean =>
  day === undefined || ((effectiveOn ?? day) <= day && day <= (expiresOn ?? day));
