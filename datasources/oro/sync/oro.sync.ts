/** The shop as the sync sees it: the reads, and for each kind of record the writes. */

import type { CallUrgency } from '../json-api.transport.ts';
import type { OroSources } from '../oro.datasource.ts';
import type { CustomRecordsSync } from './custom-records.sync.ts';
import type { CustomRowsSync } from './custom-rows.sync.ts';
import type { CustomerSync } from './customer.sync.ts';
import type { CustomerAddressSync } from './customer-address.sync.ts';
import type { CustomerUserSync } from './customer-user.sync.ts';
import type { InvoicePaymentFeed } from './invoice-payment-feed.ts';
import type { OrderSync } from './order.sync.ts';
import type { OrderIds } from './order-ids.ts';
import type { Place, PlaceText } from './place-list.ts';
import type { PriceListSync } from './price-list.sync.ts';
import type { ProductSync } from './product.sync.ts';
import type { RecordFeed } from './record-feed.ts';
import type { TaxSync } from './tax.sync.ts';

/** Everything at one urgency. Keeps nothing but what is shared by the process: made anew for each batch of work. */
export interface OroSync {
  readonly reads: Omit<OroSources, 'shoppingLists' | 'batch' | 'inventoryWriter'>;
  readonly products: ProductSync;
  readonly feed: RecordFeed;
  /** What countries and regions somebody's words mean, by the shop's own lists. */
  readonly placeOf: () => Promise<(text: PlaceText) => Place>;
  readonly orders: OrderSync;
  readonly orderIds: OrderIds;
  readonly budgets: CustomRowsSync;
  readonly invoices: CustomRowsSync;
  readonly invoicePayments: InvoicePaymentFeed;
  readonly orderCharges: CustomRowsSync;
  readonly unshippedItems: CustomRowsSync;
  readonly promotions: CustomRecordsSync;
  readonly rewardPrograms: CustomRecordsSync;
  readonly taxes: TaxSync;
  readonly customers: CustomerSync;
  readonly customerUsers: CustomerUserSync;
  readonly customerAddresses: CustomerAddressSync;
  readonly priceLists: PriceListSync;
}

/** The shop for work of this urgency. */
export type OroSyncAt = (urgency: CallUrgency) => OroSync;
