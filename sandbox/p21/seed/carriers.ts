/** Carriers: rows of `address` with carrier_flag, and of `carrier` (p21-api 7.2). */
import type { SeedSite } from './seed-site.ts';

const carriers: readonly (readonly [string, string])[] = [
  ['UPS Ground', 'UPSN'],
  ['UPS Next Day Air', 'UPSN'],
  ['FedEx Ground', 'FDEG'],
  ['Our Truck', ''],
  ['Will Call', ''],
  ['Saia LTL', 'SAIA'],
  ['R+L Carriers', 'RLCA'],
];

/** Carriers have numbers below those of customers. */
const firstId = 1001;

export const carrierIds: readonly number[] = carriers.map((_, at) => firstId + at);

/** Carriers that give parcels a tracking number. */
export const parcelCarriers: readonly number[] = carrierIds.slice(0, 3);

export const seedCarriers = (site: SeedSite): void => {
  carriers.forEach(([name, scac_code], at) => {
    const id = firstId + at;
    site.insert('address', {
      id,
      name,
      carrier_flag: 'Y',
      delete_flag: 'N',
      ...(scac_code === '' ? {} : { scac_code }),
    });
    site.insert('carrier', { carrier_id: id });
  });
};
