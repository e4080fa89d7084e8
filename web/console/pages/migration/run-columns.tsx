/** How far the run of each flow is. */
import type { RunProgressFragment } from '../../generated/operations.ts';
import { formatCount, formatSpan, toOutcome } from '../../parts/format.ts';
import { Progress } from '../../parts/progress.tsx';
import { RunState } from '../../parts/run-state.tsx';
import type { TableColumn } from '../../parts/table.tsx';

export const runColumns: readonly TableColumn<RunProgressFragment>[] = [
  { title: 'Flow', isName: true, show: ({ flowName }) => flowName },
  { title: 'State', show: ({ state }) => <RunState state={state} /> },
  {
    title: 'Progress',
    show: ({ state, percent, flowName }) =>
      state === 'WAITING' ? (
        <span className="muted">–</span>
      ) : (
        <Progress percent={percent} label={`Progress of ${flowName}`} />
      ),
  },
  {
    title: 'Records',
    className: 'number',
    show: ({ scanned, total }) => (
      <>
        {formatCount(scanned)}
        {total !== null && total >= scanned && <span className="muted"> of {formatCount(total)}</span>}
      </>
    ),
  },
  {
    title: 'Rate',
    className: 'number',
    show: ({ recordsPerSecond: rate }) => (rate === null ? '–' : `${formatCount(Math.round(rate))}/s`),
  },
  {
    title: 'Left',
    className: 'number',
    show: ({ state, remainingSeconds: left }) =>
      state === 'RUNNING' && left !== null ? formatSpan(left * 1000) : '–',
  },
  {
    title: 'What became of them',
    show: ({ counts, reason }) => (
      <>
        {counts.map(({ outcome, count }) => `${formatCount(count)} ${toOutcome(outcome)}`).join(', ')}
        {reason !== null && <span className="bad"> {reason}</span>}
      </>
    ),
  },
];
