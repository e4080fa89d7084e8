/** The shop as the sync sees it: the reads, and for each kind of record the writes. */

import type { CallUrgency } from '../json-api.transport.ts';
import type { OroSources } from '../oro.datasource.ts';
import type { ProductSync } from './product.sync.ts';

/** Everything at one urgency. Keeps nothing but what is shared by the process: made anew for each batch of work. */
export interface OroSync {
  readonly reads: Omit<OroSources, 'shoppingLists' | 'batch' | 'inventoryWriter'>;
  readonly products: ProductSync;
}

/** The shop for work of this urgency. */
export type OroSyncAt = (urgency: CallUrgency) => OroSync;
