/**
 * What a write that did not come back as a success says about whether it was carried out (p21-api 4.3, 4.4, 9.1 to
 * 9.3). In doubt it is UNKNOWN: asking P21 afterwards costs a read, a second order costs a customer.
 */
import type { GatewayError } from '../../../src/errors.ts';
import { toGatewayError } from '../../../src/errors.ts';
import { neverConnected } from '../../upstream/connection-failure.ts';
import type { NotConfirmed } from './write-answer.ts';
import { notWritten, unknown } from './write-answer.ts';

/** The record is open in somebody's window (p21-api 4.4, 9.4). */
const locked = /may currently be edited by|is (currently )?locked|being edited/i;

/** A dialog nobody can answer, in a pooled session: before or after the write, nobody knows (p21-api 4.4). */
const dirtySession = /Unexpected response window/i;

/** Trouble inside P21 rather than with the document. */
const hiccup =
  /Object reference not set|deadlock|time[d]?[- ]?out|connection|session|RPC server|transport|Error retrieving\/validating user/i;

/** Assumption: the words of a definition or write without right are the only 500 of plain text that is final. */
const noWindow = /is not available or user does not have permission to open it/i;

/** The outcome of a Transaction that P21 itself calls failed: one Transaction is all or nothing (p21-api 4.3). */
export function ofFailedTransaction(messages: readonly string[]): NotConfirmed {
  const said = messages.join('\n') || 'P21 calls the Transaction failed and says no more';
  if (locked.test(said)) return notWritten({ said, retry: 'locked' });
  if (dirtySession.test(said) || hiccup.test(said)) return unknown(true, { said });
  return notWritten({ said, retry: 'never', refused: true });
}

/** The outcome of a call that failed; `sent` says whether the request had left when it did. */
export function ofFailedCall(thrown: unknown, sent: boolean): NotConfirmed {
  const error = toGatewayError(thrown);
  const { status, upstream } = error.details;
  const said = upstream ? `${error.message}: ${upstream}` : error.message;
  const parts = { said, cause: error };
  if (!sent) return notWritten({ ...parts, retry: isFinal(error) ? 'never' : 'later' });
  if (neverConnected(error) || status === 401) return notWritten(parts);
  if (status === undefined) return unknown(false, parts);
  if (status < 400) return status < 300 ? unknown(true, parts) : notWritten({ ...parts, retry: 'never' });
  return status < 500 ? ofRefusedRequest(error, status, parts) : ofServerError(error, parts);
}

/** What was asked before the write, and will be answered alike next time. */
const isFinal = ({ code }: GatewayError): boolean => code === 'NOT_FOUND' || code === 'UPSTREAM_REJECTED';

type Parts = { readonly said: string; readonly cause: GatewayError };

const ofRefusedRequest = (error: GatewayError, status: number, parts: Parts): NotConfirmed => {
  const isBusy = status === 408 || status === 409 || status === 429 || error.code === 'UPSTREAM_THROTTLED';
  return notWritten({ ...parts, retry: isBusy ? 'later' : 'never', refused: !isBusy });
};

/**
 * A business exception in P21's own envelope has ended the call, but order import may have stored a part ("Import is
 * ok but some records failed", p21-api 3.4): one look decides. Anything else may come from a machine in between.
 */
function ofServerError(error: GatewayError, parts: Parts): NotConfirmed {
  const said = error.details.upstream ?? '';
  if (noWindow.test(said)) return notWritten({ ...parts, retry: 'never' });
  if (locked.test(said)) return notWritten({ ...parts, retry: 'locked' });
  const isEnvelope = error.code === 'UPSTREAM_REJECTED' || error.code === 'NOT_FOUND';
  if (!isEnvelope) return unknown(false, parts);
  return hiccup.test(said) || dirtySession.test(said)
    ? unknown(true, parts)
    : unknown(true, { ...parts, retry: 'never', refused: true });
}
