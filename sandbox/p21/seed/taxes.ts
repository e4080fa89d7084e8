/** Tax jurisdictions and the groups customers and locations are in. */
import { places } from './places.ts';
import type { SeedSite } from './seed-site.ts';

interface Jurisdiction {
  readonly id: string;
  readonly name: string;
  readonly percentage: number;
  /** The part of an invoice line above this is not taxed. */
  readonly lineLimit?: number;
  readonly freight?: boolean;
}

const jurisdictions: readonly Jurisdiction[] = [
  { id: 'IL', name: 'Illinois State', percentage: 6.25, freight: true },
  { id: 'IL-COOK', name: 'Cook County', percentage: 1.75 },
  { id: 'IL-CHI', name: 'City of Chicago', percentage: 1.25 },
  { id: 'IL-RTA', name: 'Regional Transportation Auth.', percentage: 1 },
  { id: 'TX', name: 'Texas State', percentage: 6.25, freight: true },
  { id: 'TX-DAL', name: 'City of Dallas', percentage: 1 },
  { id: 'TX-DART', name: 'Dallas Area Rapid Transit', percentage: 1 },
  { id: 'GA', name: 'Georgia State', percentage: 4 },
  { id: 'GA-FUL', name: 'Fulton County', percentage: 3 },
  { id: 'GA-ATL', name: 'City of Atlanta', percentage: 1.9, lineLimit: 5000 },
  { id: 'IA', name: 'Iowa State', percentage: 6 },
  { id: 'CO', name: 'Colorado State', percentage: 2.9 },
  { id: 'CO-DEN', name: 'City and County of Denver', percentage: 4.81 },
  { id: 'CO-RTD', name: 'Regional Transportation Dist.', percentage: 1 },
];

const groups: Readonly<Record<string, readonly string[]>> = {
  IL: ['IL'],
  'IL-CHI': ['IL', 'IL-COOK', 'IL-CHI', 'IL-RTA'],
  TX: ['TX'],
  'TX-DAL': ['TX', 'TX-DAL', 'TX-DART'],
  GA: ['GA'],
  'GA-FUL': ['GA', 'GA-FUL', 'GA-ATL'],
  IA: ['IA'],
  CO: ['CO'],
  'CO-DEN': ['CO', 'CO-DEN', 'CO-RTD'],
  NONE: [],
};

export const seedTaxes = (site: SeedSite): void => {
  for (const one of jurisdictions) insertJurisdiction(site, one);
  for (const [tax_group_id, members] of Object.entries(groups)) {
    const company_id = site.companyId;
    const city = places.find((place) => place.taxGroup === tax_group_id)?.city ?? 'No tax';
    site.insert('tax_group_hdr', {
      tax_group_id,
      company_id,
      tax_group_description: `${tax_group_id} ${city}`,
    });
    for (const jurisdiction_id of members)
      site.insert('tax_group_line', { tax_group_id, company_id, jurisdiction_id, taxable: 'Y' });
  }
};

const insertJurisdiction = (site: SeedSite, one: Jurisdiction): void => {
  site.insert('tax_jurisdiction', {
    jurisdiction_id: one.id,
    jurisdiction_desc: one.name,
    tax_percentage: one.percentage,
    freight_out_taxable: one.freight ? 'Y' : 'N',
    outgoing_freight: one.freight ? 'Y' : 'N',
    ...(one.lineLimit === undefined ? {} : { line_item_limit: one.lineLimit }),
  });
};
