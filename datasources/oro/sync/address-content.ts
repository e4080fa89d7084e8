/** What stands in an address, in address books and in orders. */
import type { BatchRow } from '../batch.resource.ts';
import type { Place, PlaceText } from './place-list.ts';

export interface AddressDraft extends PlaceText {
  /** Company; Oro wants it or the name of a person. */
  readonly organization: string;
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
}

/** Attributes and relationships; a region the shop does not know is given as text, which it allows (oro-api 4.3). */
export function toAddressContent(
  { organization, street, street2, city, postalCode, phone, region }: AddressDraft,
  place: Place,
): Required<Pick<BatchRow, 'attributes' | 'relationships'>> {
  const customRegion = place.region === null && region !== null ? region : undefined;
  const attributes = { organization, street, street2, city, postalCode, phone, customRegion };
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined),
    ),
    relationships: {
      ...(place.country !== null && { country: place.country }),
      ...(place.region !== null && { region: place.region }),
    },
  };
}
