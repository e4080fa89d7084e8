/** How a JSON:API request travels; `oro.http.ts` sends it. */
export interface JsonApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'OPTIONS';
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
