/**
 * Everything the gateway reads from OroCommerce: one source per family of resources, keys in, resources out.
 * A key the shop does not know is simply absent from the answer; what an instance cannot do gives an empty answer
 * and stands in `capabilities` with the reason.
 */
import type { OroAddress } from './address.resource.ts';
import type { OroCapabilities } from './capability.resource.ts';
import type { OroBudget, OroCustomRow, OroUnshippedItem } from './custom-entity.resource.ts';
import type { OroCustomer, OroCustomerUser } from './customer.resource.ts';
import type { OroOrder } from './order.resource.ts';
import type {
  OroCustomerPrice,
  OroCustomerPriceList,
  OroInventoryLevel,
  OroProduct,
  OroProductPrice,
} from './product.resource.ts';
import type { OroShoppingList } from './shopping-list.resource.ts';
import type { OroTax, OroTaxJurisdiction, OroTaxRule } from './tax.resource.ts';
import type { OroWebhook } from './webhook.resource.ts';

export interface OroSources {
  readonly customers: CustomerSource;
  readonly customerUsers: CustomerUserSource;
  readonly addresses: AddressSource;
  readonly products: ProductSource;
  readonly orders: OrderSource;
  readonly inventory: InventorySource;
  readonly prices: PriceSource;
  readonly shoppingLists: ShoppingListSource;
  readonly customEntities: CustomEntitySource;
  readonly taxes: TaxSource;
  readonly webhooks: WebhookSource;
  readonly capabilities: CapabilitySource;
}

export interface CustomerSource {
  byIds(ids: readonly string[]): Promise<OroCustomer[]>;
  /** Empty when the shop lacks the attribute named by `customerKey`. */
  byP21Ids(p21CustomerIds: readonly string[]): Promise<OroCustomer[]>;
}

export interface CustomerUserSource {
  byIds(ids: readonly string[]): Promise<OroCustomerUser[]>;
  byCustomerIds(customerIds: readonly string[]): Promise<OroCustomerUser[]>;
}

export interface AddressSource {
  byIds(ids: readonly string[]): Promise<OroAddress[]>;
  byCustomerIds(customerIds: readonly string[]): Promise<OroAddress[]>;
}

export interface ProductSource {
  byIds(ids: readonly string[]): Promise<OroProduct[]>;
  /** SKUs are case sensitive (oro-observed, lists). */
  bySkus(skus: readonly string[]): Promise<OroProduct[]>;
}

/** A page of orders, newest first. */
export interface OroOrderPage {
  readonly customerIds: readonly string[];
  /** 1 to 1000. */
  readonly first: number;
  readonly skip: number;
}

export interface OrderSource {
  byIds(ids: readonly string[]): Promise<OroOrder[]>;
  /** Identifiers are compared without regard to case (oro-observed, lists). */
  byIdentifiers(identifiers: readonly string[]): Promise<OroOrder[]>;
  /** Empty when the shop lacks the attribute named by `orderKey`. */
  byP21OrderNos(orderNos: readonly string[]): Promise<OroOrder[]>;
  /** All orders of these customers, newest first. */
  byCustomerIds(customerIds: readonly string[]): Promise<OroOrder[]>;
  page(page: OroOrderPage): Promise<OroOrder[]>;
}

export interface InventorySource {
  /** One row per product and unit. */
  bySkus(skus: readonly string[]): Promise<OroInventoryLevel[]>;
  byProductIds(productIds: readonly string[]): Promise<OroInventoryLevel[]>;
}

export interface CustomerPriceQuery {
  /** Oro customer id; "0" is the guest. */
  readonly customerId: string;
  readonly productIds: readonly string[];
  /** Defaults to "1": the Community Edition has one website and no resource to list it. */
  readonly websiteId?: string;
  readonly currency?: string;
  readonly unit?: string;
}

export interface PriceSource {
  /** The prices this customer sees in the shop. */
  forCustomer(query: CustomerPriceQuery): Promise<OroCustomerPrice[]>;
  /** What one price list says about these products. */
  ofPriceList(priceListId: string, skus: readonly string[]): Promise<OroProductPrice[]>;
  /** Price lists given to these customers. */
  priceListsOf(customerIds: readonly string[]): Promise<OroCustomerPriceList[]>;
}

/** Whose shopping lists: both ids, because applications are configured by P21 id and answers checked by Oro id. */
export interface ShoppingListOwner {
  /** Oro customer id. */
  readonly id: string;
  readonly p21CustomerId: string | null;
}

export interface ShoppingListSource {
  /**
   * Lists of all users of a customer in one call; null when no storefront application is configured for it, so that
   * "has no lists" and "cannot be asked" stay apart.
   */
  forCustomer(owner: ShoppingListOwner): Promise<OroShoppingList[] | null>;
}

/** `relationship` or `attribute` equals any of the values; names in camelCase. */
export type CustomRowFilter =
  | { readonly relationship: string; readonly ids: readonly string[] }
  | { readonly attribute: string; readonly values: readonly string[] };

export interface CustomEntitySource {
  budgets(customerIds: readonly string[]): Promise<OroBudget[]>;
  unshippedItems(orderIds: readonly string[]): Promise<OroUnshippedItem[]>;
  /** Rows of any custom entity type, e.g. "extendp21promotions"; empty when the shop does not have the type. */
  rows(type: string, filter?: CustomRowFilter): Promise<OroCustomRow[]>;
}

export interface TaxSource {
  taxes(): Promise<OroTax[]>;
  jurisdictions(): Promise<OroTaxJurisdiction[]>;
  rules(): Promise<OroTaxRule[]>;
}

export interface WebhookSource {
  /** Empty where the shop has no webhooks. */
  list(): Promise<OroWebhook[]>;
}

export interface CapabilitySource {
  /** Asked once and kept for minutes; concurrent callers share one inspection. */
  read(): Promise<OroCapabilities>;
}
