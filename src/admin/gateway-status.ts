/** How this replica is doing: what it leans on, and how it asks both systems. */
import type { UpstreamLoad } from '../../datasources/upstream/call-budget.ts';
import type { BreakerState as UpstreamBreaker } from '../../datasources/upstream/upstream-observer.ts';
import type { BreakerState, GatewayStatus, ServiceStatus } from '../../schema/gateway-status.type.ts';
import type { SystemName } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { UpstreamTally } from './upstream-tally.ts';

/** Something that answers, or rejects. */
export interface Service {
  readonly kind: string;
  ping(): Promise<unknown>;
}

export interface StatusParts {
  readonly startedAt: Instant;
  readonly store: Service;
  /** Absent when none is configured. */
  readonly redis: Service | undefined;
  readonly loads: Readonly<Record<SystemName, () => UpstreamLoad>>;
  readonly tally: UpstreamTally;
}

/** Somebody looks at a page: what does not answer by then does not answer. */
const patienceMs = 1000;

const breakers: Readonly<Record<UpstreamBreaker, BreakerState>> = {
  closed: 'CLOSED',
  'half-open': 'HALF_OPEN',
  open: 'OPEN',
};

export async function readGatewayStatus({
  startedAt,
  store,
  redis,
  loads,
  tally,
}: StatusParts): Promise<Omit<GatewayStatus, 'syncEnabled'>> {
  const [storeStatus, redisStatus] = await Promise.all([
    check(store),
    redis === undefined ? null : check(redis),
  ]);
  const upstreams = (Object.keys(loads) as SystemName[]).sort().map((system) => {
    const { breaker, reads, writes } = loads[system]();
    return { system, breaker: breakers[breaker], reads, writes, ...tally.lastMinute(system) };
  });
  return { startedAt, store: storeStatus, redis: redisStatus, upstreams };
}

async function check({ kind, ping }: Service): Promise<ServiceStatus> {
  const startedAt = performance.now();
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), patienceMs);
  const answer = ping().then(
    () => true,
    () => false,
  );
  const reachable = await Promise.race([answer, late.promise]);
  clearTimeout(timer);
  return { kind, reachable, answeredMs: reachable ? Math.round(performance.now() - startedAt) : null };
}
