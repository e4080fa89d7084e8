/** Promotions: P21 has no such object; a promotion is a time-limited page of the configured price book (p21-api 7.6). */
import { id, integer, nullable, text } from './column.ts';
import type { PricePageRow } from './prices.rows.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const bookStatus = integer('row_status_flag');

export const priceBookTable = defineTable('price_book', {
  key: ['bookUid'],
  deletion: { rowStatus: bookStatus },
  columns: {
    bookUid: integer('price_book_uid'),
    bookId: text('price_book_id'),
    description: nullable(text('description')),
    statusCode: bookStatus,
  },
});
export type PriceBookRow = RowOf<typeof priceBookTable>;

const bookPageStatus = integer('row_status_flag');

export const priceBookPageTable = defineTable('price_page_x_book', {
  key: ['bookPageUid'],
  deletion: { rowStatus: bookPageStatus },
  columns: {
    bookPageUid: integer('price_page_x_book_uid'),
    bookUid: integer('price_book_uid'),
    pricePageUid: integer('price_page_uid'),
    statusCode: bookPageStatus,
  },
});

const libraryBookStatus = integer('row_status_flag');

export const libraryBookTable = defineTable('price_book_x_library', {
  key: ['libraryBookUid'],
  deletion: { rowStatus: libraryBookStatus },
  columns: {
    libraryBookUid: integer('price_book_x_library_uid'),
    libraryUid: integer('price_library_uid'),
    bookUid: integer('price_book_uid'),
    sequence: nullable(integer('sequence_number')),
    statusCode: libraryBookStatus,
  },
});

const customerLibraryStatus = integer('row_status_flag');

export const customerLibraryTable = defineTable('price_library_x_cust_x_cmpy', {
  key: ['customerLibraryUid'],
  deletion: { rowStatus: customerLibraryStatus },
  columns: {
    customerLibraryUid: integer('price_lib_x_cust_x_cmpy_uid'),
    companyId: text('company_id'),
    customerId: id('customer_id', 'number'),
    libraryUid: integer('price_library_uid'),
    sequence: nullable(integer('sequence_number')),
    statusCode: customerLibraryStatus,
  },
});

/** A price page of the promotion book with both dates. */
export interface PromotionRow extends PricePageRow {
  readonly bookId: string;
}
