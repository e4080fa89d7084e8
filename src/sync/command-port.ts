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
