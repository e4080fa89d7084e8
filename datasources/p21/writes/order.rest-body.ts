/**
 * An order as `POST /api/sales/orders/` takes it (p21-api 3.4). This way carries no handles of lines and no payment.
 * Builds differ in some names: the family's own template says which of two a build knows.
 */
import { exactNumber } from '../../upstream/lossless-json.ts';
import type { FreeShipTo, OrderDraft, OrderLineDraft } from './order.document.ts';
import type { RestObject } from './rest-writes.ts';

/** Columns a reference may be in, as this family names them. */
const referenceNames: Readonly<Record<string, string>> = {
  web_reference_no: 'WebReferenceNo',
  po_no: 'PoNo',
  job_name: 'JobName',
  class_1id: 'Class1id',
};

/** The property that writes the column; undefined where this family has none. */
export const referenceProperty = (column: string): string | undefined => referenceNames[column];

/** The first of the names that the template has, else the first: p21-api 12.2 knows no better. */
const nameIn = (template: RestObject, ...names: readonly [string, ...string[]]): string =>
  names.find((name) => name in template) ?? names[0];

export function toRestOrder(
  draft: OrderDraft,
  { template, companyId, reference }: { template: RestObject; companyId: string; reference: string },
): RestObject {
  return withoutNull({
    CompanyId: companyId,
    CustomerId: exactNumber(draft.customerId),
    ShipToId: exactNumber(draft.shipToId),
    ContactId: draft.contactId,
    LocationId: exactNumber(draft.salesLocationId),
    [nameIn(template, 'SourceLocId', 'SourceLocationId')]: exactNumber(draft.sourceLocationId),
    Taker: draft.taker,
    OrderDate: draft.orderedOn,
    RequestedDate: draft.requestedOn,
    PoNo: draft.poNumber,
    [nameIn(template, 'TermsId', 'Terms')]: draft.termsId,
    CarrierId: draft.carrierId === null ? null : exactNumber(draft.carrierId),
    DeliveryInstructions: draft.deliveryInstructions,
    ...(draft.shipTo === null ? {} : addressOf(draft.shipTo, template)),
    Quote: 'N',
    Approved: 'Y',
    [reference]: draft.reference,
    Lines: { list: draft.lines.map(toRestLine) },
  });
}

const addressOf = (shipTo: FreeShipTo, template: RestObject): RestObject => ({
  ShipToName: shipTo.name,
  ShipToAddress1: shipTo.street,
  ShipToAddress2: shipTo.street2 ?? '',
  ShipToCity: shipTo.city,
  [nameIn(template, 'ShipToState', 'OeHdrShip2State')]: shipTo.state ?? '',
  ZipCode: shipTo.postalCode ?? '',
  ShipToCountry: shipTo.country,
});

/** `ManualPriceOveride` is P21's spelling. */
const toRestLine = (line: OrderLineDraft): RestObject =>
  withoutNull({
    ItemId: line.itemId,
    UnitQuantity: exactNumber(line.quantity),
    UnitOfMeasure: line.unitOfMeasure,
    UnitPrice: line.unitPrice === null ? null : exactNumber(line.unitPrice),
    ManualPriceOveride: line.unitPrice === null ? null : 'Y',
  });

const withoutNull = (object: RestObject): RestObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
