/** What a basket would cost as an order: prices, taxes, freight terms. Reads only. */
import type { ShipToRow } from '../../datasources/p21/customers.rows.ts';
import type {
  OrderQuote,
  OrderQuoteFreight,
  OrderQuoteLine,
  QuoteOrderInput,
} from '../../schema/order-quote.type.ts';
import type { Price } from '../../schema/price.type.ts';
import type { TaxQuote } from '../../schema/tax-quote.type.ts';
import { add, compare, type DecimalString } from '../decimal.ts';
import { badInput } from '../errors.ts';
import type { CustomerLoader } from './customer.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt } from './model-values.ts';
import type { PriceLoader } from './price.loader.ts';
import type { ProductLoader } from './product.loader.ts';
import { freeFreightOf, taxedAs } from './quote-assumptions.ts';
import type { TaxLoader } from './tax.loader.ts';

export type OrderQuoteLoader = ReturnType<typeof createOrderQuoteLoader>;

export interface QuoteNeighbours {
  readonly customers: CustomerLoader;
  readonly prices: PriceLoader;
  readonly products: ProductLoader;
  readonly taxes: TaxLoader;
}

export function createOrderQuoteLoader(parts: LoaderParts, neighbours: QuoteNeighbours) {
  const { p21, visibility, money, now, read } = parts;
  const { customers, prices, products, taxes } = neighbours;

  async function shipToOf(customerId: string, named: string | null | undefined): Promise<ShipToRow | null> {
    const rows = await p21.shipTos.byCustomerIds([customerId], read);
    if (named == null) return (rows.length === 1 ? rows[0] : rows.find(isOwn(customerId))) ?? null;
    const found = rows.find(({ shipToId }) => shipToId === named);
    if (found === undefined) throw badInput('shipToId', `give a ship-to of customer ${customerId}`);
    return found;
  }

  async function linesOf(
    input: QuoteOrderInput,
    customerId: string,
    shipTo: ShipToRow | null,
  ): Promise<OrderQuoteLine[]> {
    const { locationId, date, lines } = input;
    const context = {
      customerId,
      shipToId: shipTo?.shipToId,
      locationId,
      date,
      freshness: 'CACHED' as const,
    };
    const [priced, items] = await Promise.all([
      prices.askAll(context, lines),
      Promise.all(lines.map(({ sku }) => products.inErp(sku))),
    ]);
    return lines.map(({ sku, quantity }, index) => ({
      sku,
      quantity,
      price: priced[index] ?? null,
      isCharge: items[index]?.isCharge === true,
    }));
  }

  async function freightOf(
    shipTo: ShipToRow | null,
    goods: DecimalString | null,
  ): Promise<OrderQuoteFreight | null> {
    if (shipTo === null || shipTo.freightCodeUid === null) return null;
    const codes = await p21.reference.freightCodes(read);
    const code = codes.find(({ freightCodeUid }) => freightCodeUid === shipTo.freightCodeUid);
    if (code === undefined) return null;
    const { from, isReached } = freeFreightOf(code, goods);
    return {
      code: code.code,
      description: code.description,
      freeFrom: money(from),
      isFree: isReached,
    };
  }

  const taxOf = (shipTo: ShipToRow | null, lines: readonly OrderQuoteLine[]): Promise<TaxQuote> | null => {
    const amounts = lines.map(amountOf);
    if (shipTo === null || amounts.includes(null)) return null;
    return taxes.quote(
      shipTo.shipToId,
      amounts.map((amount) => taxedAs(amount ?? '0')),
    );
  };

  return {
    /** Throws BAD_USER_INPUT without a customer, FORBIDDEN for another one than the viewer's own. */
    quote: async (input: QuoteOrderInput): Promise<OrderQuote> => {
      const asOf = now();
      const customerId = visibility.scope(input.customerId, 'customerId');
      if (customerId === undefined) throw badInput('customerId', 'name the customer who would order');
      const [customer, shipTo] = await Promise.all([
        customers.byP21Id(customerId),
        shipToOf(customerId, input.shipToId),
      ]);
      const lines = await linesOf(input, customerId, shipTo);
      const goods = sumOf(lines.filter(({ isCharge }) => !isCharge));
      const charges = sumOf(lines.filter(({ isCharge }) => isCharge));
      const [tax, freight] = await Promise.all([taxOf(shipTo, lines), freightOf(shipTo, goods)]);
      const minimumOrder = customer?.minimumOrder ?? null;
      return {
        __typename: 'OrderQuote',
        ...freshAt(asOf),
        p21CustomerId: customerId,
        shipToId: shipTo?.shipToId ?? null,
        lines,
        subtotal: money(goods),
        charges: money(charges),
        tax,
        total: money(
          goods === null || charges === null || tax === null ? null : add(goods, charges, tax.tax.amount),
        ),
        freight,
        minimumOrder,
        isBelowMinimum:
          goods === null ? null : minimumOrder !== null && compare(goods, minimumOrder.amount) < 0,
      };
    },
  };
}

const isOwn =
  (customerId: string) =>
  ({ shipToId }: ShipToRow): boolean =>
    shipToId === customerId;

const isPriced = (price: OrderQuoteLine['price']): price is Price =>
  price !== null && !(price instanceof Error);

const amountOf = ({ price }: OrderQuoteLine): DecimalString | null =>
  isPriced(price) ? price.extendedPrice.amount : null;

/** No sum rather than a wrong one: null when one of the lines has no price. */
function sumOf(lines: readonly OrderQuoteLine[]): DecimalString | null {
  const amounts = lines.map(amountOf);
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : add(sum, amount)), '0');
}
