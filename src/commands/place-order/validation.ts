/** Reads what an order is checked against, in a number of calls that does not grow with its lines, and checks it. */
import type { ReadOptions } from '../../../datasources/p21/paging.ts';
import { dayAfter, toCalendarDay } from '../../instant.ts';
import type { CommandContext, UserError, Validation } from '../command-kind.ts';
import type { OrderFacts } from '../known-facts.ts';
import { missing, userError } from '../user-errors.ts';
import { lengthErrors } from './limits.ts';
import type { Assortment } from './line-rules.ts';
import { checkLine } from './line-rules.ts';
import { chooseLocations } from './locations.ts';
import type { Parties } from './party-rules.ts';
import {
  contactErrors,
  customerErrors,
  dateErrors,
  poNumberErrors,
  referenceErrors,
  shipToErrors,
} from './party-rules.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

/** What memory finds nothing wrong with is accepted; an error is never a remembered one. */
export async function validateOrder(
  input: PlaceOrderInput,
  context: CommandContext,
): Promise<Validation<PlaceOrderInput>> {
  const { p21, factsAgeMs = 0 } = context;
  const { facts, readAt } = p21.knownFacts(factsAgeMs);
  const validation = await checkOrder(input, facts, context);
  if (factsAgeMs === 0 || validation.userErrors.length === 0) return { ...validation, asOf: readAt() };
  return checkOrder(input, p21.knownFacts(0).facts, context);
}

async function checkOrder(
  input: PlaceOrderInput,
  p21: OrderFacts,
  context: CommandContext,
): Promise<Validation<PlaceOrderInput>> {
  const { settings, clock } = context;
  const options: ReadOptions = { signal: context.signal, priority: context.priority };
  const itemIds = input.lines.map(({ sku }) => sku);
  const [parties, items, company] = await Promise.all([
    readParties(input, p21, options),
    p21.sellable.items(itemIds, options),
    p21.reference.company(options),
  ]);
  const locations = chooseLocations(input, parties.shipTo, {
    configured: settings.salesLocationId,
    ofCompany: company?.defaultSalesLocationId ?? null,
    known: parties.locations,
  });
  const itemUids = items.map(({ itemUid }) => itemUid);
  const sourceLocationId = locations.sourceLocationId ?? '';
  const [units, places] = await Promise.all([
    p21.items.units(itemUids, options),
    p21.sellable.atLocation(sourceLocationId, itemUids, options),
  ]);
  const today = toCalendarDay(clock(), settings.timeZone);
  const orderedOn = input.orderedOn ?? today;
  const refuseRestricted = settings.refuseRestrictedItems;
  const assortment: Assortment = { items, units, places, sourceLocationId, today, refuseRestricted };
  const lines = input.lines.map((line, index) => checkLine(line, index, assortment));
  const completed: PlaceOrderInput = {
    ...input,
    ...locations,
    orderedOn,
    requestedOn: input.requestedOn ?? dayAfter(orderedOn),
    shipToId: input.shipToId ?? parties.shipTo?.shipToId ?? null,
    poNumber: input.poNumber ?? parties.shipTo?.defaultPoNumber ?? null,
    lines: lines.map(({ line }) => line),
  };
  const userErrors = [
    ...customerErrors(completed, parties, settings.creditRefusedActions),
    ...shipToErrors(completed, parties),
    ...contactErrors(completed, parties),
    ...poNumberErrors(completed, parties),
    ...dateErrors(completed, orderedOn),
    ...referenceErrors(completed, parties),
    ...locationErrors(completed),
    ...(input.lines.length === 0 ? [missing('lines', 'at least one line')] : []),
    ...lines.flatMap(({ errors }) => errors),
    ...lengthErrors(input, settings.referenceColumn),
  ];
  return { input: completed, userErrors };
}

const locationErrors = ({ salesLocationId, sourceLocationId }: PlaceOrderInput): UserError[] =>
  salesLocationId === null || sourceLocationId === null
    ? [userError('REQUIRED', 'salesLocationId', 'Give a location: the company has none of its own.')]
    : [];

async function readParties(input: PlaceOrderInput, p21: OrderFacts, options: ReadOptions): Promise<Parties> {
  const { customerId, shipToId, contactId, termsId, carrierId, payment } = input;
  const contactIds = contactId === null ? [] : [contactId];
  const [
    customers,
    shipTos,
    contacts,
    contactLinks,
    customerLinks,
    creditStatuses,
    terms,
    carriers,
    paymentTypes,
    locations,
  ] = await Promise.all([
    p21.customers.byIds([customerId], options),
    shipToId === null
      ? p21.shipTos.byCustomerIds([customerId], options)
      : p21.shipTos.byIds([shipToId], options),
    p21.contacts.byIds(contactIds, options),
    p21.contacts.shipToLinks(contactIds, options),
    p21.contacts.customerLinks(contactIds, options),
    p21.reference.creditStatuses(options),
    termsId === null ? [] : p21.reference.terms(options),
    p21.reference.carriers(carrierId === null ? [] : [carrierId], options),
    payment === null ? [] : p21.payments.types(options),
    p21.stock.locations(options),
  ]);
  const [contact] = contacts;
  const isAtHome = contact === undefined || contact.addressId === customerId;
  const homes = isAtHome ? [] : await p21.shipTos.byIds([contact.addressId], options);
  return {
    customer: customers[0],
    // Without a name: the only one, or the one at the customer's own address.
    shipTo: shipTos.length === 1 ? shipTos[0] : shipTos.find((one) => one.shipToId === customerId),
    contact,
    contactLinks,
    contactCustomerIds: [...customerLinks, ...homes].map((one) => one.customerId),
    creditStatuses,
    terms,
    carriers,
    paymentTypes,
    locations,
  };
}
