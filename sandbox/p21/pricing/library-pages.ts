/** Finds the pages about an item and the books of a library they stand in, by index instead of by reading all pages. */
import type { Row } from '../database/row.ts';
import { isFilled } from './amounts.ts';
import { isAbout, pageKeys } from './page-price.ts';
import type { PriceCase } from './price-case.ts';
import { rowStatus } from './price-codes.ts';

export interface BookedPage {
  readonly page: Row;
  readonly book: Row;
  /** The book's place in the library. */
  readonly sequence: number;
}

/** Every page about the item, in whatever book. */
export const fittingPages = (priceCase: PriceCase): readonly Row[] => {
  const pages = priceCase.database.table('price_page');
  const found = pageKeys.flatMap(([column, valuesOf]) =>
    valuesOf(priceCase)
      .filter(isFilled)
      .flatMap((value) => pages.find(column, value)),
  );
  return [...new Set(found)].filter((page) => isAbout(page, priceCase));
};

/** Those of the pages that stand in active books of the library. */
export const booksOf = (
  library: Row,
  pages: readonly Row[],
  { database }: PriceCase,
): readonly BookedPage[] => {
  const shelf = database
    .table('price_book_x_library')
    .find('price_library_uid', library.price_library_uid ?? null)
    .filter(isActive);
  return pages.flatMap((page) => {
    const links = database.table('price_page_x_book').find('price_page_uid', page.price_page_uid ?? null);
    return links.filter(isActive).flatMap((link) => {
      const place = shelf.find((row) => row.price_book_uid === link.price_book_uid);
      const book = database.table('price_book').find('price_book_uid', link.price_book_uid ?? null)[0];
      if (place === undefined || book === undefined || !isActive(book)) return [];
      return [{ page, book, sequence: Number(place.sequence_number ?? 0) }];
    });
  });
};

const isActive = (row: Row): boolean => row.row_status_flag === rowStatus.active;
