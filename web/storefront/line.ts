/** What carries all subscriptions of the page: a WebSocket, or a stream of events where no WebSocket gets through. */
import type { Answer } from './gateway.ts';

/** A subscription as it is sent. */
export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Line {
  /** Everything asked last is followed. */
  readonly isOpen: boolean;
  /** Browsers open six of its kind to a host, for all pages together. */
  readonly isScarce: boolean;
  /** From now on these are followed and no others, by ids that are another for another question. */
  follow(wanted: ReadonlyMap<string, Asked>): void;
  /** Ends it; nothing is told of it any longer. */
  close(): void;
}

/** `unreached`: it never stood. `refused`: the token is not good, or no longer. */
export type Ending = 'unreached' | 'refused' | 'broken';

export interface LineEvents {
  /** Also after each change of what is followed that took a new request. */
  opened(): void;
  heard(id: string, answer: Answer<never>): void;
  /** Once, when it ends by itself. */
  closed(ending: Ending): void;
}

export type OpenLine = (token: string, events: LineEvents) => Line;
