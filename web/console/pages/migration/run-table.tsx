import type { RunProgressFragment } from '../../generated/operations.ts';
import { formatCount, formatSpan, toOutcome } from '../../parts/format.ts';
import { Progress } from '../../parts/progress.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Scroll } from '../../parts/scroll.tsx';

export const RunTable = ({ runs }: { readonly runs: readonly RunProgressFragment[] }) => (
  <Scroll>
    <table>
      <thead>
        <tr>
          <th scope="col">Flow</th>
          <th scope="col">State</th>
          <th scope="col">Progress</th>
          <th scope="col" className="number">
            Records
          </th>
          <th scope="col" className="number">
            Rate
          </th>
          <th scope="col" className="number">
            Left
          </th>
          <th scope="col">What became of them</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  </Scroll>
);

function RunRow({ run }: { readonly run: RunProgressFragment }) {
  const { flowName, state, percent, scanned, total, counts, reason } = run;
  const { recordsPerSecond: rate, remainingSeconds: left } = run;
  return (
    <tr>
      <th scope="row">{flowName}</th>
      <td>
        <RunState state={state} />
      </td>
      <td>
        {state === 'WAITING' ? (
          <span className="muted">–</span>
        ) : (
          <Progress percent={percent} label={`Progress of ${flowName}`} />
        )}
      </td>
      <td className="number nowrap">
        {formatCount(scanned)}
        {total !== null && total >= scanned && <span className="muted"> of {formatCount(total)}</span>}
      </td>
      <td className="number">{rate === null ? '–' : `${formatCount(Math.round(rate))}/s`}</td>
      <td className="number">{state === 'RUNNING' && left !== null ? formatSpan(left * 1000) : '–'}</td>
      <td>
        {counts.map(({ outcome, count }) => `${formatCount(count)} ${toOutcome(outcome)}`).join(', ')}
        {reason !== null && <span className="bad"> {reason}</span>}
      </td>
    </tr>
  );
}
