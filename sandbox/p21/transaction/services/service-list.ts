/** The services of the UI server: those the sandbox carries out, and names it only lists (p21-api 4.1, 4.6). */
import { char, type Element } from '../field.ts';
import type { Service } from '../service.ts';
import { addressService } from './address.service.ts';
import { createCashReceiptsService } from './cash-receipts.service.ts';
import { createContactService } from './contact.service.ts';
import { customerService } from './customer.service.ts';
import { inventoryAdjustmentService } from './inventory-adjustment.service.ts';
import { jobContractService } from './job-contract.service.ts';
import { orderService, rmaService } from './order.service.ts';
import { orderHeader } from './order-form.ts';
import { pricePageService } from './price-page.service.ts';
import { shipToService } from './ship-to.service.ts';
import { shippingService } from './shipping.service.ts';
import { shoppingListService } from './shopping-list.service.ts';

/**
 * Listed by P21 but not to be opened here: every call with one of them answers that the window is not available,
 * as real tenants do for modules they do not have (p21-api 4.4, M03).
 */
export const unavailableServices = [
  'Assembly',
  'BinLocation',
  'ConvertPOToVoucher',
  'DirectShipConfirmation',
  'FrontCounter',
  'Invoice',
  'Item',
  'ItemDefaults',
  'Location',
  'ProductionOrder',
  'PurchaseOrder',
  'PurchaseOrderReceipt',
  'RequisitionPurchaseOrder',
  'SalesPriceBook',
  'Salesrep',
  'Supplier',
  'Task',
  'TimeEntry',
  'VendorInvoice',
  'VoucherByItem',
] as const;

export interface ServiceNames {
  /** Name of the service for contacts. */
  readonly contactService: string;
  /** Name of the cash receipts service. */
  readonly cashReceiptService: string;
  /** Columns of oe_hdr which the tenant's own design (DynaChange) adds to the form of Order Entry. */
  readonly orderColumns: readonly string[];
  /** The tenant has a window of its own for shopping lists. */
  readonly shoppingLists: boolean;
}

/** Services by name. */
export const createServices = (names: ServiceNames): ReadonlyMap<string, Service> =>
  new Map(
    [
      withColumns(orderService, names.orderColumns),
      withColumns(rmaService, names.orderColumns),
      customerService,
      shipToService,
      addressService,
      createContactService(names.contactService),
      jobContractService,
      pricePageService,
      shippingService,
      inventoryAdjustmentService,
      createCashReceiptsService(names.cashReceiptService),
      ...(names.shoppingLists ? [shoppingListService] : []),
    ].map((service) => [service.name, service]),
  );

/** p21-api 4.6 knows no edit for, say, web_reference_no: a tenant that wants one puts it on the form. */
const withColumns = (service: Service, columns: readonly string[]): Service => {
  if (columns.length === 0) return service;
  const added = columns.map((column) => char(column, `oe_hdr.${column}`, column));
  const extend = (element: Element): Element =>
    element.name === orderHeader.name ? { ...element, fields: [...element.fields, ...added] } : element;
  return { ...service, elements: service.elements.map(extend) };
};
