/** Every flow as a lane from its system to the other. */

import type { OverviewQuery } from '../../generated/operations.ts';
import { Dot, type Tone } from '../../parts/badge.tsx';
import { formatCount, formatSpan } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { Spark } from '../../parts/spark.tsx';
import { useNow } from '../../parts/use-now.ts';
import { hrefOf } from '../../shell/route.ts';
import { minutesOf } from './minutes.ts';

type Flow = OverviewQuery['flows'][number];
type Lanes = Pick<OverviewQuery, 'flows' | 'flowMinutes'>;

export function FlowLanes({ flows, flowMinutes }: Lanes) {
  return (
    <Panel title="Flows" className="flush">
      <Scroll>
        <table className="lanes">
          <thead>
            <tr>
              <th scope="col">Flow</th>
              <th scope="col" className="lane-head">
                <div>
                  <span>Prophet 21</span>
                  <span>OroCommerce</span>
                </div>
              </th>
              <th scope="col">Last hour</th>
              <th scope="col" className="number">
                Written
              </th>
              <th scope="col" className="number">
                Lag
              </th>
              <th scope="col" className="number">
                Waiting
              </th>
              <th scope="col" className="number">
                Parked
              </th>
              <th scope="col">Last error</th>
            </tr>
          </thead>
          <tbody>
            {flows.map((flow) => (
              <Lane
                key={flow.name}
                flow={flow}
                minutes={flowMinutes.filter(({ flowName }) => flowName === flow.name)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function Lane({ flow, minutes }: { readonly flow: Flow; readonly minutes: OverviewQuery['flowMinutes'] }) {
  const now = useNow();
  const { name, description, direction, queue, lastHour, linked } = flow;
  const { written, failed } = minutesOf(minutes, now);
  const tone = toneOf(flow);
  const moves = flow.lastMinutes.written > 0;
  const error = flow.pollFault ?? queue.lastReason;
  return (
    <tr>
      <th scope="row" title={description}>
        <Dot tone={tone} /> {name}
        <span className="hidden">{describeTone[tone]}</span>
      </th>
      <td>
        <span
          className={`lane ${tone} ${direction === 'P21_TO_ORO' ? 'right' : 'left'} ${moves ? 'moving' : ''}`}
        >
          <span className="hidden">
            {direction === 'P21_TO_ORO' ? 'Prophet 21 to OroCommerce' : 'OroCommerce to Prophet 21'}
          </span>
          <small>{formatCount(linked)}</small>
        </span>
      </td>
      <td>
        <Spark
          values={written}
          failures={failed}
          label={`${lastHour.written} written, ${lastHour.failed} failed in the last hour`}
        />
      </td>
      <td className="number">{formatCount(lastHour.written)}</td>
      <td className="number">{lagOf(flow, now)}</td>
      <td className="number">
        {formatCount(queue.waiting + queue.sent)}
        {queue.failing > 0 && <span className="warn"> · {queue.failing} failing</span>}
      </td>
      <td className="number">
        {queue.parked === 0 ? (
          '0'
        ) : (
          <a href={hrefOf('sync-desk', { flow: name })}>{formatCount(queue.parked)}</a>
        )}
      </td>
      <td className="error" title={error ?? undefined}>
        {error ?? <span className="muted">–</span>}
      </td>
    </tr>
  );
}

function toneOf({ enabled, pollFault, queue, lastMinutes }: Flow): Tone {
  if (!enabled) return 'idle';
  if (pollFault !== null) return 'bad';
  if (queue.parked > 0 || queue.failing > 0) return 'warn';
  return lastMinutes.written > 0 ? 'busy' : 'good';
}

const describeTone: Readonly<Record<Tone, string>> = {
  idle: ' switched off',
  bad: ' cannot read its source',
  warn: ' needs attention',
  busy: ' is moving records',
  good: ' is up to date',
};

/** What waits says how far behind the flow is; what was written says how far behind it was. */
function lagOf({ queue, lastMinutes, lastHour }: Flow, nowMs: number): string {
  if (queue.oldestNoticedAt !== null)
    return formatSpan(Math.max(0, nowMs - Date.parse(queue.oldestNoticedAt)));
  const lag = lastMinutes.averageLagMs ?? lastHour.averageLagMs;
  return lag === null ? '–' : formatSpan(lag);
}
