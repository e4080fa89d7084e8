/** The tables whose dates tell of changes, cut to their keys (p21-api 7, 8). */
import { id, instant, integer, nullable, text } from './column.ts';
import { contractHeaderTable, contractLineTable, contractMemberTable } from './contracts.rows.ts';
import {
  addressTable,
  contactCustomerTable,
  contactTable,
  customerTable,
  shipToTable,
} from './customers.rows.ts';
import { itemTable } from './items.rows.ts';
import { pricePageTable } from './prices.rows.ts';
import { customerLibraryTable } from './promotions.rows.ts';
import type { Columns, Table } from './table.ts';
import { defineTable } from './table.ts';

/** A table whose rows tell that a record changed; it has a field `modifiedAt`. */
export interface ChangeTable<C extends Columns = Columns> {
  readonly table: Table<C>;
  /** Field of the company that a row belongs to, where the table has one. */
  readonly companyField: (keyof C & string) | null;
}

const modifiedAt = nullable(instant('date_last_modified'));

/** The named fields of a table, with the time of their last change. */
function cut<C extends Columns & { readonly modifiedAt: C[string] }, Field extends keyof C & string>(
  table: Table<C>,
  fields: readonly Field[],
): Table<Pick<C, Field | 'modifiedAt'>> {
  const names = [...fields, 'modifiedAt'] as const;
  const columns = Object.fromEntries(names.map((name) => [name, table.columns[name]]));
  return { ...table, columns } as unknown as Table<Pick<C, Field | 'modifiedAt'>>;
}

const contract = contractHeaderTable.columns;
const member = contractMemberTable.columns;
const contractLine = contractLineTable.columns;
const pricePage = pricePageTable.columns;
const customerLibrary = customerLibraryTable.columns;

export const changeTables = {
  items: { table: cut(itemTable, ['itemUid', 'itemId']), companyField: null },
  itemUnits: {
    table: defineTable('item_uom', {
      key: ['itemUnitUid'],
      columns: {
        itemUnitUid: integer('item_uom_uid'),
        itemUid: integer('inv_mast_uid'),
        modifiedAt,
      },
    }),
    companyField: null,
  },
  customers: { table: cut(customerTable, ['customerId', 'companyId']), companyField: 'companyId' },
  addresses: { table: cut(addressTable, ['addressId', 'corporateAddressId']), companyField: null },
  shipTos: {
    table: cut(shipToTable, ['shipToId', 'companyId', 'customerId']),
    companyField: 'companyId',
  },
  contacts: { table: cut(contactTable, ['contactId', 'addressId']), companyField: null },
  contactCustomers: {
    table: cut(contactCustomerTable, ['companyId', 'customerId', 'contactId']),
    companyField: 'companyId',
  },
  orders: {
    table: defineTable('oe_hdr', {
      key: ['orderNumber'],
      columns: {
        orderNumber: id('order_no', 'text'),
        companyId: nullable(text('company_id')),
        modifiedAt,
      },
    }),
    companyField: 'companyId',
  },
  orderLines: {
    table: defineTable('oe_line', {
      key: ['lineUid'],
      columns: {
        lineUid: integer('oe_line_uid'),
        orderNumber: id('order_no', 'text'),
        companyId: nullable(text('company_no')),
        modifiedAt,
      },
    }),
    companyField: 'companyId',
  },
  pickTickets: {
    table: defineTable('oe_pick_ticket', {
      key: ['pickTicketNumber'],
      columns: {
        pickTicketNumber: id('pick_ticket_no', 'number'),
        orderNumber: id('order_no', 'text'),
        companyId: text('company_id'),
        modifiedAt,
      },
    }),
    companyField: 'companyId',
  },
  contracts: {
    table: defineTable('job_price_hdr', {
      key: ['contractUid'],
      columns: { contractUid: contract.contractUid, companyId: contract.companyId, modifiedAt },
    }),
    companyField: 'companyId',
  },
  contractMembers: {
    table: defineTable('job_price_customer_shipto', {
      key: ['memberUid'],
      columns: {
        memberUid: member.memberUid,
        contractUid: member.contractUid,
        companyId: member.companyId,
        customerId: member.customerId,
        modifiedAt,
      },
    }),
    companyField: 'companyId',
  },
  contractLines: {
    table: defineTable('job_price_line', {
      key: ['contractLineUid'],
      columns: {
        contractLineUid: contractLine.contractLineUid,
        contractUid: contractLine.contractUid,
        itemUid: contractLine.itemUid,
        modifiedAt,
      },
    }),
    companyField: null,
  },
  customerLibraries: {
    table: defineTable('price_library_x_cust_x_cmpy', {
      key: ['customerLibraryUid'],
      columns: {
        customerLibraryUid: customerLibrary.customerLibraryUid,
        companyId: customerLibrary.companyId,
        customerId: customerLibrary.customerId,
        modifiedAt,
      },
    }),
    companyField: 'companyId',
  },
  pricePages: {
    table: defineTable('price_page', {
      key: ['pricePageUid'],
      columns: {
        pricePageUid: pricePage.pricePageUid,
        customerId: pricePage.customerId,
        itemUid: pricePage.itemUid,
        modifiedAt,
      },
    }),
    companyField: null,
  },
} as const satisfies Record<string, ChangeTable>;
