/** One call to an upstream system and its answer, as the datasources see them. */
import type { Priority } from './priority.ts';

export interface UpstreamCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Path and query, encoded, below the system's base URL. */
  readonly path: string;
  /** What is asked for, for operators: "table customer", "token". Names only, never keys or values. */
  readonly resource: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body as it goes on the wire; its content type is in the headers. */
  readonly body?: string | undefined;
  /** The call only reads, so that it may be sent again. True for GET where not said. */
  readonly safe?: boolean | undefined;
  /** Ends the wait from outside: the caller's deadline, or its going away. */
  readonly signal?: AbortSignal | undefined;
  /** How urgent the call is while others wait. */
  readonly priority?: Priority | undefined;
  /** Told right before the request leaves: what fails earlier was never sent. */
  readonly onSend?: (() => void) | undefined;
  /** Longest life of one attempt; the system's own for reads or writes where not said. */
  readonly timeoutMs?: number | undefined;
}

export interface UpstreamAnswer {
  readonly status: number;
  /** Lower case names. */
  header(name: string): string | undefined;
  readonly text: string;
}

/** What an unsuccessful answer is classified by. */
export interface RefusedAnswer {
  readonly resource: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** From `Retry-After`. */
  readonly retryAfterMs: number | undefined;
}

export const isSafe = (call: Pick<UpstreamCall, 'safe' | 'method'>): boolean =>
  call.safe ?? call.method === 'GET';
