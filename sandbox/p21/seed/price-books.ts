/** Price books and their pages: by product group, discount group, supplier, item, customer, and promotions. */
import { pageType } from '../pricing/price-codes.ts';
import { families } from './catalogue.ts';
import type { SeededCustomer } from './customers.ts';
import { isSold, roundTo, type SeededItem } from './items.ts';
import { insertPage } from './price-page.ts';
import type { Random } from './random.ts';
import type { SeedSite } from './seed-site.ts';

const bookIds = ['BASE', 'TRADE', 'SUPPLIER', 'NETS', 'CUSTOMER', 'PROMO'] as const;
export type BookId = (typeof bookIds)[number];
export type Books = Readonly<Record<BookId, number>>;

/** Uids by id. */
export const seedBooks = (
  site: SeedSite,
  items: readonly SeededItem[],
  customers: readonly SeededCustomer[],
): Books => {
  const books = Object.fromEntries(bookIds.map((id) => [id, insertBook(site, id)])) as unknown as Books;
  const goods = items.filter((item) => isSold(item) && !item.charge);
  seedGroupPages(site, books);
  seedItemPages(site, books, goods);
  seedCustomerPages(site, books, goods, customers);
  seedPromotions(site, books, goods);
  return books;
};

const insertBook = (site: SeedSite, id: BookId): number => {
  const uid = site.database.nextNumber('price_book_uid');
  site.insert('price_book', {
    price_book_uid: uid,
    price_book_id: id,
    description: `${id.slice(0, 1)}${id.slice(1).toLowerCase()} price book`,
    row_status_flag: 704,
    company_id: site.companyId,
  });
  return uid;
};

const seedGroupPages = (site: SeedSite, books: Books): void => {
  const random = site.random('group-pages');
  for (const { group, groupName } of families)
    insertPage(site, books.BASE, {
      type: pageType.productGroup,
      description: `${groupName}, standard`,
      about: { product_group_id: group },
      method: 'multiplier',
      value: random.pick([0.98, 0.95, 0.93]),
    });
  for (const discountGroup of new Set(families.map((family) => family.discountGroup)))
    insertPage(site, books.TRADE, {
      type: pageType.discountGroup,
      description: `Trade discount ${discountGroup}`,
      about: { discount_group_id: discountGroup },
      method: 'percentage',
      value: random.integer(82, 91),
    });
};

/** Net prices with quantity breaks for some items, one in twenty-five. */
const seedItemPages = (site: SeedSite, books: Books, goods: readonly SeededItem[]): void => {
  const random = site.random('item-pages');
  for (const item of goods.filter(() => random.chance(0.04))) {
    const pack = packOf(item);
    insertPage(site, books.NETS, {
      type: pageType.item,
      description: `Net price ${item.itemId}`,
      about: { inv_mast_uid: item.uid },
      method: 'net',
      value: roundTo(item.value * 0.9, 6),
      breaks: [
        { from: 5, value: 0.95 },
        { from: 20, value: 0.9 },
        { from: 100, value: 0.82 },
      ],
      ...(pack.size === 1 ? {} : { breakUnit: pack.unit }),
    });
  }
  seedSupplierPages(site, random, books, goods);
};

const seedSupplierPages = (
  site: SeedSite,
  random: Random,
  books: Books,
  goods: readonly SeededItem[],
): void => {
  const groups = new Map(goods.map((item) => [`${item.supplierId} ${item.productGroup}`, item]));
  for (const { supplierId, productGroup } of groups.values())
    if (productGroup !== 'MISC')
      insertPage(site, books.SUPPLIER, {
        type: pageType.supplierProductGroup,
        description: `Supplier ${supplierId} ${productGroup}`,
        about: { supplier_id: supplierId, product_group_id: productGroup },
        method: 'multiplier',
        value: random.pick([0.94, 0.92, 0.89]),
        breaks: [
          { from: 250, value: 0.87 },
          { from: 2000, value: 0.84 },
        ],
      });
};

const seedCustomerPages = (
  site: SeedSite,
  books: Books,
  goods: readonly SeededItem[],
  customers: readonly SeededCustomer[],
): void => {
  const random = site.random('customer-pages');
  for (const { customerId } of customers.filter(({ pricedBy }) => pricedBy === 'libraries').slice(0, 60))
    for (const item of random.sample(goods.slice(0, 400), random.integer(1, 4)))
      insertPage(site, books.CUSTOMER, {
        type: pageType.customerItem,
        description: `Agreed with ${customerId}`,
        about: { customer_id: customerId, inv_mast_uid: item.uid },
        method: 'net',
        value: roundTo(item.value * random.pick([0.8, 0.75, 0.7]), 6),
      });
};

/** Running, over, announced and switched off; a promotion is a page of the book PROMO with a narrow validity. */
const seedPromotions = (site: SeedSite, books: Books, goods: readonly SeededItem[]): void => {
  const random = site.random('promotions');
  const windows = [
    { fromDay: -10, untilDay: 20 },
    { fromDay: -60, untilDay: -31 },
    { fromDay: 7, untilDay: 37 },
    { fromDay: -3, untilDay: 3, active: false },
  ];
  for (const [at, item] of random.sample(goods.slice(0, 1000), 40).entries())
    insertPage(site, books.PROMO, {
      type: pageType.item,
      description: `Promotion ${item.itemId}`,
      about: { inv_mast_uid: item.uid },
      method: 'multiplier',
      value: random.pick([0.8, 0.75, 0.7]),
      ...windows[at % windows.length],
    });
  insertPage(site, books.PROMO, {
    type: pageType.productGroup,
    description: 'Safety month: 15 % off work gloves',
    about: { product_group_id: 'GLOVE' },
    method: 'multiplier',
    value: 0.85,
    fromDay: -5,
    untilDay: 25,
  });
};

const packOf = (item: SeededItem) =>
  item.units.find((pack) => pack.unit === item.sellingUnit) ?? { unit: item.baseUnit, size: 1 };
