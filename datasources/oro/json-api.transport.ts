/** How a JSON:API request travels; `oro.http.ts` sends it. */
import type { Priority } from '../upstream/priority.ts';

/** How much a call matters, and how long anybody waits for it. */
export interface CallUrgency {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: Priority | undefined;
}

export interface JsonApiRequest extends CallUrgency {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Below the root of the API, with query string, e.g. "customers?filter[id]=1". */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Whether it changes anything: a read may be repeated, a write never is. */
  readonly effect: 'read' | 'write';
}

export interface JsonApiAnswer {
  readonly status: number;
  /** Parsed JSON; null for an empty body. */
  readonly body: unknown;
  header(name: string): string | undefined;
}

export interface JsonApiTransport {
  /** Throws `OroRefusal` for what Oro refuses, `GatewayError` for everything else that is not a 2xx of JSON. */
  send(request: JsonApiRequest): Promise<JsonApiAnswer>;
}

/** The same way to Oro for calls of this urgency. */
export const withUrgency = (transport: JsonApiTransport, urgency: CallUrgency): JsonApiTransport => ({
  send: (request) => transport.send({ ...urgency, ...request }),
});
