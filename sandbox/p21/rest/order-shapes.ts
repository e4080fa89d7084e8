/** The order object of /api/sales/orders and its lines (p21-api 3.4); names and order as XML clients send them. */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { classRules } from './contacts.ts';
import type { Children } from './extended-properties.ts';
import { defineShape, type ObjectShape, toObject } from './object-shape.ts';
import { listOf, type WireObject } from './wire-value.ts';

export const orderShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('oe_hdr').meta,
    'oe_hdr',
    `OrderNo CustomerId CompanyId LocationId PoNo ContactId Taker JobName OrderDate RequestedDate Approved ShipToId
     ShipToName ShipToAddress1 ShipToAddress2 ShipToAddress3 ShipToCity OeHdrShip2State ZipCode ShipToCountry
     ShipToMailAddress ShipToPhone SourceLocationId CarrierId PackingBasis DeliveryInstructions Terms WillCall Class1id
     Class2id Class3id Class4id Class5id RMA PromiseDate PlacedByName FreightOut PickTicketType Completed Quote
     DeletedFlag CancelledFlag InvoiceNo WebReferenceNo`,
    {
      ...classRules,
      OrderNo: { readOnly: true },
      CompanyId: { readOnly: true },
      Approved: { flag: true },
      ShipToId: { column: 'address_id' },
      ShipToName: { column: 'ship2_name' },
      ShipToAddress1: { column: 'ship2_add1' },
      ShipToAddress2: { column: 'ship2_add2' },
      ShipToAddress3: { column: 'ship2_add3' },
      ShipToCity: { column: 'ship2_city' },
      OeHdrShip2State: { column: 'ship2_state' },
      ZipCode: { column: 'ship2_zip' },
      ShipToCountry: { column: 'ship2_country' },
      ShipToMailAddress: { column: 'ship2_email_address' },
      WillCall: { empty: 'N' },
      RMA: { column: 'rma_flag', empty: 'N' },
      Completed: { empty: 'N', readOnly: true },
      Quote: { column: 'projected_order', empty: 'N' },
      DeletedFlag: { column: 'delete_flag', empty: 'N', readOnly: true },
      CancelledFlag: { column: 'cancel_flag', empty: 'N', readOnly: true },
      InvoiceNo: { readOnly: true },
    },
  );

/** Fields that different builds call differently (p21-api 3.4): each name is taken for the other. */
const otherNames: Readonly<Record<string, string>> = {
  SourceLocId: 'SourceLocationId',
  TermsId: 'Terms',
  ShipToState: 'OeHdrShip2State',
  ShipToEmail: 'ShipToMailAddress',
};

export const withOneName = (order: WireObject): WireObject => {
  const renamed = Object.entries(order).map(([name, value]) => [otherNames[name] ?? name, value]);
  return Object.fromEntries(renamed);
};

export const lineShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('oe_line').meta,
    'oe_line',
    `LineNo ItemId UnitQuantity UnitOfMeasure UnitPrice ExtendedPrice ExtendedDesc SourceLocId ShipLocId ProductGroupId
     SupplierId RequiredDate ExpediteDate WillCall TaxItem PricingUnit CommissionCost OtherCost Disposition
     ManualPriceOveride CustomerPartNumber CompanyId QtyOrdered QtyAllocated QtyInvoiced QtyCanceled Complete Delete`,
    {
      LineNo: { readOnly: true },
      ItemId: { read: (row) => itemIdOf(database, row) },
      ExtendedPrice: { readOnly: true },
      RequiredDate: { empty: null },
      ExpediteDate: { empty: null },
      CompanyId: { column: 'company_no', readOnly: true },
      Delete: { column: 'delete_flag', empty: 'N', readOnly: true },
    },
  );

const itemIdOf = (database: Database, { inv_mast_uid }: Row): string =>
  String(database.table('inv_mast').find('inv_mast_uid', inv_mast_uid ?? null)[0]?.item_id ?? '');

/** BuilderSelectionSheets and Samples have no tables in the sandbox. */
export const orderChildren = (database: Database, header: Row, time: LocalTime): Children => [
  ['Lines', () => listOf(orderLines(database, header, time))],
  ['Notes', () => listOf(notesOf(database, header, time))],
  ['Salesreps', () => listOf(salesrepsOf(database, header))],
  ['BuilderSelectionSheets', () => listOf([])],
  ['Samples', () => listOf([])],
];

export const orderLines = (database: Database, header: Row, time: LocalTime): WireObject[] =>
  database
    .table('oe_line')
    .find('order_no', header.order_no ?? null)
    .toSorted((left, right) => Number(left.line_no) - Number(right.line_no))
    .map((line) => toObject(lineShape(database), line, time));

export const noteShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('oe_hdr_notepad').meta,
    'oe_hdr_notepad',
    'Topic Note NotepadClassId ActivationDate ExpirationDate Mandatory',
    { ActivationDate: { empty: null }, ExpirationDate: { empty: null } },
  );

const notesOf = (database: Database, header: Row, time: LocalTime): WireObject[] =>
  database
    .table('oe_hdr_notepad')
    .find('order_no', header.order_no ?? null)
    .filter((note) => note.delete_flag !== 'Y')
    .map((note) => toObject(noteShape(database), note, time));

const salesrepsOf = (database: Database, header: Row): WireObject[] =>
  database
    .table('oe_hdr_salesrep')
    .find('order_number', header.order_no ?? null)
    .map((row) => ({
      SalesrepId: row.salesrep_id ?? '',
      CommissionSplit: row.commission_split ?? 0,
      PrimarySalesrep: row.primary_salesrep === 'Y',
      Delete: row.delete_flag ?? 'N',
      UserDefinedFields: {},
      ObjectName: 'oe_hdr_salesrep',
    }));
