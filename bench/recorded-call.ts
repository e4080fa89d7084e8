/** One upstream call as the gateway made it, to be made again without the gateway. */

export interface RecordedCall {
  readonly system: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Calls, by their place in the recording, that had been answered before this one was made. */
  readonly after: readonly number[];
}

export const sendCall = (call: RecordedCall, redirect: 'follow' | 'manual' = 'follow'): Promise<Response> =>
  fetch(call.url, { method: call.method, headers: call.headers, body: call.body ?? null, redirect });
