/** On what terms a price is asked: for which customer, from which location, in which unit. */
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { PriceQuestion } from '../../schema/price.type.ts';
import { badInput, GatewayError } from '../errors.ts';
import { FactLoader } from './fact-loader.ts';
import type { ItemFact } from './item.facts.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { ShipToFact } from './place.facts.ts';
import type { ProductLoader } from './product.loader.ts';
import { salesLocationOf } from './sales-location.ts';

export interface PriceContext {
  /** Defaults to the viewer's own customer; staff must name one. */
  readonly customerId?: string | null | undefined;
  readonly shipToId?: string | null | undefined;
  readonly locationId?: string | null | undefined;
  readonly date?: string | null | undefined;
  readonly freshness: Freshness;
}

export interface PriceItem {
  readonly sku: string;
  readonly quantity: string;
  readonly unitOfMeasure?: string | null | undefined;
}

/** What is known of a price before the item. */
export type Seller = Pick<PriceQuestion, 'customerId' | 'locationId'>;

export class PriceTerms {
  readonly #parts: LoaderParts;
  #shipTos: FactLoader<string, ShipToFact | null> | undefined;

  constructor(
    parts: LoaderParts,
    private readonly products: ProductLoader,
  ) {
    this.#parts = parts;
  }

  /** The customer to price for and the location that sells; a ship-to must be one of the customer's own. */
  async sellerOf({ customerId, shipToId, locationId }: PriceContext): Promise<Seller> {
    const customer = this.#parts.visibility.scope(customerId, 'customerId');
    if (customer === undefined) throw badInput('customerId', 'name the customer the price is for');
    const shipTo = shipToId == null ? null : await this.shipTo(shipToId);
    if (shipToId != null && shipTo?.customerId !== customer) {
      throw badInput('shipToId', `give a ship-to of customer ${customer}`);
    }
    return { customerId: customer, locationId: await salesLocationOf(this.#parts, locationId, shipTo) };
  }

  async shipTo(shipToId: string): Promise<ShipToFact | null> {
    const { facts, reader } = this.#parts;
    this.#shipTos ??= new FactLoader(facts.shipTos, reader, String);
    return (await this.#shipTos.load(shipToId)).value;
  }

  /** The location that sells an order, which a line of it is priced from. */
  async locationOf(salesLocationId: string | null, shipToId: string | null): Promise<string> {
    const shipTo = salesLocationId === null ? await this.shipTo(shipToId ?? '') : null;
    return salesLocationOf(this.#parts, salesLocationId, shipTo);
  }

  /**
   * The question about an item, known at once for the unit it is sold in. Throws NOT_FOUND for an item P21 does not
   * know, rejects with BAD_USER_INPUT for a unit the item lacks.
   */
  questionOf(
    context: PriceContext,
    seller: Seller,
    item: PriceItem,
    keys: ItemFact | null,
    argument: string,
  ): PriceQuestion | Promise<PriceQuestion> {
    const { sku, unitOfMeasure } = item;
    if (keys === null) {
      throw new GatewayError('NOT_FOUND', `${argument}: P21 has no item ${sku}`, {
        system: 'P21',
        field: argument,
      });
    }
    return unitOfMeasure == null || unitOfMeasure === keys.sellingUnit
      ? toQuestion(context, seller, item, keys.sellingUnit)
      : this.#otherUnitOf(sku, unitOfMeasure, argument).then((unit) =>
          toQuestion(context, seller, item, unit),
        );
  }

  async #otherUnitOf(sku: string, unitOfMeasure: string, argument: string): Promise<string> {
    const product = await this.products.inErp(sku);
    const units = product === null ? [] : await this.products.units(product);
    if (units.some(({ code }) => code === unitOfMeasure)) return unitOfMeasure;
    const codes = units.map(({ code }) => code).join(', ');
    throw badInput(`${argument}.unitOfMeasure`, `${sku} has the units ${codes}`);
  }
}

const toQuestion = (
  { shipToId, date }: PriceContext,
  { customerId, locationId }: Seller,
  { sku, quantity }: PriceItem,
  unitOfMeasure: string | null,
): PriceQuestion => ({
  customerId,
  locationId,
  shipToId: shipToId ?? null,
  sourceLocationId: null,
  date: date ?? null,
  sku,
  quantity,
  unitOfMeasure,
});
