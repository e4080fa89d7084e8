/**
 * Which location sells, where P21 wants one for a price. The first of these that there is:
 * the one the caller names; the configured one; the preferred location of the ship-to the price is for; the default
 * sales location of the company; the company's location with the lowest number.
 * Assumption: a ship-to's preferred location, from which P21 supplies it, may sell to it as well.
 */
import { badInput, GatewayError } from '../errors.ts';
import { createFactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';

export interface SalesLocation {
  /** Throws BAD_USER_INPUT for a name that is no location id, CONFIG_INVALID when the company has no location. */
  of(named: string | null | undefined, shipTo: Supplied | null): Promise<string>;
}

interface Supplied {
  readonly preferredLocationId: string | null;
}

export function createSalesLocation({ facts, settings, reader }: LoaderParts): SalesLocation {
  const companies = createFactLoader(facts.company, reader, String);
  const locations = createFactLoader(facts.locations, reader, String);
  const ofCompany = async () => {
    const company = (await companies.load('own')).value;
    if (company?.defaultSalesLocationId != null) return company.defaultSalesLocationId;
    const [first] = (await locations.load('all')).value.map(({ locationId }) => locationId).sort(byNumber);
    if (first !== undefined) return first;
    throw new GatewayError('CONFIG_INVALID', 'the P21 company has no location to sell from', {
      system: 'P21',
    });
  };
  return {
    of: async (named, shipTo) => {
      if (named != null && !/^\d{1,19}$/.test(named)) throw badInput('locationId', 'give a P21 location id');
      return named ?? settings.salesLocationId ?? shipTo?.preferredLocationId ?? ofCompany();
    },
  };
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other);
