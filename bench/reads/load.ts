/** Asks over so many connections, each the next question as soon as it has its answer. */
import { Pool } from 'undici';
import type { PageRequest } from './page.ts';

export interface LoadSettings {
  readonly url: string;
  readonly connections: number;
  /** How long to ask; undefined asks `requests` times. */
  readonly durationMs?: number;
  readonly requests?: number;
  readonly next: () => PageRequest;
  /** Looks at one answer; throws when it is not right. Every answer where it is cheap, else a sample. */
  readonly check?: (body: string, elapsedMs: number) => void;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

export async function runLoad({
  url,
  connections,
  durationMs,
  requests,
  next,
  check,
}: LoadSettings): Promise<LoadResult> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const times: number[] = [];
  const startedAt = performance.now();
  const endsAt = durationMs === undefined ? Number.POSITIVE_INFINITY : startedAt + durationMs;
  let left = requests ?? Number.POSITIVE_INFINITY;
  const askOnAndOn = async () => {
    while (performance.now() < endsAt && left-- > 0) {
      const askedAt = performance.now();
      const body = await ask(pool, next());
      const elapsedMs = performance.now() - askedAt;
      times.push(elapsedMs);
      check?.(body, elapsedMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, askOnAndOn));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return summarise(times, seconds);
}

async function ask(pool: Pool, { token, body }: PageRequest): Promise<string> {
  const { statusCode, body: answer } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const text = await answer.text();
  if (statusCode !== 200) throw new Error(`answered ${statusCode}: ${text.slice(0, 300)}`);
  return text;
}

function summarise(times: readonly number[], seconds: number): LoadResult {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requests: sorted.length,
    seconds,
    perSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    longestMs: sorted.at(-1) ?? 0,
  };
}
