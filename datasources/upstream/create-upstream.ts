/** Puts together what all calls to one system share, with the settings that suit an ERP and a shop alike. */
import type { SystemName } from '../../src/errors.ts';
import type { Clock } from '../../src/instant.ts';
import { CallBudget, type UpstreamLoad } from './call-budget.ts';
import type { Fetcher, OutgoingTls } from './connection.ts';
import { createConnection } from './connection.ts';
import type { Sleep } from './deadline.ts';
import { sleep } from './deadline.ts';
import { RefusedResources } from './refused-resources.ts';
import { SourceClock } from './source-clock.ts';
import type { Upstream } from './upstream.datasource.ts';
import { noObserver, type UpstreamObserver } from './upstream-observer.ts';

/** Time, network and chance, handed in so that tests own them. */
export interface Surroundings {
  readonly clock: Clock;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  readonly fetch?: Fetcher | undefined;
  readonly sleep?: Sleep | undefined;
  readonly observer?: UpstreamObserver | undefined;
}

export interface UpstreamSettings extends OutgoingTls {
  readonly system: SystemName;
  /** Base URL without trailing slash. */
  readonly url: string;
  readonly parallelReads: number;
  readonly parallelWrites: number;
  readonly readTimeoutSeconds: number;
  readonly writeTimeoutSeconds: number;
  readonly classify: Upstream['classify'];
}

export interface CreatedUpstream {
  readonly upstream: Upstream;
  /** What time it is there. */
  readonly now: Clock;
  load(): UpstreamLoad;
  close(): Promise<void>;
}

/** Without tokens: add `tokens` once they can be asked for. `close` ends the kept connections. */
export function createUpstream(
  settings: UpstreamSettings,
  { clock, random, fetch, sleep: wait = sleep, observer = noObserver }: Surroundings,
): CreatedUpstream {
  const { parallelReads, parallelWrites } = settings;
  const connection = createConnection({
    connections: parallelReads + parallelWrites + 2,
    fetch,
    tls: settings,
  });
  const budget = new CallBudget({ system: settings.system, parallelReads, parallelWrites, observer });
  const sourceClock = new SourceClock(clock);
  const upstream: Upstream = {
    system: settings.system,
    url: settings.url,
    fetch: connection.fetch,
    budget,
    observer,
    retry: { attempts: 3, firstWaitMs: 100, longestWaitMs: 2000, random, sleep: wait },
    refusedResources: new RefusedResources(clock),
    readTimeoutMs: settings.readTimeoutSeconds * 1000,
    writeTimeoutMs: settings.writeTimeoutSeconds * 1000,
    clock,
    sourceClock,
    classify: settings.classify,
  };
  return { upstream, now: sourceClock.now, load: () => budget.load, close: connection.close };
}
