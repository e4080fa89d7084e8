/** Prices: who may ask for whom, in which unit and from which location. What is kept of them is in `price.facts`. */
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { OrderLine } from '../../schema/order-line.type.ts';
import type { Price, PriceBreak, PriceQuestion } from '../../schema/price.type.ts';
import { badInput, GatewayError } from '../errors.ts';
import { requireAboveZero, requireKeys } from './arguments.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { createFactLoader } from './fact-loader.ts';
import type { ItemFact } from './item.facts.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { OrderLoader } from './order.loader.ts';
import { toPrice } from './price.model.ts';
import type { PriceExplainer } from './price-explainer.ts';
import type { ProductLoader } from './product.loader.ts';
import { createSalesLocation } from './sales-location.ts';
import { orThrow, settleAll } from './settle.ts';

export type PriceLoader = ReturnType<typeof createPriceLoader>;

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
type Seller = Pick<PriceQuestion, 'customerId' | 'locationId'>;

export interface PriceNeighbours {
  readonly customers: CustomerLoader;
  readonly products: ProductLoader;
  readonly explainer: PriceExplainer;
  readonly orders: OrderLoader;
}

export function createPriceLoader(parts: LoaderParts, neighbours: PriceNeighbours) {
  const { facts, visibility, money, reader } = parts;
  const { products } = neighbours;
  const salesLocation = createSalesLocation(parts);
  const shipTos = createFactLoader(facts.shipTos, reader, String);
  const kept = createFactLoader(facts.prices, reader, (question) => JSON.stringify(question));

  const quote = async (question: PriceQuestion, freshness: Freshness): Promise<Price> =>
    toPrice(
      question,
      await kept.load(question, freshness).catch((error) => explainRefusal(question.customerId, error)),
      money,
    );

  /** P21 refuses the whole call for a customer it does not know, in words of its own. */
  async function explainRefusal(customerId: string, error: unknown): Promise<never> {
    const refused = error instanceof GatewayError && error.code === 'UPSTREAM_REJECTED';
    if (refused && (await neighbours.customers.byP21Id(customerId)) === null) {
      throw new GatewayError('NOT_FOUND', `customerId: P21 has no customer ${customerId}`, {
        field: 'customerId',
      });
    }
    throw error;
  }

  /** The customer to price for and the location that sells; a ship-to must be one of the customer's own. */
  async function check({ customerId, shipToId, locationId }: PriceContext): Promise<Seller> {
    const customer = visibility.scope(customerId, 'customerId');
    if (customer === undefined) throw badInput('customerId', 'name the customer the price is for');
    const shipTo = shipToId == null ? null : (await shipTos.load(shipToId)).value;
    if (shipToId != null && shipTo?.customerId !== customer) {
      throw badInput('shipToId', `give a ship-to of customer ${customer}`);
    }
    return { customerId: customer, locationId: await salesLocation.of(locationId, shipTo) };
  }

  /** The unit asked for, which the item must have, else the one it is sold in; that is known at once. */
  function unitOf(
    { sku, unitOfMeasure }: PriceItem,
    item: ItemFact | null,
    argument: string,
  ): string | null | Promise<string> {
    if (item === null) {
      throw new GatewayError('NOT_FOUND', `${argument}: P21 has no item ${sku}`, {
        system: 'P21',
        field: argument,
      });
    }
    return unitOfMeasure == null || unitOfMeasure === item.sellingUnit
      ? item.sellingUnit
      : otherUnitOf(sku, unitOfMeasure, argument);
  }

  async function otherUnitOf(sku: string, unitOfMeasure: string, argument: string): Promise<string> {
    const product = await products.inErp(sku);
    const units = product === null ? [] : await products.units(product);
    if (units.some(({ code }) => code === unitOfMeasure)) return unitOfMeasure;
    const codes = units.map(({ code }) => code).join(', ');
    throw badInput(`${argument}.unitOfMeasure`, `${sku} has the units ${codes}`);
  }

  const toQuestion = (
    context: PriceContext,
    seller: Seller,
    { sku, quantity }: PriceItem,
    unitOfMeasure: string | null,
  ): PriceQuestion => ({
    ...seller,
    shipToId: context.shipToId ?? null,
    sourceLocationId: null,
    date: context.date ?? null,
    sku,
    quantity,
    unitOfMeasure,
  });

  async function ask(context: PriceContext, item: PriceItem): Promise<Price> {
    requireAboveZero(item.quantity, 'price.quantity');
    const [seller, unit] = await Promise.all([
      check(context),
      products.keysOf(item.sku).then((keys) => unitOf(item, keys, 'price')),
    ]);
    return quote(toQuestion(context, seller, item, unit), context.freshness);
  }

  /** All questions are ready before one is asked, and are one look into the cache. */
  async function askAll(context: PriceContext, items: readonly PriceItem[]): Promise<(Price | Error)[]> {
    requireKeys(items, 'items');
    const [seller, keys] = await Promise.all([
      check(context),
      products.keysOfAll(items.map(({ sku }) => sku)),
    ]);
    const questions = await settleAll(items, (item, index) => {
      const argument = `items[${index}]`;
      requireAboveZero(item.quantity, `${argument}.quantity`);
      const unit = unitOf(item, orThrow(keys[index] ?? null), argument);
      return unit instanceof Promise
        ? unit.then((other) => toQuestion(context, seller, item, other))
        : toQuestion(context, seller, item, unit);
    });
    const asked = questions.filter((question): question is PriceQuestion => !(question instanceof Error));
    const answers = await facts.prices.read(asked, context.freshness, reader);
    let next = 0;
    return settleAll(questions, (question) => {
      if (question instanceof Error) return question;
      const answer = answers[next++] ?? new Error('a price was left out');
      if (answer instanceof Error) return explainRefusal(seller.customerId, answer);
      return toPrice(question, answer, money);
    });
  }

  /** The same item at the quantities from which its price changes; empty when it never does. */
  async function breaks(price: Price): Promise<PriceBreak[]> {
    const steps = await neighbours.explainer.breakQuantities(price);
    const quotes = await Promise.all(
      steps.map((from) => quote({ ...price.question, quantity: from }, 'CACHED')),
    );
    const isChange = ({ unitPrice }: Price, index: number) =>
      unitPrice.amount !== quotes[index - 1]?.unitPrice.amount;
    return quotes.filter(isChange).map((at) => ({ fromQuantity: at.quantity, unitPrice: at.unitPrice }));
  }

  return {
    /** What an order line would cost if it were ordered today. */
    current: async (line: OrderLine, freshness: Freshness): Promise<Price | null> => {
      const [order, product] = await Promise.all([
        neighbours.orders.byNumber(line.orderNumber),
        products.byUid(line.itemUid),
      ]);
      if (order?.customerId == null || product === null) return null;
      const shipTo = order.salesLocationId === null ? (await shipTos.load(order.shipToId ?? '')).value : null;
      return quote(
        {
          customerId: order.customerId,
          shipToId: order.shipToId,
          locationId: await salesLocation.of(order.salesLocationId, shipTo),
          sourceLocationId: line.sourceLocationId,
          date: null,
          sku: product.sku,
          quantity: line.ordered.value,
          unitOfMeasure: line.ordered.unitOfMeasure,
        },
        freshness,
      );
    },
    breaks,
    explain: (price: Price) => neighbours.explainer.explain(price),
    sourceOf: (price: Price) => neighbours.explainer.sourceOf(price),
    ask,
    /** One answer per item: the price, or the error of that item alone. */
    askAll,
  };
}
