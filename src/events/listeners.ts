/** Who listens to what in this process. */
import type { Listener } from './event-bus.ts';
import type { GatewayEvent, Topic } from './topics.ts';

export interface Listeners {
  add<T extends Topic>(topic: T, listener: Listener<T>): () => void;
  tell(event: GatewayEvent): void;
}

export function createListeners(onError: (error: unknown) => void): Listeners {
  const byTopic = new Map<Topic, Set<Listener<never>>>();
  return {
    add: (topic, listener) => {
      const listeners = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of byTopic.get(event.topic) ?? []) {
        try {
          listener(event as never);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
