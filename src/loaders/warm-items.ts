/**
 * Reads the keys of all items once, behind everything else: price and stock of an item can only be asked with its
 * units and uid, and the first shopper should not wait for them.
 */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Facts } from './facts.ts';
import { toItemFact } from './item.facts.ts';

export interface WarmItemsParts {
  readonly p21: Pick<P21Sources, 'items'>;
  readonly facts: Pick<Facts, 'items'>;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

/** How many items are known afterwards. Rejects when P21 does not answer; what was read until then is kept. */
export async function warmItems({ p21, facts, pageSize, signal }: WarmItemsParts): Promise<number> {
  let known = 0;
  for (let lastUid = 0; ; ) {
    const rows = await p21.items.keysAfter(lastUid, pageSize, { signal, priority: 'backfill' });
    for (const row of rows) facts.items.keep(row.itemId, toItemFact(row));
    known += rows.length;
    lastUid = rows.at(-1)?.itemUid ?? lastUid;
    if (rows.length < pageSize) return known;
  }
}
