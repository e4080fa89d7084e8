/**
 * Sends lines for pricing and isolates what P21 refuses: one bad item fails the whole batch (p21-api 6.2), so a
 * refused batch is halved until the bad line stands alone. One bad line among n costs about 2 log2(n) calls more.
 */

import { GatewayError } from '../../src/errors.ts';
import type { Clock, Instant } from '../../src/instant.ts';
import { toInstant } from '../../src/instant.ts';
import type { ReadOptions } from './paging.ts';
import { toPriceBody, toPriceQuery, toPriceRows } from './price-answer.ts';
import type { PriceLine, PriceRequest, PriceRow } from './prices.rows.ts';

/** Posts the lines and gives the JSON answer; the call reads only, so it may be repeated. */
export type PostForPrices = (
  query: Readonly<Record<string, string>>,
  body: readonly object[],
  options: ReadOptions,
) => Promise<unknown>;

export interface PriceContext extends Omit<PriceRequest, 'lines'> {
  readonly companyId: string;
  readonly salesLocationId: string;
}

type Outcome = PriceRow | GatewayError;

/** One outcome per line, in order. */
export async function quoteBatch(
  post: PostForPrices,
  request: PriceContext & Pick<PriceRequest, 'lines'>,
  clock: Clock,
  options: ReadOptions,
): Promise<readonly Outcome[]> {
  const query = toPriceQuery(request);
  const ask = async (lines: readonly PriceLine[]): Promise<readonly Outcome[]> => {
    if (lines.length === 0) return [];
    const asOf: Instant = toInstant(clock());
    try {
      return toPriceRows(await post(query, lines.map(toPriceBody), options), request.customerId, lines, asOf);
    } catch (error) {
      if (!isLineRefused(error)) throw error;
      if (lines.length === 1) return lines.map((line) => refusalOf(line, error));
      const middle = Math.ceil(lines.length / 2);
      return (await Promise.all([ask(lines.slice(0, middle)), ask(lines.slice(middle))])).flat();
    }
  };
  return ask(request.lines);
}

/**
 * p21-api 6.2: ErrorType `P21.Business.Common.BusinessException`, `Item is not valid or not defined at this location`.
 * Assumption: other refusals of a line, such as of its unit, name what they are about in the same way.
 */
const isLineRefused = (error: unknown): error is GatewayError =>
  error instanceof GatewayError &&
  (error.code === 'UPSTREAM_REJECTED' || error.code === 'NOT_FOUND') &&
  /\b(item|part|uom|unit of measure)\b/i.test(error.details.upstream ?? '');

/** The error of one line. Its message may reach clients, so P21's text stays in the cause. */
function refusalOf({ itemId, sourceLocationId }: PriceLine, cause: GatewayError): GatewayError {
  if (!/Item is not valid/i.test(cause.details.upstream ?? '')) return cause;
  const message = `There is no price for ${itemId}: the item is not sold at location ${sourceLocationId}.`;
  return new GatewayError('NOT_FOUND', message, { system: 'P21', field: 'itemId' }, { cause });
}
