/** How many differences each reconciliation of a flow found. */
import { FlowReconciliationsDocument, type RunProgressFragment } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Columns } from '../../parts/columns.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';

const shown = 40;

export function DifferenceHistory({ flow }: { readonly flow: string }) {
  const { data, faults } = useQuery(FlowReconciliationsDocument, { flow }, { everyMs: 5000 });
  const runs = (data?.flowRuns ?? [])
    .filter(({ kind, state }) => kind === 'RECONCILE' && state === 'DONE')
    .slice(0, shown)
    .reverse();
  return (
    <Panel title={`History of ${flow}`}>
      <Faults faults={faults} />
      {runs.length === 0 ? (
        <p className="muted">It has not been compared yet.</p>
      ) : (
        <Columns
          label={`Differences found by the last ${runs.length} comparisons of ${flow}`}
          series={['missing', 'different', 'extra']}
          columns={runs.map((run) => ({
            name: formatMoment(run.endedAt ?? run.createdAt),
            values: [countOf(run, 'MISSING'), countOf(run, 'DIFFERENT'), countOf(run, 'EXTRA')],
          }))}
        />
      )}
    </Panel>
  );
}

const countOf = ({ counts }: RunProgressFragment, outcome: string): number =>
  counts.find((one) => one.outcome === outcome)?.count ?? 0;
