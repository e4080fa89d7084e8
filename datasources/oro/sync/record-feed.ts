/** Which records of a kind the shop has, and which have changed; what stands in them is read by their ids. */
import type { Instant } from '../../../src/instant.ts';
import { type ChangedRecords, changedRecords } from './changed-records.ts';
import type { SyncParts } from './sync-parts.ts';

const idsPerPage = 200;

export type FeedType = 'customers' | 'customerusers' | 'customeraddresses' | 'orders';

export class RecordFeed {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  /** Ids in their order, after the one given; `next` is null behind the last. */
  async ids(
    type: FeedType,
    after: string | null,
  ): Promise<{ readonly ids: string[]; readonly next: string | null }> {
    const rows = await this.#parts.api.page(
      {
        type,
        fields: { [type]: ['id'] },
        filters: [{ field: 'id', operator: 'gt', values: [after ?? '0'] }],
        sort: ['id'],
      },
      { size: idsPerPage, number: 1 },
    );
    const ids = rows.map(({ id }) => id);
    return { ids, next: ids.length < idsPerPage ? null : (ids.at(-1) ?? null) };
  }

  /** Customers changed since. */
  customersSince(since: Instant): Promise<ChangedRecords> {
    return changedRecords(this.#parts.api, {
      type: 'customers',
      field: 'updatedAt',
      since,
      size: idsPerPage,
    });
  }

  /** Orders changed since; where the shop cannot say that (5.1), those made since. */
  async ordersSince(since: Instant): Promise<ChangedRecords> {
    const { api, capabilities } = this.#parts;
    const { ordersByUpdatedAt } = await capabilities.read();
    const field = ordersByUpdatedAt ? 'updatedAt' : 'createdAt';
    return changedRecords(api, { type: 'orders', field, since, size: idsPerPage });
  }
}
