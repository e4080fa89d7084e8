/** The writers of the shop's custom entities; what the shop can do with them is asked once for all. */
import type { OroConfig } from '../../../src/config/config.ts';
import type { Clock } from '../../../src/instant.ts';
import type { OroBatch } from '../batch.datasource.ts';
import type { JsonApiTransport } from '../json-api.transport.ts';
import { OroClient } from '../oro.client.ts';
import { entityAbility } from './custom-entity.ability.ts';
import { type CustomEntityName, customEntityOf } from './custom-entity.ts';
import { CustomRecordsSync } from './custom-records.sync.ts';
import { CustomRowsSync } from './custom-rows.sync.ts';
import { InvoicePaymentFeed } from './invoice-payment-feed.ts';
import type { OroSync } from './oro.sync.ts';
import type { SyncParts } from './sync-parts.ts';

interface Wiring {
  readonly transport: JsonApiTransport;
  readonly config: OroConfig;
  readonly clock: Clock;
  readonly createBatch: (transport: JsonApiTransport) => OroBatch;
}

type Writers = Pick<
  OroSync,
  | 'budgets'
  | 'invoices'
  | 'invoicePayments'
  | 'orderCharges'
  | 'unshippedItems'
  | 'promotions'
  | 'rewardPrograms'
>;

export function customEntityWriters({ transport, config, clock, createBatch }: Wiring) {
  const asked = { api: new OroClient(transport, config.pageSize), batch: createBatch(transport), clock };
  const known = (name: CustomEntityName) => {
    const entity = customEntityOf(name, config.customEntities[name]);
    return { entity, ability: entityAbility(entity, asked) };
  };
  const entities = {
    budgets: known('budgets'),
    invoices: known('invoices'),
    orderCharges: known('orderCharges'),
    unshippedItems: known('unshippedItems'),
    promotions: known('promotions'),
    rewardPrograms: known('rewardPrograms'),
  };
  const payments = customEntityOf('invoicePayments', config.customEntities.invoicePayments);
  const rowsOf = (parts: SyncParts, name: keyof typeof entities, owner: string) =>
    new CustomRowsSync(parts, entities[name].entity, owner, entities[name].ability);
  const recordsOf = (parts: SyncParts, name: keyof typeof entities) =>
    new CustomRecordsSync(parts, entities[name].entity, entities[name].ability);
  return (parts: SyncParts): Writers => ({
    budgets: rowsOf(parts, 'budgets', 'customer'),
    invoices: rowsOf(parts, 'invoices', 'customer'),
    invoicePayments: new InvoicePaymentFeed(parts.api, payments),
    orderCharges: rowsOf(parts, 'orderCharges', 'parentOrder'),
    unshippedItems: rowsOf(parts, 'unshippedItems', 'parentOrder'),
    promotions: recordsOf(parts, 'promotions'),
    rewardPrograms: recordsOf(parts, 'rewardPrograms'),
  });
}
