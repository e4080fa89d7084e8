import type { OverviewQuery } from '../../generated/operations.ts';
import { Lasting } from '../../parts/ago.tsx';
import { Badge, Dot } from '../../parts/badge.tsx';
import { formatCount } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Spark } from '../../parts/spark.tsx';
import { hrefOf } from '../../shell/route.ts';
import { minutesOf } from './minutes.ts';

type Service = OverviewQuery['gatewayStatus']['store'];

export function GatewayCard({ gatewayStatus, flows, flowMinutes }: OverviewQuery) {
  const { written, failed } = minutesOf(flowMinutes, Date.now());
  const sum = (value: (flow: OverviewQuery['flows'][number]) => number) =>
    flows.reduce((total, flow) => total + value(flow), 0);
  const parked = sum(({ queue }) => queue.parked);
  return (
    <Panel
      title="Gateway"
      className={gatewayStatus.syncEnabled ? '' : 'alarm'}
      actions={
        <Badge tone={gatewayStatus.syncEnabled ? 'good' : 'bad'}>
          sync {gatewayStatus.syncEnabled ? 'on' : 'off'}
        </Badge>
      }
    >
      <p className="muted">
        up for <Lasting since={gatewayStatus.startedAt} />
      </p>
      <Spark
        values={written}
        failures={failed}
        label={`${sum((flow) => flow.lastHour.written)} records written in the last hour`}
      />
      <dl className="facts">
        <dt>Written in the hour</dt>
        <dd>{formatCount(sum(({ lastHour }) => lastHour.written))}</dd>
        <dt>Waiting</dt>
        <dd>{formatCount(sum(({ queue }) => queue.waiting))}</dd>
        <dt>Parked</dt>
        <dd>{parked === 0 ? '0' : <a href={hrefOf('sync-desk')}>{formatCount(parked)} for a person</a>}</dd>
        <dt>Store</dt>
        <dd>
          <ServiceState service={gatewayStatus.store} />
        </dd>
        <dt>Redis</dt>
        <dd>
          {gatewayStatus.redis === null ? (
            <span className="muted">not used</span>
          ) : (
            <ServiceState service={gatewayStatus.redis} />
          )}
        </dd>
      </dl>
    </Panel>
  );
}

const ServiceState = ({ service: { kind, reachable, answeredMs } }: { readonly service: Service }) => (
  <>
    <Dot tone={reachable ? 'good' : 'bad'} /> {kind} {reachable ? `${answeredMs} ms` : 'does not answer'}
  </>
);
