/** Makes orders out of REST objects. P21 takes them through its import, and says so when it refuses (p21-api 3.4). */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { createOrder } from '../orders/create-order.ts';
import { OrderDesk } from '../orders/order-desk.ts';
import type { LineDraft, OrderDraft } from '../orders/order-draft.ts';
import { P21Refusal } from '../orders/refusal.ts';
import { withoutBlanks } from './addresses.ts';
import { toChanges } from './object-shape.ts';
import { lineShape, noteShape, orderShape, withOneName } from './order-shapes.ts';
import { isEmpty, requireCompany } from './required-values.ts';
import { badBody, refusedWrite } from './rest-problem.ts';
import { isWireObject, type WireObject, type WireValue } from './wire-value.ts';

export interface OrderImport {
  readonly database: Database;
  readonly user: string;
  /** The sandbox's company, for orders that name none. */
  readonly companyId: string;
  readonly contactRequired: boolean;
  /** Leaves out what a fault makes P21 lose. */
  readonly keepLines: (lines: readonly LineDraft[]) => readonly LineDraft[];
}

/** The header row of the new order. Sent twice it makes two orders. Throws the `RestProblem` of what is wrong. */
export const importOrder = (order: WireObject, context: OrderImport): Row => {
  const { database, user, contactRequired } = context;
  const companyId = isEmpty(order.CompanyId) ? context.companyId : String(order.CompanyId);
  requireCompany(database, companyId, 'order', 'oe_hdr');
  const draft = draftOf(withOneName(order), context);
  const desk = new OrderDesk(database, { companyId, contactRequired, user });
  return database.transaction(() => {
    const { header } = refusing(() => createOrder(desk, draft));
    for (const note of itemsOf('Notes', order.Notes)) addNote(desk, header, note);
    return header;
  });
};

const draftOf = (order: WireObject, { database, keepLines }: OrderImport): OrderDraft => {
  const time = new LocalTime(database.timeZone);
  const salesreps = itemsOf('Salesreps', order.Salesreps).map((one) => String(one.SalesrepId ?? ''));
  const lines = itemsOf('Lines', order.Lines)
    .filter((line) => line.Delete !== 'Y')
    .map((line) => lineDraft(database, line, time));
  return {
    header: withoutBlanks(toChanges(orderShape(database), order, time)),
    lines: keepLines(lines),
    ...(salesreps.length === 0 ? {} : { salesreps }),
  };
};

/** Assumption: a price that is sent is taken unless ManualPriceOveride says N; clients of both kinds were seen. */
const lineDraft = (database: Database, line: WireObject, time: LocalTime): LineDraft => {
  const { manual_price_overide, unit_price, ...columns } = toChanges(lineShape(database), line, time);
  const given = manual_price_overide === 'N' || unit_price === undefined ? {} : { unit_price };
  return { itemId: String(line.ItemId ?? ''), columns: { ...columns, ...given } };
};

/** Lines are an object around a list; a bare array is not read (p21-api 3.4 shows the wrapped form only). */
const itemsOf = (name: string, collection: WireValue | undefined): readonly WireObject[] => {
  if (collection === undefined || collection === null || collection === '') return [];
  if (!isWireObject(collection)) throw badBody(name, '[');
  return Array.isArray(collection.list) ? collection.list.filter(isWireObject) : [];
};

const addNote = (desk: OrderDesk, header: Row, note: WireObject): void => {
  desk.insert('oe_hdr_notepad', {
    note_id: desk.database.nextNumber('note_id'),
    order_no: header.order_no ?? null,
    ...withoutBlanks(toChanges(noteShape(desk.database), note, desk.time)),
    delete_flag: 'N',
  });
};

const refusing = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof P21Refusal ? refusedWrite(importReturn(error.message)) : error;
  }
};

/** Assumption: the elements inside; known are the root with its type and the words of the return value. */
const importReturn = (message: string): string =>
  `<ImportReturn type="CREATE"><Message>${escapeText(message)}</Message>` +
  '<Result>(Return value: -8 , Import is ok but some records failed )</Result></ImportReturn>';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
