/** All promotions with the SKU they are for, for copying them elsewhere, and which of them may have changed. */
import type { Instant } from '../../src/instant.ts';
import type { ChangedKeys } from './changed-keys.ts';
import { togetherOf } from './changed-keys.ts';
import { changedRows } from './changed-rows.ts';
import type { ChangesSource } from './changes.datasource.ts';
import { instant, nullable } from './column.ts';
import type { ItemsSource } from './items.datasource.ts';
import { eq } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { PromotionsSource } from './promotions.datasource.ts';
import type { PromotionRow } from './promotions.rows.ts';
import { priceBookPageTable, priceBookTable } from './promotions.rows.ts';
import { defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

export interface PromotionOfItem {
  readonly page: PromotionRow;
  /** null for a promotion of a group of items. */
  readonly sku: string | null;
}

const changesPerPage = 2000;

/** The book is small and the source reads it whole. */
const wholeBook = { first: Number.MAX_SAFE_INTEGER, skip: 0 } as const;

const bookChangeTable = defineTable(priceBookPageTable.name, {
  key: ['bookPageUid'],
  columns: { ...priceBookPageTable.columns, modifiedAt: nullable(instant('date_last_modified')) },
});

export class PromotionListSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
    private readonly promotions: PromotionsSource,
    private readonly items: ItemsSource,
    private readonly changes: ChangesSource,
  ) {}

  async all(options: ReadOptions = {}): Promise<PromotionOfItem[]> {
    const { rows } = await this.promotions.page(wholeBook, options);
    const uids = [...new Set(rows.flatMap(({ itemUid }) => itemUid ?? []))];
    const items = await this.items.byUids(uids, { ...options, withDeleted: true });
    const skuOf = new Map(items.map(({ itemUid, itemId }) => [itemUid, itemId]));
    return rows.map((page) => ({ page, sku: skuOf.get(page.itemUid ?? 0) ?? null }));
  }

  /** Pages of the book that changed, came in or went out at or after the moment; keys are page uids. */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const question = { ...options, dates: ['modifiedAt'] as const, since, first: changesPerPage };
    const [pages, links] = await Promise.all([
      this.changes.since(this.changes.tables.pricePages, since, options),
      changedRows(this.odata, { ...question, table: bookChangeTable }),
    ]);
    const changed = new Set([...pages.rows, ...links.rows].map((row) => row.pricePageUid));
    const inBook = changed.size === 0 ? [] : await this.#pagesEverIn(options);
    return {
      ...togetherOf([pages, links]),
      keys: inBook.filter((uid) => changed.has(uid)).map(String),
    };
  }

  /** Also those taken out of the book: that is a change. */
  async #pagesEverIn(options: ReadOptions): Promise<number[]> {
    const filter = eq(priceBookTable.columns.bookId, this.tenant.promotionBookId);
    const books = await this.odata.rows(priceBookTable, { ...options, filter, withDeleted: true });
    const bookUids = books.map(({ bookUid }) => bookUid);
    const links = await this.odata.byKeys(priceBookPageTable, 'bookUid', bookUids, {
      ...options,
      withDeleted: true,
    });
    return [...new Set(links.map((link) => link.pricePageUid))];
  }
}
