import type { OverviewQuery, SystemName } from '../../generated/operations.ts';
import { Lasting } from '../../parts/ago.tsx';
import { Badge, Dot, type Tone } from '../../parts/badge.tsx';
import { formatCount, formatSpan, toWords } from '../../parts/format.ts';
import { Meter } from '../../parts/meter.tsx';
import { Panel } from '../../parts/panel.tsx';

interface Props extends Pick<OverviewQuery, 'systemStatus' | 'gatewayStatus'> {
  readonly name: string;
  readonly system: SystemName;
}

const breakerTones = { CLOSED: 'good', HALF_OPEN: 'warn', OPEN: 'bad' } as const satisfies Record<
  string,
  Tone
>;

/** What a system does that cannot be asked. */
const failures: Readonly<Record<string, string>> = {
  UPSTREAM_UNAVAILABLE: 'does not answer',
  UPSTREAM_TIMEOUT: 'answers too late',
  UPSTREAM_THROTTLED: 'is too busy',
  UPSTREAM_UNAUTHORIZED: 'does not let the gateway in',
  UPSTREAM_REJECTED: 'refuses what it is asked',
  UPSTREAM_MALFORMED: 'answers what nobody understands',
};

const describe = (reason: string | null | undefined): string =>
  reason == null ? 'not known yet' : (failures[reason] ?? toWords(reason));

export function SystemCard({ name, system, systemStatus, gatewayStatus }: Props) {
  const status = systemStatus.find((one) => one.system === system);
  const upstream = gatewayStatus.upstreams.find((one) => one.system === system);
  const reachable = status?.reachable === true;
  return (
    <Panel
      title={name}
      className={reachable ? '' : 'alarm'}
      actions={
        <Badge tone={reachable ? 'good' : 'bad'}>{reachable ? 'answers' : describe(status?.reason)}</Badge>
      }
    >
      {status?.since != null && (
        <p className="muted">
          {reachable ? 'answering' : 'away'} for <Lasting since={status.since} />
        </p>
      )}
      {upstream !== undefined && (
        <>
          <Meter
            label="reads"
            value={upstream.reads.running}
            most={upstream.reads.places}
            waiting={upstream.reads.waiting}
          />
          <Meter
            label="writes"
            value={upstream.writes.running}
            most={upstream.writes.places}
            waiting={upstream.writes.waiting}
          />
          <dl className="facts">
            <dt>Breaker</dt>
            <dd>
              <Dot tone={breakerTones[upstream.breaker]} /> {toWords(upstream.breaker)}
            </dd>
            <dt>Calls a minute</dt>
            <dd>
              {formatCount(upstream.callsLastMinute)}
              {upstream.failedLastMinute > 0 && (
                <span className="bad"> · {upstream.failedLastMinute} failed</span>
              )}
            </dd>
            <dt>Answers in</dt>
            <dd>{upstream.averageMs === null ? '–' : formatSpan(upstream.averageMs)}</dd>
          </dl>
        </>
      )}
    </Panel>
  );
}
