/** What became of one change in one turn. */
import type { ErrorCode } from '../errors.ts';
import type { HeldChange } from './change-queue.ts';
import type { Document, Reference } from './document.ts';

/** Why a change waits or is parked; what the operator filters by. */
export type FailureCode =
  | ErrorCode
  /** The target refused the document for good. */
  | 'REFUSED'
  /** A record of another flow is not in the target yet. */
  | 'REFERENCE_MISSING'
  /** The target asked to come again. */
  | 'RETRY'
  /** Nobody knows whether it was written. */
  | 'OUTCOME_UNKNOWN'
  /** The command that was to write it was rejected. */
  | 'COMMAND_REJECTED';

export type Result = { readonly change: HeldChange } & ResultState;

export type ResultState =
  /** `FOUND`: the target held it already. */
  | {
      readonly state: 'CREATED' | 'UPDATED' | 'FOUND';
      readonly targetId: string;
      readonly fingerprint: string;
    }
  /** What was last written already says this, or a newer reading has been applied. */
  | { readonly state: 'UNCHANGED' }
  | { readonly state: 'RETIRED'; readonly targetId: string }
  /** Not in the target, and does not belong there. */
  | { readonly state: 'IGNORED'; readonly why?: string | undefined }
  /** Handed over to a command, whose end decides. */
  | {
      readonly state: 'SENT';
      readonly commandId: string;
      readonly document: Document;
      readonly fingerprint: string;
    }
  | { readonly state: 'WAITS'; readonly reference: Reference; readonly reason: string }
  /** Parked before with this very document: not sent again. */
  | { readonly state: 'STILL_REFUSED' }
  | Failure;

export interface Failure {
  readonly state: 'FAILED';
  readonly code: FailureCode;
  /** For people: what the target or the gateway says. */
  readonly reason: string;
  readonly field?: string | undefined;
  readonly document?: Document;
  readonly fingerprint?: string;
  /** `outage`: nothing to do with this record, as far as is known. */
  readonly retry: 'never' | 'later' | 'outage';
  readonly afterMs?: number | undefined;
  /** It may have been written all the same. */
  readonly doubtful: boolean;
}
