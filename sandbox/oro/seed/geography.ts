/** Countries of ISO 3166, and the regions of the three whose addresses need one here. */
import { readFileSync } from 'node:fs';
import type { Store } from '../store/store.ts';

interface Geography {
  /** ISO2 to ISO3 and name. */
  readonly countries: Readonly<Record<string, readonly [string, string]>>;
  /** `US-CA` to its name. Assumption: US, CA and MX suffice; elsewhere the shop's addresses take a free-text region. */
  readonly regions: Readonly<Record<string, string>>;
}

export function seedGeography(store: Store): void {
  const file = new URL('geography.json', import.meta.url);
  const { countries, regions } = JSON.parse(readFileSync(file, 'utf8')) as Geography;
  for (const [id, [iso3Code, name]] of Object.entries(countries)) {
    store.insert('countries', { iso3Code, name, deleted: false }, id);
  }
  for (const [id, name] of Object.entries(regions)) {
    const [country = '', code = ''] = id.split('-');
    store.insert('regions', { code, name, deleted: false, country }, id);
  }
}
