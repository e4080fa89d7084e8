/** What changed is no longer answered from what was kept of it: on every replica, because each hears of the change. */
import type { EventBus } from '../events/event-bus.ts';
import { factTags } from '../loaders/fact-tags.ts';
import type { Facts } from '../loaders/facts.ts';

export interface KeptFacts {
  readonly facts: Pick<Facts, 'items'>;
  invalidate(tags: readonly string[]): Promise<void>;
}

/**
 * Stock is kept by P21's uid, which the event does not name; the keys of items are kept as well. What is returned ends
 * the listening.
 */
export function forgetChanged(events: EventBus, { facts, invalidate }: KeptFacts): () => void {
  const price = events.subscribe('price', ({ payload: { sku } }) => void invalidate([factTags.item(sku)]));
  const budget = events.subscribe(
    'budget',
    ({ payload: { customerId } }) => void invalidate([factTags.budget(customerId)]),
  );
  const inventory = events.subscribe('inventory', async ({ payload: { sku } }) => {
    const [item] = await facts.items.read([sku], 'CACHED', { signal: undefined, priority: 'backfill' });
    // An item that cannot be looked up now keeps what it had for as long as its policy lets it.
    if (item === undefined || item instanceof Error || item.value === null) return;
    await invalidate([factTags.itemUid(item.value.itemUid)]);
  });
  return () => {
    for (const stop of [price, budget, inventory]) stop();
  };
}
