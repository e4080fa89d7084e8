/** What the queue does with a change that was not done in its turn: when it comes again, or that a person is asked. */
import { type Instant, toInstant } from '../instant.ts';
import { backoffMs } from './backoff.ts';
import type { Document } from './document.ts';
import type { Failure, Result } from './result.ts';
import type { SyncSettings } from './settings.ts';

/** The new values of the row of the queue. */
export interface NextTurn {
  readonly key: string;
  readonly version: number;
  readonly state: 'READY' | 'SENT' | 'PARKED';
  readonly due_at: Instant;
  readonly attempts: number;
  readonly outages: number;
  readonly failing_since: Instant | null;
  readonly doubtful: boolean;
  readonly edited: Document | null;
  readonly waits_for_flow: string | null;
  readonly waits_for_key: string | null;
  readonly command_id: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly field: string | null;
  readonly document: Document | null;
  readonly fingerprint: string | null;
}

export interface TurnTerms {
  readonly settings: SyncSettings;
  readonly nowMs: number;
  readonly random: () => number;
  /** When the flow last wrote anything: what tells a spoilt record from a system that is down. */
  readonly lastWrittenAt: Instant | null;
}

export type Unfinished = Extract<Result, { state: 'WAITS' | 'SENT' | 'FAILED' }>;

export function nextTurn(result: Unfinished, terms: TurnTerms): NextTurn {
  switch (result.state) {
    case 'SENT':
      return followCommand(result, terms);
    case 'WAITS':
      return waitFor(result, terms);
    case 'FAILED':
      return tryAgain(result, terms);
  }
}

const unchanged = ({ change }: Result) => ({
  key: change.key,
  version: change.version,
  state: 'READY' as const,
  attempts: change.attempts,
  outages: change.outages,
  doubtful: change.doubtful,
  edited: change.edited,
  waits_for_flow: null,
  waits_for_key: null,
  command_id: change.rejectedCommandId,
  field: null,
  document: null,
  fingerprint: null,
});

function followCommand(result: Extract<Result, { state: 'SENT' }>, { settings, nowMs }: TurnTerms): NextTurn {
  const { commandId, document, fingerprint } = result;
  return {
    ...unchanged(result),
    state: 'SENT',
    due_at: toInstant(nowMs + settings.commandCheckMs),
    failing_since: null,
    command_id: commandId,
    document,
    fingerprint,
    code: null,
    reason: null,
  };
}

function waitFor(result: Extract<Result, { state: 'WAITS' }>, terms: TurnTerms): NextTurn {
  const { change, reference, reason } = result;
  const { settings, nowMs, random } = terms;
  const attempts = change.attempts + 1;
  return {
    ...unchanged(result),
    state: attempts >= settings.mostWaits ? 'PARKED' : 'READY',
    due_at: toInstant(nowMs + backoffMs(attempts, settings.backoff, random)),
    attempts,
    failing_since: change.failingSince ?? toInstant(nowMs),
    waits_for_flow: reference.$flow,
    waits_for_key: reference.$key,
    code: 'REFERENCE_MISSING',
    reason,
  };
}

function tryAgain(result: Unfinished & Failure, terms: TurnTerms): NextTurn {
  const { change, code, reason, field, document, fingerprint } = result;
  const isOutage = result.retry === 'outage';
  const attempts = change.attempts + (isOutage ? 0 : 1);
  const outages = change.outages + (isOutage ? 1 : 0);
  return {
    ...unchanged(result),
    state: isForPerson(result, { attempts, outages }, terms) ? 'PARKED' : 'READY',
    due_at: toInstant(terms.nowMs + waitOf(result, attempts + outages, terms)),
    attempts,
    outages,
    failing_since: change.failingSince ?? toInstant(terms.nowMs),
    doubtful: change.doubtful || result.doubtful,
    code,
    reason,
    field: field ?? null,
    document: document ?? null,
    fingerprint: fingerprint ?? null,
  };
}

/**
 * A record refused for good, or failing by itself too often. One whose batches fail like an outage, alone too, is
 * parked only when others of the flow got through meanwhile: then it is the record and not the system.
 */
function isForPerson(
  { retry, change }: Unfinished & Failure,
  { attempts, outages }: { attempts: number; outages: number },
  { settings, lastWrittenAt }: TurnTerms,
): boolean {
  if (retry === 'never') return true;
  if (retry === 'later') return attempts >= settings.mostAttempts;
  const othersGotThrough =
    lastWrittenAt !== null && change.failingSince !== null && lastWrittenAt > change.failingSince;
  return outages >= 2 * settings.mostAttempts && othersGotThrough;
}

function waitOf(
  { code, afterMs, doubtful }: Unfinished & Failure,
  failures: number,
  terms: TurnTerms,
): number {
  const { settings, random } = terms;
  const usual = backoffMs(failures, settings.backoff, random);
  if (code === 'OUTCOME_UNKNOWN') return Math.max(usual, afterMs ?? settings.settleMs);
  // A write that was thrown for may still arrive as well.
  if (doubtful && code === 'UPSTREAM_TIMEOUT') return Math.max(usual, settings.settleMs);
  return Math.max(usual, afterMs ?? 0);
}
