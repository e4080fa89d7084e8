/** Wires the writes: what is kept for all (dictionaries, capabilities) is made once, the rest for each urgency. */
import type { OroConfig } from '../../../src/config/config.ts';
import type { Clock } from '../../../src/instant.ts';
import type { OroBatch } from '../batch.datasource.ts';
import type { CapabilityDatasource } from '../capability.datasource.ts';
import { type JsonApiTransport, withUrgency } from '../json-api.transport.ts';
import { OroClient } from '../oro.client.ts';
import type { OroApi } from '../oro-api.ts';
import { customEntityWriters } from './custom-entity.writers.ts';
import { CustomerSync } from './customer.sync.ts';
import { CustomerAddressSync } from './customer-address.sync.ts';
import { CustomerUserSync } from './customer-user.sync.ts';
import { Dictionary, dictionaryTypes } from './dictionary.ts';
import { OrderSync } from './order.sync.ts';
import { OrderIds } from './order-ids.ts';
import type { OroSync, OroSyncAt } from './oro.sync.ts';
import { PlaceList } from './place-list.ts';
import { PriceListSync } from './price-list.sync.ts';
import { ProductSync } from './product.sync.ts';
import { RecordFeed } from './record-feed.ts';
import { SingleWriter } from './single-writer.ts';
import type { Dictionaries, SyncParts } from './sync-parts.ts';
import { TaxSync } from './tax.sync.ts';
import { UnitList } from './unit-list.ts';
import { writeEach, writeRows } from './write-rows.ts';

export interface OroSyncWiring {
  readonly transport: JsonApiTransport;
  readonly config: OroConfig;
  readonly capabilities: CapabilityDatasource;
  readonly clock: Clock;
  readonly createReads: (api: OroApi) => OroSync['reads'];
  readonly createBatch: (transport: JsonApiTransport) => OroBatch;
}

export function createOroSync(wiring: OroSyncWiring): OroSyncAt {
  const { config, capabilities, clock, createReads, createBatch } = wiring;
  const dictionaries = createDictionaries(clock);
  const units = new UnitList(clock);
  const createCustomEntities = customEntityWriters(wiring);
  const places = new PlaceList(clock);
  return (urgency) => {
    const transport = withUrgency(wiring.transport, urgency);
    const api = new OroClient(transport, config.pageSize);
    const single = new SingleWriter(transport);
    const batch = createBatch(transport);
    const parts: SyncParts = {
      api,
      single,
      writeRows: (type, rows) => writeRows(batch, single, type, rows),
      writeEach: (type, rows) => writeEach(single, type, rows),
      dictionaries,
      units,
      places,
      capabilities,
      settings: config,
    };
    const reads = createReads(api);
    return {
      reads,
      products: new ProductSync(parts),
      feed: new RecordFeed(parts),
      placeOf: () => places.places(api),
      customers: new CustomerSync(parts, reads.customers),
      customerUsers: new CustomerUserSync(parts, reads.customerUsers),
      customerAddresses: new CustomerAddressSync(parts, reads.addresses, reads.customers),
      orders: new OrderSync(parts, reads.orders),
      orderIds: new OrderIds(api),
      ...createCustomEntities(parts),
      taxes: new TaxSync(parts),
      priceLists: new PriceListSync(parts),
    };
  };
}

const createDictionaries = (clock: Clock): Dictionaries => ({
  customerGroups: new Dictionary(dictionaryTypes.customerGroups, clock),
  paymentTerms: new Dictionary(dictionaryTypes.paymentTerms, clock),
  customerTaxCodes: new Dictionary(dictionaryTypes.customerTaxCodes, clock),
  productTaxCodes: new Dictionary(dictionaryTypes.productTaxCodes, clock),
});
