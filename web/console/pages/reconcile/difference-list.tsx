/** What the last reconciliation of each flow found; of one flow, or of all. */
import { useState } from 'react';
import {
  DiscrepanciesDocument,
  type DiscrepancyFilter,
  type DiscrepancyKind,
  RepairDiscrepanciesDocument,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { toWords } from '../../parts/format.ts';
import { Pager } from '../../parts/pager.tsx';
import { Panel } from '../../parts/panel.tsx';
import { DifferenceTable } from './difference-table.tsx';

const kinds: readonly DiscrepancyKind[] = ['MISSING', 'DIFFERENT', 'EXTRA'];

export function DifferenceList({ flow }: { readonly flow: string | undefined }) {
  const [kind, setKind] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const filter: DiscrepancyFilter = {
    ...(flow !== undefined && { flow }),
    ...(kind !== '' && { kind: kind as DiscrepancyKind }),
  };
  const { data, faults, loading, reload } = useQuery(
    DiscrepanciesDocument,
    { filter, after },
    { everyMs: 5000 },
  );
  const repair = useAction(RepairDiscrepanciesDocument);
  const page = data?.discrepancies;
  const total = page?.totalCount ?? 0;
  const repairThose = (those: DiscrepancyFilter) => repair.run({ filter: those }).then(reload);
  return (
    <Panel
      title={`Differences${flow === undefined ? '' : ` of ${flow}`}`}
      className="flush"
      actions={
        <>
          <select
            aria-label="Kind of difference"
            value={kind}
            onChange={({ target }) => setKind(target.value)}
          >
            <option value="">every kind</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {toWords(one)}
              </option>
            ))}
          </select>
          {total > 0 && (
            <button
              type="button"
              className="primary"
              disabled={repair.busy}
              onClick={() => repairThose(filter)}
            >
              Repair all {total}
            </button>
          )}
        </>
      }
    >
      <Faults faults={[...faults, ...repair.faults]} />
      {!loading && total === 0 && <p className="calm">No difference is known.</p>}
      {page !== undefined && total > 0 && (
        <DifferenceTable
          differences={page.nodes}
          busy={repair.busy}
          onRepair={({ flowName, key }) => repairThose({ flow: flowName, key })}
        />
      )}
      {page !== undefined && <Pager page={page} isFirst={after === null} onPage={setAfter} />}
    </Panel>
  );
}
