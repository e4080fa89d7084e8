import type { ReconciliationsQuery } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { formatCount, formatMoment, formatNextRun, toWords } from '../../parts/format.ts';
import { Progress } from '../../parts/progress.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/route.ts';

interface Props extends ReconciliationsQuery {
  readonly current: string | undefined;
  readonly busy: boolean;
  readonly onCompare: (name: string) => void;
}

const kinds = ['MISSING', 'DIFFERENT', 'EXTRA'] as const;

type Flow = Props['flows'][number];

export const ComparedFlows = (props: Props) => (
  <Table
    tall
    rows={props.flows}
    keyOf={({ name }) => name}
    columns={columnsFor(props)}
    rowClass={({ name }) => (name === props.current ? 'chosen' : '')}
  />
);

const columnsFor = ({
  discrepancyCounts,
  flowRuns,
  busy,
  onCompare,
}: Props): readonly TableColumn<Flow>[] => [
  {
    title: 'Flow',
    isName: true,
    show: ({ name }) => <a href={hrefOf('reconcile', { flow: name })}>{name}</a>,
  },
  ...kinds.map((kind): TableColumn<Flow> => {
    const countOf = ({ name }: Flow) =>
      discrepancyCounts.find((one) => one.flowName === name && one.kind === kind)?.count ?? 0;
    return {
      title: toWords(kind),
      className: 'number',
      toneOf: (flow) => (countOf(flow) > 0 ? 'warn' : 'muted'),
      show: (flow) => formatCount(countOf(flow)),
    };
  }),
  {
    title: 'Last compared',
    className: 'nowrap',
    show: ({ name }) => (
      <LastRun run={flowRuns.find((run) => run.flowName === name && run.kind === 'RECONCILE')} />
    ),
  },
  { title: 'Next run', className: 'nowrap', show: (flow) => <NextRun flow={flow} /> },
  {
    title: 'Now',
    show: ({ name }) => (
      <button type="button" disabled={busy} aria-label={`Compare ${name}`} onClick={() => onCompare(name)}>
        Compare
      </button>
    ),
  },
];

const NextRun = ({ flow: { schedule, nextRunAt } }: { readonly flow: Flow }) =>
  nextRunAt === null ? (
    <span className="muted">{formatNextRun({ schedule, nextRunAt })}</span>
  ) : (
    <time dateTime={nextRunAt}>{formatMoment(nextRunAt)}</time>
  );

const LastRun = ({ run }: { readonly run: ReconciliationsQuery['flowRuns'][number] | undefined }) => {
  if (run === undefined) return <span className="muted">not lately</span>;
  const { state, percent, flowName, reason, endedAt, scanned } = run;
  return state === 'DONE' ? (
    <>
      <Ago at={endedAt} /> <span className="muted">({formatCount(scanned)} records)</span>
    </>
  ) : (
    <>
      <RunState state={state} />{' '}
      {state === 'RUNNING' && <Progress percent={percent} label={`Comparing ${flowName}`} />} {reason}
    </>
  );
};
