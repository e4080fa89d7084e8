/**
 * Who did or tried what: every mutation, every denied call, every refused sign-in, every change of a key. Written
 * behind the answer, because a log must not slow down or break what it describes. Holds ids, never secrets, tokens,
 * names or e-mails.
 */
import { type Clock, type Instant, toInstant } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Database } from '../store/database.ts';
import type { Role } from './viewer.ts';

export type AuditAction =
  | 'MUTATION'
  | 'DENIED'
  | 'SIGN_IN_REFUSED'
  | 'KEY_CREATED'
  | 'KEY_ROTATED'
  | 'KEY_REVOKED'
  | 'SETTING_CHANGED'
  | 'OPERATION_SAVED'
  | 'OPERATION_DELETED';

export interface AuditEntry {
  readonly action: AuditAction;
  /** Key or token that did it, as in `Viewer.keyId`; absent when nobody is known. */
  readonly actor?: string | undefined;
  readonly role?: Role | undefined;
  /** Where it came from. */
  readonly address?: string | undefined;
  /** Field or key it was about. */
  readonly subject?: string | undefined;
  /** "OK" or an error code. */
  readonly outcome: string;
  readonly requestId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

export interface AuditLog {
  /** Never throws and never waits. */
  record(entry: AuditEntry): void;
  /** Resolves when all that was recorded so far is written. */
  flush(): Promise<void>;
}

export const noAudit: AuditLog = { record: () => {}, flush: async () => {} };

/** More than these at once are counted instead of written: a flood must not fill the database. */
const mostWaiting = 1000;

/** @param onError Called when entries could not be written; they are lost then, and the log of the process says so. */
export function createStoreAudit(
  db: Database,
  clock: Clock,
  onError: (error: unknown, lost: number) => void,
): AuditLog {
  let waiting: TimedEntry[] = [];
  let left = 0;
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const entries = waiting;
      const lost = left;
      [waiting, left] = [[], 0];
      if (lost > 0) onError(undefined, lost);
      try {
        await db.insertInto('audit').values(entries.map(toRow)).execute();
      } catch (error) {
        onError(error, entries.length);
      }
    }
    writing = undefined;
  };

  return {
    record: (entry) => {
      if (waiting.length >= mostWaiting) {
        left += 1;
        return;
      }
      waiting.push({ ...entry, at: toInstant(clock()) });
      // Entries of one moment go in one statement.
      writing ??= Promise.resolve().then(write);
    },
    flush: async () => {
      await writing;
    },
  };
}

interface TimedEntry extends AuditEntry {
  readonly at: Instant;
}

const toRow = ({ at, action, actor, role, address, subject, outcome, requestId, detail }: TimedEntry) => ({
  at,
  action,
  actor: actor ?? null,
  role: role ?? null,
  address: address ?? null,
  subject: subject ?? null,
  outcome,
  request_id: requestId ?? null,
  detail: toJson(detail ?? {}),
});
