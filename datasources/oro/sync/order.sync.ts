/** Orders of the shop as the sync writes them: external ones made once, and how far any order is. */
import type { DecimalString } from '../../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../../src/instant.ts';
import type { BatchRow, IncludedRow, ResourceLink } from '../batch.resource.ts';
import type { OrderDatasource } from '../order.datasource.ts';
import type { OroOrder } from '../order.resource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { type AddressDraft, toAddressContent } from './address-content.ts';
import { bringUpToDate, findByIdOrKey, type Plan, type Wanted } from './bring-up-to-date.ts';
import type { Place, PlaceText } from './place-list.ts';
import type { SyncParts } from './sync-parts.ts';
import { writeAlone } from './write-rows.ts';

export interface TrackingDraft {
  readonly method: string;
  readonly number: string;
}

export interface OrderLineDraft {
  /** Id of the product in the shop; null for what is no product there. */
  readonly product: string | null;
  readonly sku: string;
  readonly name: string;
  readonly quantity: DecimalString;
  readonly unit: string;
  /** Of one unit. */
  readonly price: DecimalString;
}

export interface ExternalOrderDraft {
  readonly identifier: string;
  readonly customer: string;
  readonly p21OrderNo: string;
  readonly currency: string;
  readonly createdAt: Instant;
  readonly poNumber: string | null;
  readonly notes: string | null;
  readonly shipUntil: CalendarDate | null;
  readonly freight: DecimalString | null;
  /** What the terms are called. */
  readonly paymentTerm: string | null;
  readonly shippingStatus: string;
  readonly billing: AddressDraft | null;
  readonly shipping: AddressDraft | null;
  readonly lines: readonly OrderLineDraft[];
  readonly trackings: readonly TrackingDraft[];
}

export interface OrderStatusDraft {
  readonly identifier: string;
  /** Null where the shop has no place for it. */
  readonly p21OrderNo: string | null;
  readonly shippingStatus: string | null;
  /** Null where the shop does not manage statuses externally. */
  readonly status: string | null;
  readonly trackings: readonly TrackingDraft[];
}

const type = 'orders';
const trackingType = 'ordershippingtrackings';

export class OrderSync {
  readonly #parts: SyncParts;
  readonly #reads: OrderDatasource;

  constructor(parts: SyncParts, reads: OrderDatasource) {
    this.#parts = parts;
    this.#reads = reads;
  }

  /** Orders that are there already, whoever made them, are left as they are. */
  async makeExternal(wanted: readonly Wanted<ExternalOrderDraft>[]): Promise<RecordOutcome[]> {
    const { api, single, places, dictionaries, settings, capabilities } = this.#parts;
    const labels = wanted.flatMap(({ draft }) => draft.paymentTerm ?? []);
    const [placeOf, terms, key] = await Promise.all([
      places.places(api),
      dictionaries.paymentTerms.ensure(labels, api, single),
      capabilities.orderKey(),
    ]);
    const orderKey = key.filter === 'absent' ? null : settings.orderKey;
    return bringUpToDate<ExternalOrderDraft, OroOrder>(wanted, {
      find: (some) => this.#find(some),
      plan: (draft, found, place) =>
        found === undefined ? toNewOrder(draft, { place, placeOf, terms, orderKey }) : 'HELD',
      send: (rows) => this.#parts.writeRows(type, rows),
    });
  }

  /** Closed and cancelled orders take trackings, but no change (oro-observed, custom round 1). */
  async noteProgress(wanted: readonly Wanted<OrderStatusDraft>[]): Promise<RecordOutcome[]> {
    const { settings } = this.#parts;
    const found = await this.#find(wanted);
    const closed = new Map<OrderStatusDraft, OroOrder>();
    const outcomes = await bringUpToDate<OrderStatusDraft, OroOrder>(wanted, {
      find: async () => found,
      plan: (draft, order, place) => {
        if (order === undefined) return { refused: `the shop has no order ${draft.identifier}`, field: null };
        if (isEditable(order)) return toProgress(draft, order, settings.orderKey, place);
        closed.set(draft, order);
        return 'HELD';
      },
      send: (rows) => this.#parts.writeRows(type, rows),
    });
    const added: RecordOutcome[] = [];
    for (const [at, { draft }] of wanted.entries()) {
      const order = closed.get(draft);
      const outcome = outcomes[at] as RecordOutcome;
      added.push(order === undefined ? outcome : await this.#addTrackings(draft, order, outcome));
    }
    return added;
  }

  async #addTrackings(
    draft: OrderStatusDraft,
    order: OroOrder,
    outcome: RecordOutcome,
  ): Promise<RecordOutcome> {
    const { single, capabilities } = this.#parts;
    const relationship = await capabilities.orderRelationship();
    const link = { type, id: order.id };
    for (const tracking of draft.trackings.filter((one) => !hasTracking(order, one))) {
      const row: BatchRow = {
        mode: 'create',
        attributes: { ...tracking },
        relationships: { [relationship]: relationship === 'orders' ? [link] : link },
      };
      const written = await writeAlone(single, trackingType, row);
      if (written.state !== 'written') return written;
    }
    return outcome;
  }

  #find<Draft extends { readonly identifier: string }>(
    wanted: readonly Wanted<Draft>[],
  ): Promise<(OroOrder | undefined)[]> {
    return findByIdOrKey<Draft, OroOrder>(wanted, {
      byIds: (ids) => this.#reads.byIds(ids),
      byDrafts: (drafts) => this.#reads.byIdentifiers(drafts.map(({ identifier }) => identifier)),
      // Oro compares identifiers without regard to case (oro-observed, lists).
      keyOfDraft: ({ identifier }) => identifier.toLowerCase(),
      keyOfFound: ({ identifier }) => identifier.toLowerCase(),
    });
  }
}

const isEditable = ({ internalStatus }: OroOrder): boolean =>
  internalStatus !== 'cancelled' && internalStatus !== 'closed';

const hasTracking = ({ trackings }: OroOrder, { method, number }: TrackingDraft): boolean =>
  trackings.some((one) => one.method === method && one.number === number);

interface OrderSurroundings {
  readonly place: number;
  readonly placeOf: (text: PlaceText) => Place;
  readonly terms: ReadonlyMap<string, string>;
  /** Null where the shop has no field for the P21 order number. */
  readonly orderKey: string | null;
}

function toNewOrder(draft: ExternalOrderDraft, { place, placeOf, terms, orderKey }: OrderSurroundings): Plan {
  const termId = draft.paymentTerm === null ? undefined : terms.get(draft.paymentTerm);
  const addresses = [toAddress('billing', draft.billing), toAddress('shipping', draft.shipping)].flat();
  const lines = draft.lines.map((line, index) => toLine(`line-${place}-${index}`, line, draft.currency));
  const trackings = draft.trackings.map((tracking, index) =>
    toTracking(`tracking-${place}-${index}`, tracking),
  );
  const named = (name: string): ResourceLink | undefined => {
    const id = `${name}-${place}`;
    return addresses.some((one) => one.id === id) ? { type: 'orderaddresses', id } : undefined;
  };
  const [billing, shipping] = [named('billing'), named('shipping')];
  return {
    mode: 'create',
    attributes: {
      identifier: draft.identifier,
      external: true,
      currency: draft.currency,
      createdAt: `${draft.createdAt.slice(0, 19)}Z`,
      ...(draft.poNumber !== null && { poNumber: draft.poNumber }),
      ...(draft.notes !== null && { customerNotes: draft.notes }),
      ...(draft.shipUntil !== null && { shipUntil: draft.shipUntil }),
      ...(draft.freight !== null && { estimatedShippingCostAmount: draft.freight }),
      ...(orderKey !== null && { [orderKey]: draft.p21OrderNo }),
    },
    relationships: {
      customer: { type: 'customers', id: draft.customer },
      shippingStatus: { type: 'ordershippingstatuses', id: draft.shippingStatus },
      ...(termId !== undefined && { paymentTerm: { type: 'paymentterms', id: termId } }),
      ...(billing && { billingAddress: billing }),
      ...(shipping && { shippingAddress: shipping }),
      lineItems: lines.map(({ id }) => ({ type: 'orderlineitems', id })),
      ...(trackings.length > 0 && {
        shippingTrackings: trackings.map(({ id }) => ({ type: trackingType, id })),
      }),
    },
    included: [...addresses, ...lines, ...trackings],
  };

  /** An address the shop could not take stays out: the order counts more (it wants street, city and postal code). */
  function toAddress(name: string, address: AddressDraft | null): IncludedRow[] {
    if (address?.street == null || address.city === null || address.postalCode === null) return [];
    const where = placeOf(address);
    if (where.country === null) return [];
    return [{ type: 'orderaddresses', id: `${name}-${place}`, ...toAddressContent(address, where) }];
  }
}

/** `quantity` and `value` are numbers on the wire (oro-api 4.5). */
const toLine = (id: string, line: OrderLineDraft, currency: string): IncludedRow => ({
  type: 'orderlineitems',
  id,
  attributes: {
    quantity: Number(line.quantity),
    value: Number(line.price),
    currency,
    ...(line.product === null && { productSku: line.sku, freeFormProduct: line.name }),
  },
  relationships: {
    productUnit: { type: 'productunits', id: line.unit },
    ...(line.product !== null && { product: { type: 'products', id: line.product } }),
  },
});

const toTracking = (id: string, { method, number }: TrackingDraft): IncludedRow => ({
  type: trackingType,
  id,
  attributes: { method, number },
});

/** A list of trackings replaces the one before; those that stay are named (recording 6.1/367). */
function toProgress(draft: OrderStatusDraft, order: OroOrder, orderKey: string, place: number): Plan {
  const kept = order.trackings.filter((one) => draft.trackings.some((wanted) => isSame(one, wanted)));
  const fresh = draft.trackings
    .filter((one) => !hasTracking(order, one))
    .map((one, index) => toTracking(`tracking-${place}-${index}`, one));
  const isListed = fresh.length === 0 && kept.length === order.trackings.length;
  const attributes =
    draft.p21OrderNo === null || draft.p21OrderNo === order.p21OrderNo
      ? {}
      : { [orderKey]: draft.p21OrderNo };
  const relationships = {
    ...(draft.shippingStatus !== null &&
      draft.shippingStatus !== order.shippingStatus && {
        shippingStatus: { type: 'ordershippingstatuses', id: draft.shippingStatus },
      }),
    ...(draft.status !== null &&
      draft.status !== order.status && { status: { type: 'orderstatuses', id: draft.status } }),
    ...(!isListed && {
      shippingTrackings: [...kept, ...fresh].map(({ id }) => ({ type: trackingType, id })),
    }),
  };
  if (Object.keys({ ...attributes, ...relationships }).length === 0) return 'HELD';
  return { mode: 'update', id: order.id, attributes, relationships, included: fresh };
}

const isSame = (one: TrackingDraft, other: TrackingDraft): boolean =>
  one.method === other.method && one.number === other.number;
