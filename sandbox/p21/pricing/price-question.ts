/** What can be asked of the price engine and what it answers; amounts are exact (big.js). */
import type Big from 'big.js';

export interface PriceQuestion {
  readonly companyId: string;
  readonly customerId: string;
  /** Absent: contracts of any of the customer's ship-tos may apply. */
  readonly shipToId?: string | undefined;
  readonly salesLocationId: string;
  /** The location the goods come from; the item must be defined there. */
  readonly sourceLocationId: string;
  readonly itemId: string;
  /** In `unitOfMeasure`. */
  readonly quantity: Big;
  /** Unit of the quantity; the item's base unit when absent (p21-api 6.2). */
  readonly unitOfMeasure?: string | undefined;
  /** Unit of the price; the item's base unit when absent. */
  readonly priceUnit?: string | undefined;
  /** The moment whose prices are asked for, epoch milliseconds. */
  readonly at: number;
  /** Limits the contracts to the one with this number. */
  readonly jobNo?: string | undefined;
}

/** The four places a price can come from, in the order P21 asks them (p21-api 6.5). */
export type PriceStep = 'contract' | 'library' | 'customer' | 'list';

/** A price somebody could have; `price` and `source` are per sales pricing unit. */
export interface Offer {
  readonly step: PriceStep;
  /** Who offers, in words: "page 4711 (Drills) of book TOOLS, library GOLD". */
  readonly label: string;
  /** How the price came about, in words. */
  readonly how: string;
  readonly price: Big;
  /** The price before the calculation. */
  readonly source: Big;
  readonly calculation: string;
  readonly calculationValue: Big;
  /** 0 when no price page made the price (p21-api 6.2). */
  readonly pricePageUid: number;
  readonly contractUid?: number;
  readonly contractLineUid?: number;
}

/** Somebody who was asked and has no price. */
export interface Refusal {
  readonly step: PriceStep;
  readonly label: string;
  readonly why: string;
}

/** What one step has to say: its offers, best first, and who refused. */
export interface Verdict {
  readonly offers: readonly Offer[];
  readonly refusals: readonly Refusal[];
}

export interface PriceAnswer {
  readonly itemId: string;
  /** Per `priceUnit`, at the scale of oe_line.unit_price. */
  readonly unitPrice: Big;
  /** The price before what is special about the customer, per `priceUnit`. */
  readonly baseUnitPrice: Big;
  readonly unitOfMeasure: string;
  /** Base units in one `unitOfMeasure`. */
  readonly unitSize: Big;
  readonly priceUnit: string;
  readonly priceUnitSize: Big;
  readonly extendedPrice: Big;
  readonly offer: Offer;
  readonly costs: UnitCosts;
}

/** Per `priceUnit`. */
export interface UnitCosts {
  readonly sales: Big;
  readonly commission: Big;
  readonly other: Big;
}
