/**
 * Which location sells and which one the goods come from: what the order says, what is configured, what the ship-to
 * prefers, what the company does. P21 takes no order without both (p21-api 4.4).
 */
import type { ShipToRow } from '../../../datasources/p21/customers.rows.ts';
import type { LocationRow } from '../../../datasources/p21/stock.rows.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

export interface LocationParts {
  readonly configured: string | undefined;
  readonly ofCompany: string | null;
  readonly known: readonly LocationRow[];
}

export interface Locations {
  readonly salesLocationId: string | null;
  readonly sourceLocationId: string | null;
}

export function chooseLocations(
  input: PlaceOrderInput,
  shipTo: ShipToRow | undefined,
  { configured, ofCompany, known }: LocationParts,
): Locations {
  const preferred = shipTo?.preferredLocationId ?? null;
  const salesLocationId =
    input.salesLocationId ?? configured ?? preferred ?? ofCompany ?? lowest(known)?.locationId ?? null;
  const seller = known.find(({ locationId }) => locationId === salesLocationId);
  const sourceLocationId =
    input.sourceLocationId ?? preferred ?? seller?.defaultSourceLocationId ?? salesLocationId;
  return { salesLocationId, sourceLocationId };
}

const lowest = (locations: readonly LocationRow[]): LocationRow | undefined =>
  [...locations].sort((one, other) => Number(one.locationId) - Number(other.locationId))[0];
