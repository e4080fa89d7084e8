import type { ReconciliationsQuery } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { formatCount, formatMoment, formatNextRun, toWords } from '../../parts/format.ts';
import { Progress } from '../../parts/progress.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { hrefOf } from '../../shell/route.ts';

interface Props extends ReconciliationsQuery {
  readonly current: string | undefined;
  readonly busy: boolean;
  readonly onCompare: (name: string) => void;
}

const kinds = ['MISSING', 'DIFFERENT', 'EXTRA'] as const;

export const ComparedFlows = (props: Props) => (
  <Scroll tall>
    <table>
      <thead>
        <tr>
          <th scope="col">Flow</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className="number">
              {toWords(kind)}
            </th>
          ))}
          <th scope="col">Last compared</th>
          <th scope="col">Next run</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {props.flows.map((flow) => (
          <FlowRow key={flow.name} flow={flow} {...props} />
        ))}
      </tbody>
    </table>
  </Scroll>
);

interface RowProps extends Props {
  readonly flow: Props['flows'][number];
}

function FlowRow({
  flow: { name, schedule, nextRunAt },
  discrepancyCounts,
  flowRuns,
  current,
  busy,
  onCompare,
}: RowProps) {
  const last = flowRuns.find((run) => run.flowName === name && run.kind === 'RECONCILE');
  return (
    <tr className={name === current ? 'chosen' : ''}>
      <th scope="row">
        <a href={hrefOf('reconcile', { flow: name })}>{name}</a>
      </th>
      {kinds.map((kind) => {
        const count = discrepancyCounts.find((one) => one.flowName === name && one.kind === kind)?.count ?? 0;
        return (
          <td key={kind} className={`number ${count > 0 ? 'warn' : 'muted'}`}>
            {formatCount(count)}
          </td>
        );
      })}
      <td className="nowrap">
        {last === undefined ? <span className="muted">not lately</span> : <LastRun run={last} />}
      </td>
      <td className="nowrap">
        {nextRunAt === null ? (
          <span className="muted">{formatNextRun({ schedule, nextRunAt })}</span>
        ) : (
          <time dateTime={nextRunAt}>{formatMoment(nextRunAt)}</time>
        )}
      </td>
      <td>
        <button type="button" disabled={busy} aria-label={`Compare ${name}`} onClick={() => onCompare(name)}>
          Compare
        </button>
      </td>
    </tr>
  );
}

const LastRun = ({ run }: { readonly run: ReconciliationsQuery['flowRuns'][number] }) =>
  run.state === 'DONE' ? (
    <>
      <Ago at={run.endedAt} /> <span className="muted">({formatCount(run.scanned)} records)</span>
    </>
  ) : (
    <>
      <RunState state={run.state} />{' '}
      {run.state === 'RUNNING' && <Progress percent={run.percent} label={`Comparing ${run.flowName}`} />}{' '}
      {run.reason}
    </>
  );
