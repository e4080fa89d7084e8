/** Events of one process: kept in a ring, so that a subscriber can go on after a short break. */
import { type Clock, toInstant } from '../instant.ts';
import type { EventBus } from './event-bus.ts';
import { createListeners } from './listeners.ts';
import type { GatewayEvent, Topic } from './topics.ts';

export interface MemoryEventBusParts {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Events kept for those who come back. */
  readonly kept?: number;
}

export function createMemoryEventBus({ clock, onError, kept = 10_000 }: MemoryEventBusParts): EventBus {
  // A cursor of an earlier process must not be taken for one of this: its numbers start with another time.
  const life = clock().toString(36);
  const listeners = createListeners(onError);
  const ring: GatewayEvent[] = [];
  let count = 0;

  const close = async () => {};
  return {
    publish: async (topic, key, payload) => {
      count += 1;
      const event = {
        topic,
        key,
        payload,
        at: toInstant(clock()),
        cursor: `${life}-${count}`,
      } as GatewayEvent;
      ring.push(event);
      if (ring.length > kept) ring.shift();
      listeners.tell(event);
    },
    subscribe: (topic, listener) => listeners.add(topic, listener),
    missed: async <T extends Topic>(topic: T, cursor: string) => {
      const [owner, number] = cursor.split('-');
      const after = owner === life ? Number(number) : Number.NaN;
      const first = count - ring.length;
      const events = ring.slice(Math.max(0, (Number.isNaN(after) ? first : after) - first));
      return {
        events: events.filter((event) => event.topic === topic) as GatewayEvent<T>[],
        isComplete: after >= first,
      };
    },
    now: async () => `${life}-${count}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}
