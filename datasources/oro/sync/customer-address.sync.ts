/** Address books of customers, as the sync writes them. */
import type { AddressDatasource } from '../address.datasource.ts';
import type { OroAddress } from '../address.resource.ts';
import { customFields } from '../custom-fields.ts';
import type { CustomerDatasource } from '../customer.datasource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { type AddressDraft, toAddressContent } from './address-content.ts';
import { bringUpToDate, type Plan, type Wanted } from './bring-up-to-date.ts';
import type { Place } from './place-list.ts';
import type { SyncParts } from './sync-parts.ts';
import { removeAlone } from './write-rows.ts';

export interface CustomerAddressDraft {
  /** Id of the customer in the shop. */
  readonly customer: string;
  /** Null for the address bills go to. */
  readonly shipToId: string | null;
  readonly addressType: string;
  /** Given to a new address only. */
  readonly label: string | null;
  readonly address: AddressDraft;
}

/** Which address of which P21 customer. */
export interface CustomerPlaceKey {
  readonly p21CustomerId: string;
  readonly shipToId: string | null;
  readonly addressType: string;
}

const type = 'customeraddresses';
const shipToId = customFields.addressShipToId;

export class CustomerAddressSync {
  readonly #parts: SyncParts;
  readonly #reads: AddressDatasource;
  readonly #customers: CustomerDatasource;

  constructor(parts: SyncParts, reads: AddressDatasource, customers: CustomerDatasource) {
    this.#parts = parts;
    this.#reads = reads;
    this.#customers = customers;
  }

  /** An address without known country is refused: Oro takes none without. */
  async write(wanted: readonly Wanted<CustomerAddressDraft>[]): Promise<RecordOutcome[]> {
    const { api, places } = this.#parts;
    const placeOf = await places.places(api);
    return bringUpToDate<CustomerAddressDraft, OroAddress>(wanted, {
      find: (some) => this.#find(some, placeOf),
      plan: (draft, found) =>
        found === undefined ? toNewRow(draft, placeOf(draft.address)) : toChange(draft, found),
      send: (rows) => this.#parts.writeRows(type, rows),
    });
  }

  /** Takes them out of the address books; orders keep copies. */
  async remove(ids: readonly string[]): Promise<RecordOutcome[]> {
    const outcomes: RecordOutcome[] = [];
    for (const id of ids) outcomes.push(await removeAlone(this.#parts.single, type, id));
    return outcomes;
  }

  /** The addresses that stand for places of P21's customers; the shop may lack some. */
  async byPlaces<Wanted extends CustomerPlaceKey>(
    places: readonly Wanted[],
  ): Promise<{ readonly place: Wanted; readonly address: OroAddress }[]> {
    const customers = await this.#customers.byP21Ids(places.map(({ p21CustomerId }) => p21CustomerId));
    const idOf = new Map(customers.map(({ id, p21CustomerId }) => [p21CustomerId, id]));
    const addresses = await this.#reads.byCustomerIds([...idOf.values()]);
    return places.flatMap((place) => {
      const customer = idOf.get(place.p21CustomerId);
      if (customer === undefined) return [];
      const address = addresses.find((one) => isSameAddress(one, { ...place, customer }));
      return address === undefined ? [] : { place, address };
    });
  }

  async #find(
    wanted: readonly Wanted<CustomerAddressDraft>[],
    placeOf: (text: AddressDraft) => Place,
  ): Promise<(OroAddress | undefined)[]> {
    const ids = wanted.flatMap(({ id }) => id ?? []);
    const known = ids.length === 0 ? [] : await this.#reads.byIds(ids);
    const isKnown = (id: string | null) => known.some((address) => address.id === id);
    const customers = wanted.filter(({ id }) => !isKnown(id)).map(({ draft }) => draft.customer);
    const others = customers.length === 0 ? [] : await this.#reads.byCustomerIds(customers);
    const free = new Set(others.filter(isFree));
    return wanted.map(({ id, draft }) => {
      if (isKnown(id)) return known.find((address) => address.id === id);
      const linked = others.find((address) => isSameAddress(address, draft));
      if (linked !== undefined || draft.shipToId === null) return linked;
      const came = [...free].find((address) => saysTheSame(address, draft, placeOf(draft.address)));
      if (came !== undefined) free.delete(came);
      return came;
    });
  }
}

/** A ship-to is found by its id; the address bills go to is the one of that type that is no ship-to. */
const isSameAddress = (
  address: OroAddress,
  draft: Pick<CustomerAddressDraft, 'customer' | 'shipToId' | 'addressType'>,
): boolean =>
  address.customerId === draft.customer &&
  address.p21ShipToId === draft.shipToId &&
  (draft.shipToId !== null || address.types.some(({ type: one }) => one === draft.addressType));

/** Not known by a ship-to yet, and not kept for bills alone. */
const isFree = ({ p21ShipToId, types }: OroAddress): boolean =>
  p21ShipToId === null && (types.length === 0 || types.some(({ type: one }) => one !== 'billing'));

/**
 * The address that a ship-to was made from: somebody entered it in the shop, and the ship-to comes back. A second one
 * would stand in the customer's address book.
 */
function saysTheSame(address: OroAddress, { customer, address: draft }: CustomerAddressDraft, place: Place) {
  const person = [address.firstName, address.lastName].filter((part) => part !== null).join(' ');
  const names = [address.organization, person, address.label].map(plain);
  return (
    address.customerId === customer &&
    names.includes(plain(draft.organization)) &&
    (['street', 'street2', 'city', 'postalCode'] as const).every(
      (name) => plain(address[name]) === plain(draft[name]),
    ) &&
    (address.country?.code ?? null) === (place.country?.id ?? null) &&
    (address.region?.code ?? address.customRegion) === (place.region?.id ?? draft.region)
  );
}

const plain = (text: string | null): string => (text ?? '').trim().toLowerCase();

/** The first address bills go to is the default; which ship-to is, customers say in the shop. */
function toNewRow(draft: CustomerAddressDraft, place: Place): Plan {
  if (place.country === null) {
    return { refused: `the shop knows no country "${draft.address.country ?? ''}"`, field: 'country' };
  }
  const { attributes, relationships } = toAddressContent(draft.address, place);
  return {
    mode: 'create',
    attributes: {
      ...attributes,
      ...(draft.label !== null && { label: draft.label }),
      ...(draft.shipToId !== null && { [shipToId]: draft.shipToId }),
      types: [{ addressType: draft.addressType, default: draft.shipToId === null }],
    },
    relationships: { ...relationships, customer: { type: 'customers', id: draft.customer } },
  };
}

/** The customer of an address cannot be changed (oro-api 4.3). */
function toChange(draft: CustomerAddressDraft, found: OroAddress): Plan {
  const isTyped = found.types.some(({ type: one }) => one === draft.addressType);
  const isLinked = found.p21ShipToId === draft.shipToId;
  if (isTyped && isLinked) return 'HELD';
  const types = [
    ...found.types.map(({ type: addressType, isDefault }) => ({ addressType, default: isDefault })),
    ...(isTyped ? [] : [{ addressType: draft.addressType, default: false }]),
  ];
  return {
    mode: 'update',
    id: found.id,
    attributes: { ...(!isTyped && { types }), ...(!isLinked && { [shipToId]: draft.shipToId }) },
  };
}
