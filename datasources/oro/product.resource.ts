/** Catalogue, availability and prices of the shop. */
import type { DecimalString } from '../../src/decimal.ts';
import type { Instant } from '../../src/instant.ts';
import type { OroReference } from './customer.resource.ts';

/** A unit a product is kept and sold in. */
export interface OroProductUnit {
  /** Id of the unit precision: inventory levels hang on it. */
  readonly id: string;
  /** Unit code, e.g. "each", "set". */
  readonly unit: string;
  /** Digits after the point a quantity may have. */
  readonly precision: number;
  /** How many primary units one of this is. */
  readonly conversionRate: DecimalString;
  readonly sell: boolean;
  readonly isPrimary: boolean;
}

export interface OroProduct {
  readonly id: string;
  readonly sku: string;
  /** Name of the default localization. */
  readonly name: string | null;
  /** "enabled" or "disabled". */
  readonly status: string;
  /** "simple", "configurable" or "kit". */
  readonly productType: string;
  /** "in_stock", "out_of_stock", "discontinued" or the shop's own. */
  readonly inventoryStatus: string | null;
  readonly taxCode: OroReference | null;
  readonly units: readonly OroProductUnit[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What the shop believes to be available of a product in one of its units. */
export interface OroInventoryLevel {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly unit: string;
  /** Whether the product is counted in this unit. */
  readonly isPrimary: boolean;
  /** May be negative or more precise than the unit allows (oro-observed, writing). */
  readonly quantity: DecimalString;
}

/** One quantity break of a price, per unit of measure. */
export interface OroPriceBreak {
  readonly id: string;
  readonly productId: string;
  /** null where the product row did not come along. */
  readonly sku: string | null;
  readonly unit: string;
  readonly currency: string;
  /** From this quantity on. */
  readonly quantity: DecimalString;
  readonly value: DecimalString;
}

/** The price a customer sees. */
export interface OroCustomerPrice extends OroPriceBreak {
  readonly customerId: string;
  readonly websiteId: string;
}

/** A price as kept in one price list. */
export interface OroProductPrice extends OroPriceBreak {
  readonly priceListId: string;
}

export interface OroPriceList {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly currencies: readonly string[];
}

/** A price list given to a customer; a lower sort order wins. */
export interface OroCustomerPriceList {
  readonly customerId: string;
  readonly sortOrder: number;
  readonly mergeAllowed: boolean;
  readonly priceList: OroPriceList;
}
