/**
 * Countries and regions of the shop. Others write them freely ("USA", "United States", "ca"): the shop's own lists
 * say what is meant, and what they do not know stays out rather than being guessed.
 */
import type { Clock } from '../../../src/instant.ts';
import type { ResourceLink } from '../batch.resource.ts';
import type { OroApi } from '../oro-api.ts';

/** Countries hardly ever change. */
const keepMs = 60 * 60_000;

export interface PlaceText {
  /** As somebody wrote it; null for none. */
  readonly country: string | null;
  readonly region: string | null;
}

export interface Place {
  readonly country: ResourceLink | null;
  readonly region: ResourceLink | null;
}

interface Places {
  /** Ids by whatever a country or region is called, in small letters. */
  readonly countries: ReadonlyMap<string, string>;
  readonly regions: ReadonlyMap<string, string>;
}

export class PlaceList {
  readonly #clock: Clock;
  #kept: { readonly places: Promise<Places>; readonly untilMs: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async places(api: OroApi): Promise<(text: PlaceText) => Place> {
    if (this.#kept === undefined || this.#clock() >= this.#kept.untilMs) {
      const places = readPlaces(api);
      this.#kept = { places, untilMs: this.#clock() + keepMs };
      places.catch(() => {
        this.#kept = undefined;
      });
    }
    const { countries, regions } = await this.#kept.places;
    return ({ country, region }) => {
      const countryId = countries.get(plain(country));
      const regionId = countryId === undefined ? undefined : regions.get(`${countryId}-${plain(region)}`);
      return { country: linkOf('countries', countryId), region: linkOf('regions', regionId) };
    };
  }
}

/** Both lists are read only and whole (oro-api 4.4): about 250 countries and 4,000 regions. */
async function readPlaces(api: OroApi): Promise<Places> {
  const [countries, regions] = await Promise.all([
    api.list({ type: 'countries', fields: { countries: ['iso3Code', 'name'] } }),
    api.list({ type: 'regions', fields: { regions: ['code', 'name', 'country'] } }),
  ]);
  return {
    countries: new Map(
      countries.flatMap((row): [string, string][] =>
        [row.text('name'), row.text('iso3Code'), row.id].map((name) => [plain(name), row.id]),
      ),
    ),
    regions: new Map(
      regions.flatMap((row): [string, string][] =>
        [row.text('name'), row.text('code')].map((name) => [
          `${row.oneId('country')}-${plain(name)}`,
          row.id,
        ]),
      ),
    ),
  };
}

/** Without dots, blanks at the ends and case: "U.S.A. " is "usa". */
const plain = (text: string | null): string => (text ?? '').replaceAll('.', '').trim().toLowerCase();

const linkOf = (type: string, id: string | undefined): ResourceLink | null =>
  id === undefined ? null : { type, id };
