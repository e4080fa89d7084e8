/** Where prices are asked for. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { P21Config } from '../config/config.ts';
import { GatewayError } from '../errors.ts';

/** The configured location, that of the company, or the company's location with the lowest number. */
export async function salesLocationOf(
  p21: Pick<P21Sources, 'reference' | 'stock'>,
  { salesLocationId }: Pick<P21Config, 'salesLocationId'>,
  options: ReadOptions = {},
): Promise<string> {
  if (salesLocationId !== undefined) return salesLocationId;
  const company = await p21.reference.company(options);
  if (company?.defaultSalesLocationId != null) return company.defaultSalesLocationId;
  const locations = await p21.stock.locations(options);
  const [first] = locations.map(({ locationId }) => locationId).sort((a, b) => Number(a) - Number(b));
  if (first !== undefined) return first;
  throw new GatewayError('CONFIG_INVALID', 'P21 prices need a sales location: set P21_SALES_LOCATION_ID');
}
