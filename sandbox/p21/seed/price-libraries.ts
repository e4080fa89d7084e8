/** Price libraries, the books in them and the customers who have them (p21-api 6.5, 7.6). */
import { libraryType, rowStatus, sourcePrice } from '../pricing/price-codes.ts';
import type { SeededCustomer } from './customers.ts';
import type { BookId, Books } from './price-books.ts';
import type { SeedSite } from './seed-site.ts';

interface Library {
  readonly id: string;
  readonly description: string;
  readonly type: number;
  /** In the order they are asked. */
  readonly books: readonly BookId[];
  readonly multiplier?: number;
}

const libraries: readonly Library[] = [
  {
    id: 'STANDARD',
    description: 'Standard customers',
    type: libraryType.firstOf,
    books: ['PROMO', 'CUSTOMER', 'NETS', 'BASE'],
  },
  {
    id: 'TRADE',
    description: 'Contractors',
    type: libraryType.firstOf,
    books: ['PROMO', 'CUSTOMER', 'NETS', 'SUPPLIER', 'TRADE'],
  },
  {
    id: 'GOLD',
    description: 'Best of all books',
    type: libraryType.lowestOf,
    books: ['PROMO', 'CUSTOMER', 'NETS', 'SUPPLIER', 'TRADE', 'BASE'],
  },
  {
    id: 'COLUMN3',
    description: 'Column 3 less 2 %',
    type: libraryType.multiplier,
    books: [],
    multiplier: 0.98,
  },
];

export const seedLibraries = (site: SeedSite, books: Books, customers: readonly SeededCustomer[]): void => {
  const random = site.random('libraries');
  const uids = libraries.map((library) => insertLibrary(site, library, books));
  for (const customer of customers.filter(
    ({ pricedBy }) => pricedBy === 'libraries' || pricedBy === 'contract',
  )) {
    const first = random.weighted(uids.map((uid, at) => [uid, [50, 25, 15, 10][at] ?? 1] as const));
    assign(site, customer, first, 1);
    if (random.chance(0.2)) assign(site, customer, uids.find((uid) => uid !== first) ?? first, 2);
  }
};

const insertLibrary = (site: SeedSite, library: Library, books: Books): number => {
  const uid = site.database.nextNumber('price_library_uid');
  site.insert('price_library', {
    price_library_uid: uid,
    price_library_id: library.id,
    description: library.description,
    type_cd: library.type,
    company_id: site.companyId,
    row_status_flag: rowStatus.active,
    ...(library.multiplier === undefined
      ? {}
      : { multiplier: library.multiplier, source_price_cd: sourcePrice.firstPrice + 2 }),
  });
  for (const [at, book] of library.books.entries())
    site.insertNumbered('price_book_x_library', 'price_book_x_library_uid', {
      price_library_uid: uid,
      price_book_uid: books[book],
      sequence_number: at + 1,
      row_status_flag: rowStatus.active,
    });
  return uid;
};

const assign = (
  site: SeedSite,
  { customerId }: SeededCustomer,
  libraryUid: number,
  sequence: number,
): void => {
  site.insertNumbered('price_library_x_cust_x_cmpy', 'price_lib_x_cust_x_cmpy_uid', {
    company_id: site.companyId,
    customer_id: customerId,
    price_library_uid: libraryUid,
    sequence_number: sequence,
    web_based_pricing: 'N',
    row_status_flag: rowStatus.active,
  });
};
