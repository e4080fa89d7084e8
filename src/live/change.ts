/** What subscribers hear of: one change, or that there is a gap. */
import type { GatewayEvent, Topic, Topics } from '../events/topics.ts';
import type { Instant } from '../instant.ts';

export interface Change<T extends Topic = Topic> {
  /** Of changes with the same key that wait for somebody slow, the latest is enough. */
  readonly key: string;
  /** Where to go on after a break; null when the change could not be kept. */
  readonly cursor: string | null;
  readonly at: Instant;
  /** null in a gap: changes before it may have been missed. */
  readonly payload: Topics[T] | null;
}

/** Which events of a topic a subscriber wants, and what makes two of them alike. */
export interface Interest<T extends Topic> {
  readonly topic: T;
  concerns(payload: Topics[T]): boolean;
  /** The key of the event where left out. */
  keyOf?(payload: Topics[T]): string;
}

const gapKey = '\0gap';

export const toGap = (cursor: string | null, at: Instant): Change<never> => ({
  key: gapKey,
  cursor,
  at,
  payload: null,
});

export const gapAfter = ({ cursor, at }: Change): Change<never> => toGap(cursor, at);

export const toChange = <T extends Topic>(event: GatewayEvent<T>, { keyOf }: Interest<T>): Change<T> => ({
  key: keyOf?.(event.payload) ?? event.key,
  cursor: event.cursor,
  at: event.at,
  payload: event.payload,
});
