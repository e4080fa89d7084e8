/** Records of the shop changed at or after a moment, where it can be asked so (oro-api 5.2). */
import type { Instant } from '../../../src/instant.ts';
import { since as changedSince } from '../json-api.query.ts';
import type { OroApi } from '../oro-api.ts';

export interface ChangedRecords {
  readonly changed: readonly { readonly key: string; readonly at: Instant }[];
  readonly watermark: Instant;
  readonly hasMore: boolean;
}

/**
 * The oldest changes first, `size` of them or, where more share one second (Oro keeps seconds), all of that second.
 * `gte`, because `gt` missed half of the orders of a busy second (oro-observed, custom round 4).
 */
export async function changedRecords(
  api: OroApi,
  {
    type,
    field,
    since,
    size,
  }: {
    readonly type: string;
    readonly field: 'updatedAt' | 'createdAt';
    readonly since: Instant;
    readonly size: number;
  },
): Promise<ChangedRecords> {
  const query = {
    type,
    fields: { [type]: [field] },
    filters: [changedSince(field, since)],
    sort: [field, 'id'],
  };
  const changed: { key: string; at: Instant }[] = [];
  for (let number = 1; ; number += 1) {
    const rows = await api.page(query, { size, number });
    changed.push(...rows.map((row) => ({ key: row.id, at: row.requiredInstant(field) })));
    const watermark = changed.at(-1)?.at ?? since;
    const hasMore = rows.length >= size;
    if (!hasMore || watermark > since) return { changed, watermark: later(watermark, since), hasMore };
  }
}

/** The moment asked for may have milliseconds that Oro's times lack. */
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
