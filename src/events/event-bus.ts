/**
 * Carries events to everybody in the process, and through Redis to every replica. Events tell that something changed;
 * whoever needs to be right asks the source, so a lost one costs time and never truth.
 */
import type { GatewayEvent, Topic, Topics } from './topics.ts';

export type Listener<T extends Topic> = (event: GatewayEvent<T>) => void;

/** What was missed since a cursor. `isComplete`: false when some of it was forgotten: ask the source again. */
export interface Missed<T extends Topic> {
  readonly events: readonly GatewayEvent<T>[];
  readonly isComplete: boolean;
}

export interface EventBus extends AsyncDisposable {
  /** Never throws and never waits for a listener; resolves when the event is on its way to all replicas. */
  publish<T extends Topic>(topic: T, key: string, payload: Topics[T]): Promise<void>;
  /** Returns what ends it. A listener that throws disturbs nobody. */
  subscribe<T extends Topic>(topic: T, listener: Listener<T>): () => void;
  /** Events of the topic after the cursor, oldest first. */
  missed<T extends Topic>(topic: T, cursor: string): Promise<Missed<T>>;
  /** The cursor of now: what follows it is what a subscriber that starts now may miss later. */
  now(): Promise<string>;
  close(): Promise<void>;
}
