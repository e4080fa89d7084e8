/** What the engine is made of: everything it needs is handed in. */
import type { Clock } from '../instant.ts';
import type { Database } from '../store/database.ts';
import type { ReadCommandEnds } from './command-port.ts';
import type { Announcement, AnyFlow, Direction } from './flow.ts';
import type { SyncSettings } from './settings.ts';

export interface SyncParts {
  readonly flows: readonly AnyFlow[];
  readonly db: Database;
  /** Tidies the store up, where it does not do so by itself. */
  readonly tidy?: () => Promise<void>;
  readonly clock: Clock;
  /** What time it is at the source of each direction: rows are dated by that. */
  readonly sourceClocks: Readonly<Record<Direction, Clock>>;
  /** 0 <= random < 1; spreads retries. */
  readonly random: () => number;
  /** Tells this replica from others in holds; unique per start. */
  readonly replica: string;
  readonly log: SyncLog;
  readonly settings: SyncSettings;
  /** To subscribers and caches; must not throw. */
  readonly publish: (announcement: Announcement) => void;
  readonly readCommandEnds: ReadCommandEnds;
}

export interface SyncLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
