/** Locations, the company and ship-tos: asked for by nearly every price, changed by hardly anybody. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { factTags } from './fact-tags.ts';

export interface LocationFact {
  readonly locationId: string;
  readonly name: string | null;
}

export interface ShipToFact {
  readonly customerId: string;
  readonly preferredLocationId: string | null;
}

const once = { groupOf: () => '', mostKeys: 1, tagsOf: () => [factTags.reference] } as const;

export const locationFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<'all', readonly LocationFact[], Priority> => ({
  ...once,
  name: 'location',
  policy,
  keyOf: String,
  load: async (_all, read) => [
    (await p21.stock.locations(read)).map(({ locationId, name }) => ({ locationId, name })),
  ],
});

export const companyFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<'own', { readonly defaultSalesLocationId: string | null } | null, Priority> => ({
  ...once,
  name: 'company',
  policy,
  keyOf: String,
  load: async (_own, read) => {
    const company = await p21.reference.company(read);
    return [
      company === undefined ? null : { defaultSalesLocationId: company.defaultSalesLocationId ?? null },
    ];
  },
});

export const shipToFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<string, ShipToFact | null, Priority> => ({
  name: 'ship-to',
  policy,
  keyOf: (shipToId) => shipToId,
  tagsOf: (shipToId) => [factTags.shipTo(shipToId)],
  groupOf: () => '',
  mostKeys: 200,
  load: async (shipToIds, read) => {
    const rows = await p21.shipTos.byIds(shipToIds, { ...read, withDeleted: true });
    const byId = new Map(
      rows.map(({ shipToId, customerId, preferredLocationId }) => [
        shipToId,
        { customerId, preferredLocationId },
      ]),
    );
    return shipToIds.map((shipToId) => byId.get(shipToId) ?? null);
  },
});
