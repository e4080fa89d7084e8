/** How flows that end in P21 hand over to the write-through commands, whose guarantee they inherit. */

export interface CommandReceipt {
  readonly id: string;
  readonly state: string;
}

export interface SyncCommand {
  /** e.g. "placeOrder"; the kinds of `src/commands`. */
  readonly kind: string;
  readonly input: unknown;
  /** One for each record and content, so that a repeated write is the same command. */
  readonly idempotencyKey: string;
}

/** Stores the command and answers at once; never waits for P21. */
export type SubmitCommand = (command: SyncCommand) => Promise<CommandReceipt>;

/** How a command ended. */
export interface CommandEnd {
  readonly id: string;
  readonly state: 'CONFIRMED' | 'REJECTED';
  /** Key of the record in the target, where the command named one. */
  readonly targetId: string | null;
  /** Why it was rejected, for a person. */
  readonly reason: string | null;
}

/** The ends of those of these commands that have ended; one that is under way or waits for a person is left out. */
export type ReadCommandEnds = (ids: readonly string[]) => Promise<readonly CommandEnd[]>;
