/**
 * Prices. All questions of one tick that share customer, ship-to, location and day are one call of P21. Everything is
 * asked of P21 for the request, which satisfies both kinds of freshness.
 */
import type { PriceLine } from '../../datasources/p21/prices.rows.ts';
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { OrderLine } from '../../schema/order-line.type.ts';
import type { Price, PriceBreak, PriceQuestion } from '../../schema/price.type.ts';
import { badInput, GatewayError } from '../errors.ts';
import type { AddressLoader } from './address.loader.ts';
import { requireAboveZero, requireKeys } from './arguments.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { grouped } from './grouped.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { OrderLoader } from './order.loader.ts';
import { toPrice } from './price.model.ts';
import type { PriceExplainer } from './price-explainer.ts';
import type { ProductLoader } from './product.loader.ts';
import { createSalesLocation } from './sales-location.ts';

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
  readonly addresses: AddressLoader;
  readonly customers: CustomerLoader;
  readonly products: ProductLoader;
  readonly explainer: PriceExplainer;
  readonly orders: OrderLoader;
}

export function createPriceLoader(parts: LoaderParts, neighbours: PriceNeighbours) {
  const { p21, visibility, money, read } = parts;
  const { addresses, customers, products, explainer, orders } = neighbours;
  const salesLocation = createSalesLocation(parts);

  const quote = grouped<PriceQuestion, Price>({
    contextOf: ({ customerId, shipToId, locationId, date }) =>
      JSON.stringify([customerId, shipToId, locationId, date]),
    keyOf: ({ sku, quantity: asked, unitOfMeasure, sourceLocationId }) =>
      JSON.stringify([sku, asked, unitOfMeasure, sourceLocationId]),
    load: async (questions) => {
      const [{ customerId, shipToId, date, locationId }] = questions as [PriceQuestion];
      const request = {
        customerId,
        ...(shipToId === null ? {} : { shipToId }),
        salesLocationId: locationId,
        ...(date === null ? {} : { date }),
        lines: questions.map(toLine),
      };
      const answers = await p21.prices
        .quote(request, read)
        .catch((error) => explainRefusal(customerId, error));
      return questions.map((question, index) => {
        const answer = answers[index] ?? new Error('P21 left a price out');
        return answer instanceof Error ? answer : toPrice(question, answer, money);
      });
    },
  });

  /** P21 refuses the whole call for a customer it does not know, in words of its own. */
  async function explainRefusal(customerId: string, error: unknown): Promise<never> {
    const refused = error instanceof GatewayError && error.code === 'UPSTREAM_REJECTED';
    if (refused && (await customers.byP21Id(customerId)) === null) {
      throw new GatewayError('NOT_FOUND', `customerId: P21 has no customer ${customerId}`, {
        field: 'customerId',
      });
    }
    throw error;
  }

  const toLine = ({
    sku,
    quantity: asked,
    unitOfMeasure,
    locationId,
    sourceLocationId,
  }: PriceQuestion): PriceLine => ({
    itemId: sku,
    quantity: asked,
    sourceLocationId: sourceLocationId ?? locationId,
    ...(unitOfMeasure === null ? {} : { unitOfMeasure }),
  });

  /** The customer to price for and the location that sells; a ship-to must be one of the customer's own. */
  async function check({ customerId, shipToId, locationId }: PriceContext): Promise<Seller> {
    const customer = visibility.scope(customerId, 'customerId');
    if (customer === undefined) throw badInput('customerId', 'name the customer the price is for');
    const shipTo = shipToId == null ? null : await addresses.shipTo(shipToId);
    if (shipToId != null && shipTo?.customerId !== customer) {
      throw badInput('shipToId', `give a ship-to of customer ${customer}`);
    }
    return { customerId: customer, locationId: await salesLocation.of(locationId, shipTo) };
  }

  /** The unit asked for, which the item must have, else the one it is sold in. */
  async function unitOf({ sku, unitOfMeasure }: PriceItem, argument: string): Promise<string | null> {
    const product = await products.inErp(sku);
    if (product === null) {
      throw new GatewayError('NOT_FOUND', `${argument}: P21 has no item ${sku}`, {
        system: 'P21',
        field: argument,
      });
    }
    if (unitOfMeasure == null) return product.sellingUnit;
    const units = await products.units(product);
    if (units.some(({ code }) => code === unitOfMeasure)) return unitOfMeasure;
    const codes = units.map(({ code }) => code).join(', ');
    throw badInput(`${argument}.unitOfMeasure`, `${sku} has the units ${codes}`);
  }

  async function toQuestion(
    context: PriceContext,
    item: PriceItem,
    argument: string,
  ): Promise<PriceQuestion> {
    requireAboveZero(item.quantity, `${argument}.quantity`);
    const [seller, unitOfMeasure] = await Promise.all([check(context), unitOf(item, argument)]);
    return {
      ...seller,
      shipToId: context.shipToId ?? null,
      sourceLocationId: null,
      date: context.date ?? null,
      sku: item.sku,
      quantity: item.quantity,
      unitOfMeasure,
    };
  }

  /** The same item at the quantities from which its price changes; empty when it never does. */
  async function breaks(price: Price): Promise<PriceBreak[]> {
    const steps = await explainer.breakQuantities(price);
    const quotes = await Promise.all(steps.map((from) => quote({ ...price.question, quantity: from })));
    const isChange = ({ unitPrice }: Price, index: number) =>
      unitPrice.amount !== quotes[index - 1]?.unitPrice.amount;
    return quotes.filter(isChange).map((at) => ({ fromQuantity: at.quantity, unitPrice: at.unitPrice }));
  }

  return {
    /** What an order line would cost if it were ordered today. */
    current: async (line: OrderLine, _freshness: Freshness): Promise<Price | null> => {
      const [order, product] = await Promise.all([
        orders.byNumber(line.orderNumber),
        products.byUid(line.itemUid),
      ]);
      if (order?.customerId == null || product === null) return null;
      const shipTo = order.salesLocationId === null ? await addresses.shipTo(order.shipToId) : null;
      return quote({
        customerId: order.customerId,
        shipToId: order.shipToId,
        locationId: await salesLocation.of(order.salesLocationId, shipTo),
        sourceLocationId: line.sourceLocationId,
        date: null,
        sku: product.sku,
        quantity: line.ordered.value,
        unitOfMeasure: line.ordered.unitOfMeasure,
      });
    },
    breaks,
    explain: explainer.explain,
    sourceOf: explainer.sourceOf,
    ask: async (context: PriceContext, item: PriceItem): Promise<Price> =>
      quote(await toQuestion(context, item, 'price')),
    /** One answer per item: the price, or the error of that item alone. All questions are ready before one is asked. */
    askAll: async (context: PriceContext, items: readonly PriceItem[]): Promise<(Price | Error)[]> => {
      requireKeys(items, 'items');
      await check(context);
      const questions = await settle(
        items.map((item, index) => toQuestion(context, item, `items[${index}]`)),
      );
      return settle(
        questions.map(async (question) => (question instanceof Error ? question : quote(question))),
      );
    },
  };
}

const settle = async <T>(promises: readonly Promise<T>[]): Promise<(T | Error)[]> =>
  (await Promise.allSettled(promises)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as Error),
  );
