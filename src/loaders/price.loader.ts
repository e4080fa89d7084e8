/** Prices of items and of order lines. What is kept of them is in `price.facts`, who may ask in `price-terms`. */
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { OrderLine } from '../../schema/order-line.type.ts';
import type { Price, PriceBreak, PriceQuestion } from '../../schema/price.type.ts';
import { GatewayError } from '../errors.ts';
import { requireAboveZero, requireKeys } from './arguments.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { FactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { OrderLoader } from './order.loader.ts';
import type { PriceFact } from './price.facts.ts';
import { toPrice } from './price.model.ts';
import type { PriceExplainer } from './price-explainer.ts';
import { type PriceContext, type PriceItem, PriceTerms } from './price-terms.ts';
import type { ProductLoader } from './product.loader.ts';
import { orThrow, settleAll } from './settle.ts';

export interface PriceNeighbours {
  readonly customers: CustomerLoader;
  readonly products: ProductLoader;
  readonly explainer: PriceExplainer;
  readonly orders: OrderLoader;
}

/** A class, because every request for prices makes one: its methods are made once for all. */
export class PriceLoader {
  readonly #parts: LoaderParts;
  readonly #neighbours: PriceNeighbours;
  readonly #terms: PriceTerms;
  #kept: FactLoader<PriceQuestion, PriceFact> | undefined;

  constructor(parts: LoaderParts, neighbours: PriceNeighbours) {
    this.#parts = parts;
    this.#neighbours = neighbours;
    this.#terms = new PriceTerms(parts, neighbours.products);
  }

  /** What an order line would cost if it were ordered today. */
  async current(line: OrderLine, freshness: Freshness): Promise<Price | null> {
    const { orders, products } = this.#neighbours;
    const [order, product] = await Promise.all([
      orders.byNumber(line.orderNumber),
      products.byUid(line.itemUid),
    ]);
    if (order?.customerId == null || product === null) return null;
    return this.#quote(
      {
        customerId: order.customerId,
        shipToId: order.shipToId,
        locationId: await this.#terms.locationOf(order.salesLocationId, order.shipToId),
        sourceLocationId: line.sourceLocationId,
        date: null,
        sku: product.sku,
        quantity: line.ordered.value,
        unitOfMeasure: line.ordered.unitOfMeasure,
      },
      freshness,
    );
  }

  async ask(context: PriceContext, item: PriceItem): Promise<Price> {
    requireAboveZero(item.quantity, 'price.quantity');
    const [seller, keys] = await Promise.all([
      this.#terms.sellerOf(context),
      this.#neighbours.products.keysOf(item.sku),
    ]);
    const question = await this.#terms.questionOf(context, seller, item, keys, 'price');
    return this.#quote(question, context.freshness);
  }

  /**
   * One answer per item: the price, or the error of that item alone. All questions are ready before one is asked, and
   * are one look into the cache.
   */
  async askAll(context: PriceContext, items: readonly PriceItem[]): Promise<(Price | Error)[]> {
    requireKeys(items, 'items');
    const { facts, reader, money } = this.#parts;
    const [seller, keys] = await Promise.all([
      this.#terms.sellerOf(context),
      this.#neighbours.products.keysOfAll(items.map(({ sku }) => sku)),
    ]);
    const questions = await settleAll(items, (item, index) => {
      requireAboveZero(item.quantity, `items[${index}].quantity`);
      return this.#terms.questionOf(context, seller, item, orThrow(keys[index] ?? null), `items[${index}]`);
    });
    const asked = questions.filter((question): question is PriceQuestion => !(question instanceof Error));
    const answers = await facts.prices.read(asked, context.freshness, reader);
    let next = 0;
    return settleAll(questions, (question) => {
      if (question instanceof Error) return question;
      const answer = answers[next++] ?? new Error('a price was left out');
      if (answer instanceof Error) return this.#explainRefusal(seller.customerId, answer);
      return toPrice(question, answer, money);
    });
  }

  /** The same item at the quantities from which its price changes; empty when it never does. */
  async breaks(price: Price): Promise<PriceBreak[]> {
    const steps = await this.#neighbours.explainer.breakQuantities(price);
    const quotes = await Promise.all(
      steps.map((from) => this.#quote({ ...price.question, quantity: from }, 'CACHED')),
    );
    const isChange = ({ unitPrice }: Price, index: number) =>
      unitPrice.amount !== quotes[index - 1]?.unitPrice.amount;
    return quotes.filter(isChange).map((at) => ({ fromQuantity: at.quantity, unitPrice: at.unitPrice }));
  }

  explain(price: Price) {
    return this.#neighbours.explainer.explain(price);
  }

  sourceOf(price: Price) {
    return this.#neighbours.explainer.sourceOf(price);
  }

  async #quote(question: PriceQuestion, freshness: Freshness): Promise<Price> {
    const { facts, reader, money } = this.#parts;
    this.#kept ??= new FactLoader(facts.prices, reader, (asked) => JSON.stringify(asked));
    const answer = this.#kept.load(question, freshness);
    const fact = await answer.catch((error) => this.#explainRefusal(question.customerId, error));
    return toPrice(question, fact, money);
  }

  /** P21 refuses the whole call for a customer it does not know, in words of its own. */
  async #explainRefusal(customerId: string, error: unknown): Promise<never> {
    const refused = error instanceof GatewayError && error.code === 'UPSTREAM_REJECTED';
    if (refused && (await this.#neighbours.customers.byP21Id(customerId)) === null) {
      throw new GatewayError('NOT_FOUND', `customerId: P21 has no customer ${customerId}`, {
        field: 'customerId',
      });
    }
    throw error;
  }
}
