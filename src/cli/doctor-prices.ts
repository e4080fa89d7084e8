/** Whether P21 charges the customers of a price family alike, as the flow of prices takes for granted. */
import type { P21Connection } from '../../datasources/p21/create-p21-sources.ts';
import type { PriceFamily } from '../../datasources/p21/price-families.datasource.ts';
import type { Config } from '../config/config.ts';
import { salesLocationOf } from '../flows/sales-location.ts';
import { isShopItem } from '../flows/sold-items.ts';
import type { Finding } from './doctor.ts';

/** Items whose prices are compared. */
const sample = 20;

const subject = 'P21 price families';

/** Of the largest family the first and the last are asked about. Throws what P21 did. */
export async function examineFamilies(
  sources: P21Connection['sources'],
  { p21, flows }: Pick<Config, 'p21' | 'flows'>,
): Promise<Finding[]> {
  if (flows.priceLists === 'customer') return [];
  const families = [...new Set((await sources.priceFamilies.all()).values())];
  const [largest] = families.toSorted((one, other) => other.members.length - one.members.length);
  if (largest === undefined) return [{ subject, note: 'No two customers are charged by the same rules.' }];
  const items = await sources.items.page({ first: sample, skip: 0 });
  const itemIds = items.rows.filter((item) => isShopItem(item, flows)).map(({ itemId }) => itemId);
  const sourceLocationId = await salesLocationOf(sources, p21);
  const lines = itemIds.map((itemId) => ({ itemId, quantity: '1', sourceLocationId }));
  const quoteFor = (customerId: string) => sources.prices.quote({ customerId, lines });
  const [one, other] = await Promise.all(endsOf(largest).map(quoteFor));
  const differing = itemIds.filter((_, place) => priceOf(one?.[place]) !== priceOf(other?.[place]));
  const people = families.reduce((sum, { members }) => sum + members.length, 0);
  if (differing.length === 0)
    return [
      {
        subject,
        note: `${people} customers share ${families.length === 1 ? 'one price list' : `${families.length} price lists`}.`,
      },
    ];
  const names = endsOf(largest).join(' and ');
  const fault = `P21 charges ${names} differently for ${differing.join(', ')} though they have the same libraries and pricing columns: set FLOWS_PRICE_LISTS=customer`;
  return [{ subject, fault }];
}

const endsOf = ({ leader, members }: PriceFamily): string[] => [leader, members.at(-1) ?? leader];

const priceOf = (
  answer: Awaited<ReturnType<P21Connection['sources']['prices']['quote']>>[number] | undefined,
) => (answer === undefined || answer instanceof Error ? null : answer.unitPrice);
