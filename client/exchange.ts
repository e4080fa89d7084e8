/** One question and its answer over HTTP, tried again where that can do no harm. */
import { randomUUID } from 'node:crypto';
import { type DocumentNode, getOperationAST, print } from 'graphql';
import type { Credentials } from './credentials.ts';
import { type GatewayAnswer, isPassing, isPassingStatus } from './faults.ts';
import { delayAfter, type RetryPolicy, toldDelay, type Waiting } from './retries.ts';

export interface ExchangeParts {
  readonly url: string;
  readonly credentials: Credentials;
  readonly retries: RetryPolicy;
  readonly waiting: Waiting;
  /** The longest one try may take. */
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
}

export interface Question {
  readonly document: DocumentNode;
  readonly variables: object;
  /** Mutations: the same at every try of the same wish, also by the next run of a job. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Try again also when a part of the answer is missing for now. */
  readonly whole: boolean;
}

export interface Exchanged<Data> {
  readonly answer: GatewayAnswer<Data>;
  readonly status: number;
}

/**
 * Queries may be asked any number of times. Mutations always carry an idempotency key, so that the gateway knows a
 * second try for what it is. Rejects when the gateway is not reached, or does not speak GraphQL, at the last try.
 */
export async function exchange<Data>(parts: ExchangeParts, question: Question): Promise<Exchanged<Data>> {
  const { retries, waiting } = parts;
  const headers = headersFor(question);
  for (let tries = 1; ; tries += 1) {
    const isLast = tries >= retries.attempts;
    const tried = await attempt<Data>(parts, question, headers).catch((error: unknown) => {
      if (isLast || question.signal?.aborted === true) throw error;
      return undefined;
    });
    if (tried !== undefined && (isLast || !isWorthAnother(tried, question, parts))) return tried;
    const delayMs = delayAfter(tries, retries, waiting.random(), tried?.toldMs);
    await waiting.sleep(delayMs, question.signal);
  }
}

function isWorthAnother(
  { status, answer }: Tried<unknown>,
  { whole }: Question,
  { credentials }: ExchangeParts,
) {
  if (status === 401) return credentials.refused();
  if (isPassingStatus(status)) return true;
  return whole && answer.errors.length > 0 && answer.errors.every(isPassing);
}

interface Tried<Data> extends Exchanged<Data> {
  readonly toldMs: number;
}

async function attempt<Data>(
  { url, credentials, timeoutMs, fetch }: ExchangeParts,
  { document, variables, signal }: Question,
  headers: Record<string, string>,
): Promise<Tried<Data>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...(await credentials.shown()) },
    body: JSON.stringify({ query: print(document), variables }),
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  });
  const { data = null, errors = [] } = await bodyOf<Data>(response);
  return { answer: { data, errors }, status: response.status, toldMs: toldDelay(response.headers) };
}

/** A proxy that has no gateway behind it answers with a page of its own. */
async function bodyOf<Data>(response: Response): Promise<Partial<GatewayAnswer<Data>>> {
  if (!isPassingStatus(response.status)) return (await response.json()) as Partial<GatewayAnswer<Data>>;
  return (await response.json().catch(() => ({}))) as Partial<GatewayAnswer<Data>>;
}

function headersFor({ document, idempotencyKey = randomUUID() }: Question): Record<string, string> {
  const isMutation = getOperationAST(document)?.operation === 'mutation';
  return { 'content-type': 'application/json', ...(isMutation && { 'idempotency-key': idempotencyKey }) };
}
