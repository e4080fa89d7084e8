/**
 * How every call to P21 and Oro travels: place in the budget, token, deadline, one HTTP exchange, classified errors,
 * repetition where it is safe. What is asked and what the answer means is the subclass's.
 *
 * An instance keeps nothing between calls (no HTTP cache, no deduplication: both belong to the loaders, which know
 * for whom an answer is), so that one instance may serve all requests.
 */
import { RESTDataSource, type RequestDeduplicationPolicy } from '@apollo/datasource-rest';
import type { SystemName } from '../../src/errors.ts';
import { GatewayError } from '../../src/errors.ts';
import type { Clock } from '../../src/instant.ts';
import type { Budget } from './call-budget.ts';
import type { Fetcher, FetcherResponse } from './connection.ts';
import { toConnectionError } from './connection-failure.ts';
import { startDeadline } from './deadline.ts';
import { parseLossless } from './lossless-json.ts';
import { observeCall } from './observe-call.ts';
import type { RefusedResources } from './refused-resources.ts';
import type { RetrySettings } from './retry.ts';
import { withRetries } from './retry.ts';
import type { SourceClock } from './source-clock.ts';
import { toRetryAfterMs } from './status-table.ts';
import type { TokenHolder } from './token-holder.ts';
import type { RefusedAnswer, UpstreamAnswer, UpstreamCall } from './upstream-call.ts';
import { isSafe } from './upstream-call.ts';
import type { UpstreamObserver } from './upstream-observer.ts';

/** What all calls to one system share; lives as long as the process. */
export interface Upstream {
  readonly system: SystemName;
  /** Base URL without trailing slash. */
  readonly url: string;
  readonly fetch: Fetcher;
  readonly budget: Budget;
  readonly observer: UpstreamObserver;
  readonly retry: RetrySettings;
  readonly refusedResources: RefusedResources;
  /** Absent for calls that need none, such as the token call itself. */
  readonly tokens?: TokenHolder | undefined;
  readonly readTimeoutMs: number;
  readonly writeTimeoutMs: number;
  readonly clock: Clock;
  readonly sourceClock: SourceClock;
  /** The error of an unsuccessful answer, by the system's own rules. */
  readonly classify: (answer: RefusedAnswer) => GatewayError;
}

export class UpstreamDataSource extends RESTDataSource {
  override readonly baseURL: string;

  constructor(protected readonly upstream: Upstream) {
    super({ fetch: upstream.fetch, logger: silent });
    this.baseURL = upstream.url;
    // The cache of RESTDataSource is keyed by URL alone and could hand one viewer's answer to another.
    this.httpCache.fetch = async (url, init) => ({ response: await upstream.fetch(String(url), init) });
  }

  /**
   * Sends the call and reads its answer; `read` runs within the attempt, so that what it throws counts for the breaker.
   * Throws a `GatewayError` for everything upstream. Unsafe calls are sent again only after a 401.
   */
  protected async call<T>(call: UpstreamCall, read: (answer: UpstreamAnswer) => T): Promise<T> {
    const safe = isSafe(call);
    const { priority, signal } = call;
    const terms = { safe, priority, signal };
    const attempt = () =>
      this.upstream.budget.run(terms, () =>
        observeCall(this.upstream, call, async () => read(await this.#authorized(call))),
      );
    try {
      return await (safe ? withRetries(attempt, this.upstream.retry, signal) : attempt());
    } catch (error) {
      throw call.signal?.aborted === true ? this.#leftAlone(call, error) : error;
    }
  }

  /** The JSON body of a successful answer. Throws UPSTREAM_MALFORMED where something else came. */
  protected json(call: UpstreamCall): Promise<unknown> {
    return this.call(call, (answer) => this.parseJson(call, answer));
  }

  protected parseJson(call: UpstreamCall, answer: UpstreamAnswer): unknown {
    try {
      return parseLossless(answer.text);
    } catch (cause) {
      const got = answer.text.trim() === '' ? 'nothing' : (answer.header('content-type') ?? 'something else');
      const message = `${this.upstream.system} promised JSON for ${call.resource} and sent ${got}`;
      const details = { system: this.upstream.system, status: answer.status, upstream: excerpt(answer.text) };
      throw new GatewayError('UPSTREAM_MALFORMED', message, details, { cause });
    }
  }

  /** With the shared token; after a 401 once more with another one, unless that is known not to help. */
  async #authorized(call: UpstreamCall): Promise<UpstreamAnswer> {
    const { tokens, refusedResources } = this.upstream;
    if (tokens === undefined) return this.#exchange(call, undefined);
    const token = await tokens.get(call.signal);
    try {
      return await this.#exchange(call, token);
    } catch (error) {
      if (!isUnauthorized(error) || refusedResources.has(call.resource)) throw error;
    }
    const other = await tokens.replacementOf(token, call.signal);
    try {
      return await this.#exchange(call, other);
    } catch (error) {
      if (isUnauthorized(error)) refusedResources.add(call.resource);
      throw error;
    }
  }

  async #exchange(call: UpstreamCall, token: string | undefined): Promise<UpstreamAnswer> {
    const { system, url, readTimeoutMs, writeTimeoutMs, clock } = this.upstream;
    const timeoutMs = call.timeoutMs ?? (isSafe(call) ? readTimeoutMs : writeTimeoutMs);
    const startedAt = clock();
    const deadline = startDeadline(timeoutMs, call.signal);
    try {
      call.onSend?.();
      const { response, parsedBody } = await this.fetch<string>(call.path, {
        method: call.method as 'POST',
        headers: { ...call.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        ...(call.body !== undefined && { body: call.body }),
        signal: deadline.signal,
        resource: call.resource,
      } as Parameters<this['fetch']>[1]);
      return toAnswer(response, parsedBody);
    } catch (thrown) {
      const host = new URL(url).host;
      const failed = { system, host, resource: call.resource, timeoutMs, elapsedMs: clock() - startedAt };
      throw toConnectionError(failed, thrown, deadline);
    } finally {
      deadline.end();
    }
  }

  #leftAlone(call: UpstreamCall, error: unknown): GatewayError {
    if (error instanceof GatewayError) return error;
    const message = `The caller stopped waiting for ${this.upstream.system} (${call.resource})`;
    return new GatewayError('UPSTREAM_TIMEOUT', message, { system: this.upstream.system }, { cause: error });
  }

  protected override resolveURL(path: string): URL {
    return new URL(`${this.baseURL}${path}`);
  }

  protected override requestDeduplicationPolicyFor(): RequestDeduplicationPolicy {
    return { policy: 'do-not-deduplicate' };
  }

  protected override parseBody(response: FetcherResponse): Promise<string> {
    return response.text();
  }

  /** Replaces RESTDataSource's own error, which would show URL and body to clients. */
  protected override async throwIfResponseIsError(options: {
    request: object;
    response: FetcherResponse;
    parsedBody: unknown;
  }): Promise<void> {
    const { response, request, parsedBody } = options;
    this.upstream.sourceClock.heard(response.headers.get('date'));
    if (response.ok) return;
    const { resource } = request as { resource?: string };
    throw this.upstream.classify({
      resource: resource ?? 'a call',
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: String(parsedBody),
      retryAfterMs: toRetryAfterMs(response.headers.get('retry-after') ?? undefined, this.upstream.clock()),
    });
  }
}

const isUnauthorized = (error: unknown): boolean =>
  error instanceof GatewayError && error.details.status === 401;

const toAnswer = (response: FetcherResponse, text: string): UpstreamAnswer => ({
  status: response.status,
  header: (name) => response.headers.get(name) ?? undefined,
  text,
});

/** Enough of a body for an operator to recognise it. */
const excerpt = (text: string): string => text.trim().slice(0, 500);

const nothing = () => undefined;
/** RESTDataSource logs URLs in development; they hold keys of customers. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
