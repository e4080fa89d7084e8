/** Price questions as they come over HTTP (p21-api 6.1, 6.2). */
import Big from 'big.js';
import type { Database } from '../database/database.ts';
import { LocalTime } from '../local-time.ts';
import { itemNotValid } from '../pricing/price-fault.ts';
import type { PriceQuestion } from '../pricing/price-question.ts';
import type { QueryParameters } from './query-parameters.ts';
import { badArgument } from './rest-problem.ts';
import { isWireObject, type WireValue } from './wire-value.ts';

/** What a whole call has in common. */
type CallQuestion = Pick<
  PriceQuestion,
  'companyId' | 'customerId' | 'salesLocationId' | 'shipToId' | 'jobNo' | 'at'
>;

/** Throws the `RestProblem` of the first parameter that is missing, in P21's order. */
export const readCall = (parameters: QueryParameters, database: Database): CallQuestion => {
  const date = parameters.get('optionalOrderDate', 'orderDate');
  return {
    companyId: parameters.need('companyId'),
    customerId: parameters.need('customerId'),
    salesLocationId: parameters.need('salesLocId'),
    // One client says shipToId, the service's signature optionalShipToId: both are taken.
    shipToId: parameters.get('optionalShipToId', 'shipToId'),
    jobNo: parameters.get('optionalJobNo', 'jobNo'),
    at: date === undefined ? database.now() : dateOf(date, database),
  };
};

export const readSingle = (
  itemId: string,
  parameters: QueryParameters,
  database: Database,
): PriceQuestion => ({
  ...readCall(parameters, database),
  itemId,
  sourceLocationId: parameters.need('sourceLocId'),
  quantity: quantityOf(parameters.get('unitQuantity')),
  unitOfMeasure: parameters.get('uom'),
  priceUnit: parameters.get('priceUom'),
});

/** One element of the batch. Throws a `PriceFault` when it names no item. */
export const readBatchItem = (item: WireValue, call: CallQuestion, database: Database): PriceQuestion => {
  const given = isWireObject(item) ? item : {};
  return {
    ...call,
    itemId: textOf(given.ItemId) ?? itemByCustomerPart(textOf(given.CustomerPartNo), call, database),
    sourceLocationId: textOf(given.SourceLocId) ?? call.salesLocationId,
    quantity: quantityOf(textOf(given.UnitQuantity)),
    unitOfMeasure: textOf(given.UOM),
    priceUnit: textOf(given.PriceUom) ?? textOf(given.PriceUOM),
  };
};

const textOf = (value: WireValue | undefined): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
};

/** One piece when nothing is said. */
const quantityOf = (text: string | undefined): Big => {
  if (text === undefined) return new Big(1);
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw badArgument('Input string was not in a correct format.');
  return new Big(text);
};

/** A day or a moment; without zone it is the server's. */
const dateOf = (text: string, database: Database): number => {
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const epochMs = Date.parse(hasZone ? text : `${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(epochMs)) throw badArgument('String was not recognized as a valid DateTime.');
  return hasZone ? epochMs : new LocalTime(database.timeZone).fromWall(epochMs);
};

const itemByCustomerPart = (part: string | undefined, call: CallQuestion, database: Database): string => {
  if (part === undefined) throw itemNotValid();
  const match = { their_item_id: part, customer_id: Number(call.customerId), company_id: call.companyId };
  const uid = database.table('inv_xref').first(match)?.inv_mast_uid;
  const item = database.table('inv_mast').find('inv_mast_uid', uid ?? null)[0];
  if (item === undefined) throw itemNotValid();
  return String(item.item_id);
};
