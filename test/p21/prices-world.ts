/** A distributor with one item and one customer, to which each price case adds what it is about. */
import Big from 'big.js';
import { Database } from '../../sandbox/p21/database/database.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import {
  calculationMethod,
  libraryType,
  pageType,
  pricingMethod,
  rowStatus,
  sourcePrice,
  standardLocation,
} from '../../sandbox/p21/pricing/price-codes.ts';
import type { PriceQuestion } from '../../sandbox/p21/pricing/price-question.ts';

const timeZone = 'America/Chicago';
/** Noon in Chicago. */
export const noon = Date.UTC(2026, 5, 15, 17);
/** Midnight in Chicago of a day, as P21 stores dates. */
export const day = (text: string): number => Date.parse(`${text}T00:00:00-05:00`);

const always = { effective_date: day('2026-01-01'), expiration_date: day('2026-12-31') };
const active = { row_status_flag: rowStatus.active };

export interface PriceWorld {
  readonly database: Database;
  readonly item: Row;
  readonly stock: Row;
  readonly supplier: Row;
  readonly customer: Row;
  ask(overrides?: Partial<PriceQuestion>): PriceQuestion;
  /** A library of the customer. */
  library(row?: Row, sequence?: number): Row;
  book(library: Row, sequence?: number): Row;
  /** A page in a book: price 1 times 0.5 for the item unless told otherwise. */
  page(book: Row, row?: Row): Row;
  contract(row?: Row, link?: Row): Row;
  contractLine(contract: Row, row?: Row): Row;
  contractValues(line: Row, row: Row): Row;
}

/** Item W-1: price 1 is 10, price 2 is 8, list 12, supplier cost 4, average cost 5; units EA, BX (12), C (100). */
export const createPriceWorld = (): PriceWorld => {
  const database = new Database({ now: () => noon, timeZone });
  const insert = (table: string, row: Row): Row => database.table(table).insert(row);
  const item = insert('inv_mast', {
    inv_mast_uid: 1,
    item_id: 'W-1',
    item_desc: 'Widget',
    base_unit: 'EA',
    default_selling_unit: 'EA',
    price1: 10,
    price2: 8,
    default_sales_discount_group: 'DGI',
    delete_flag: 'N',
  });
  const stock = insert('inv_loc', {
    inv_mast_uid: 1,
    location_id: 10,
    company_id: 'ACME',
    product_group_id: 'TOOLS',
    sales_discount_group: 'DG1',
    primary_supplier_id: 900,
    moving_average_cost: 5,
    qty_on_hand: 55,
    qty_allocated: 10,
  });
  insert('inv_loc_stock_status', {
    inv_loc_stock_status_uid: 1,
    inv_mast_uid: 1,
    location_id: 10,
    qty_non_pickable: 2,
    qty_quarantined: 2,
    qty_frozen: 1,
  });
  insert('location', { location_id: 10, company_id: 'ACME', location_type: standardLocation });
  for (const [unit_of_measure, unit_size] of [
    ['EA', 1],
    ['BX', 12],
    ['C', 100],
  ] as const)
    insert('item_uom', {
      item_uom_uid: unit_size,
      inv_mast_uid: 1,
      unit_of_measure,
      unit_size,
      delete_flag: 'N',
    });
  const supplier = insert('inventory_supplier', {
    inventory_supplier_uid: 1,
    inv_mast_uid: 1,
    supplier_id: 900,
    list_price: 12,
    cost: 4,
    delete_flag: 'N',
  });
  const customer = insert('customer', {
    customer_id: 100198,
    company_id: 'ACME',
    customer_name: 'Acme Tools',
    pricing_method_cd: pricingMethod.libraries,
    delete_flag: 'N',
  });

  let uid = 100;
  const next = () => {
    uid += 1;
    return uid;
  };
  return {
    database,
    item,
    stock,
    supplier,
    customer,
    ask: (overrides = {}) => ({
      companyId: 'ACME',
      customerId: '100198',
      salesLocationId: '10',
      sourceLocationId: '10',
      itemId: 'W-1',
      quantity: new Big(1),
      at: noon,
      ...overrides,
    }),
    library: (row = {}, sequence_number = 1) => {
      const price_library_uid = next();
      const price_library_id = `LIB${price_library_uid}`;
      insert('price_library_x_cust_x_cmpy', {
        price_lib_x_cust_x_cmpy_uid: next(),
        company_id: 'ACME',
        customer_id: 100198,
        price_library_uid,
        sequence_number,
        ...active,
      });
      const type = { type_cd: libraryType.firstOf };
      return insert('price_library', { price_library_uid, price_library_id, ...type, ...active, ...row });
    },
    book: (library, sequence_number = 1) => {
      const price_book_uid = next();
      const { price_library_uid = null } = library;
      const price_book_x_library_uid = next();
      insert('price_book_x_library', {
        price_book_x_library_uid,
        price_library_uid,
        price_book_uid,
        sequence_number,
        ...active,
      });
      return insert('price_book', { price_book_uid, price_book_id: `BOOK${price_book_uid}`, ...active });
    },
    page: (book, row = {}) => {
      const price_page_uid = next();
      const { price_book_uid = null } = book;
      insert('price_page_x_book', {
        price_page_x_book_uid: next(),
        price_book_uid,
        price_page_uid,
        ...active,
      });
      return insert('price_page', {
        price_page_uid,
        price_page_type_cd: pageType.item,
        ...('price_page_type_cd' in row ? {} : { inv_mast_uid: 1 }),
        pricing_method_cd: pricingMethod.source,
        source_price_cd: sourcePrice.firstPrice,
        calculation_method_cd: calculationMethod.multiplier,
        calculation_value1: 0.5,
        company_id: 'ACME',
        ...always,
        ...active,
        ...row,
      });
    },
    contract: (row = {}, link = {}) => {
      const job_price_hdr_uid = next();
      insert('job_price_customer_shipto', {
        job_price_cust_shipto_uid: next(),
        job_price_hdr_uid,
        company_id: 'ACME',
        customer_id: 100198,
        ship_to_id: 100198,
        ...active,
        ...link,
      });
      return insert('job_price_hdr', {
        job_price_hdr_uid,
        job_no: `J${job_price_hdr_uid}`,
        company_id: 'ACME',
        approved: 'Y',
        cancelled: 'N',
        start_date: always.effective_date,
        end_date: always.expiration_date,
        ...active,
        ...row,
      });
    },
    contractLine: (contract, row = {}) =>
      insert('job_price_line', {
        job_price_line_uid: next(),
        job_price_hdr_uid: contract.job_price_hdr_uid ?? null,
        line_no: 1,
        ...('product_group_id' in row || 'discount_group_id' in row ? {} : { inv_mast_uid: 1 }),
        pricing_method: pricingMethod.price,
        price: 7,
        uom: 'EA',
        unit_size: 1,
        ...active,
        ...row,
      }),
    contractValues: (line, row) =>
      insert('job_price_value', {
        job_price_value_uid: next(),
        job_price_line_uid: line.job_price_line_uid ?? null,
        ...active,
        ...row,
      }),
  };
};
