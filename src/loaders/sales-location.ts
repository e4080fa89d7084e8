/**
 * Which location sells, where P21 wants one for a price. The first of these that there is:
 * the one the caller names; the configured one; the preferred location of the ship-to the price is for; the default
 * sales location of the company; the company's location with the lowest number.
 * Assumption: a ship-to's preferred location, from which P21 supplies it, may sell to it as well.
 */
import { badInput, GatewayError } from '../errors.ts';
import { FactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';

interface Supplied {
  readonly preferredLocationId: string | null;
}

type Parts = Pick<LoaderParts, 'facts' | 'settings' | 'reader'>;

/**
 * Known at once where it is named or configured. Throws BAD_USER_INPUT for a name that is no location id; rejects with
 * CONFIG_INVALID when the company has no location.
 */
export function salesLocationOf(
  parts: Parts,
  named: string | null | undefined,
  shipTo: Supplied | null,
): string | Promise<string> {
  if (named != null && !/^\d{1,19}$/.test(named)) throw badInput('locationId', 'give a P21 location id');
  return named ?? parts.settings.salesLocationId ?? shipTo?.preferredLocationId ?? ofCompany(parts);
}

async function ofCompany({ facts, reader }: Parts): Promise<string> {
  const company = (await new FactLoader(facts.company, reader, String).load('own')).value;
  if (company?.defaultSalesLocationId != null) return company.defaultSalesLocationId;
  const locations = (await new FactLoader(facts.locations, reader, String).load('all')).value;
  const [first] = locations.map(({ locationId }) => locationId).sort(byNumber);
  if (first !== undefined) return first;
  throw new GatewayError('CONFIG_INVALID', 'the P21 company has no location to sell from', { system: 'P21' });
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other);
