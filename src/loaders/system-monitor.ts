/** Remembers since when each system answers or does not. Lives as long as the process; asked by `systemStatus`. */
import type { SystemStatus } from '../../schema/system-status.type.ts';
import { type SystemName, toGatewayError } from '../errors.ts';
import { type Clock, type Instant, toInstant } from '../instant.ts';

export interface SystemMonitor {
  /** Asks both systems now, each once however many ask at the same time. */
  check(): Promise<readonly SystemStatus[]>;
}

/** A cheap read of a system; throws a `GatewayError` when it does not answer. */
export type Probe = () => Promise<unknown>;

export function createSystemMonitor(
  probes: Readonly<Record<SystemName, Probe>>,
  clock: Clock,
): SystemMonitor {
  const checks = (Object.keys(probes) as SystemName[])
    .sort()
    .map((system) => createCheck(system, probes[system], () => toInstant(clock())));
  return { check: () => Promise.all(checks.map((check) => check())) };
}

function createCheck(system: SystemName, probe: Probe, now: () => Instant): () => Promise<SystemStatus> {
  let last: SystemStatus | undefined;
  let running: Promise<SystemStatus> | undefined;
  const ask = async (): Promise<SystemStatus> => {
    const reason = await failureOf(probe);
    const checkedAt = now();
    const since = last?.reachable === (reason === null) ? last.since : checkedAt;
    last = { system, reachable: reason === null, since, checkedAt, reason };
    return last;
  };
  return () => {
    running ??= ask().finally(() => {
      running = undefined;
    });
    return running;
  };
}

const failureOf = (probe: Probe): Promise<string | null> =>
  probe().then(
    () => null,
    (error: unknown) => toGatewayError(error).code,
  );
