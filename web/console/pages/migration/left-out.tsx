/** The report: what of the source is not in the target, and why. */

import type { MigrationsQuery, RunProgressFragment } from '../../generated/operations.ts';
import { formatCount, toOutcome } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/route.ts';

/** Outcomes of records that the target does not hold afterwards. */
const meanings: Readonly<Record<string, string>> = {
  WAITS: 'Refers to a record that is not in the target yet; it is tried again by itself.',
  FAILED: 'Failed; it is tried again by itself until a person is asked.',
  PARKED: 'Waits for a person.',
  WOULD_PARK: 'Would wait for a person.',
};

interface Props extends Pick<MigrationsQuery, 'parkedCauses'> {
  readonly runs: readonly RunProgressFragment[];
  readonly hasEnded: boolean;
}

interface Row {
  readonly flowName: string;
  readonly outcome: string;
  readonly count: number;
  readonly why: string;
  readonly href?: string;
  /** Some of the records. */
  readonly keys?: readonly string[];
}

export function LeftOut({ runs, parkedCauses, hasEnded }: Props) {
  const rows = [...parkedRows(runs, parkedCauses), ...ignoredRows(runs), ...countedRows(runs)];
  return (
    <Panel title="Left out, and why" className="flush">
      {rows.length === 0 ? (
        <p className="calm">{hasEnded ? 'Every record was taken along.' : 'Nothing so far.'}</p>
      ) : (
        <Table
          rows={rows}
          keyOf={({ flowName, outcome, why }) => `${flowName} ${outcome} ${why}`}
          columns={columns}
        />
      )}
    </Panel>
  );
}

const columns: readonly TableColumn<Row>[] = [
  { title: 'Flow', isName: true, show: ({ flowName }) => flowName },
  {
    title: 'Records',
    className: 'number',
    show: ({ href, count }) =>
      href === undefined ? formatCount(count) : <a href={href}>{formatCount(count)}</a>,
  },
  { title: 'Outcome', show: ({ outcome }) => toOutcome(outcome) },
  { title: 'Why', className: 'said', show: (row) => <Reason {...row} /> },
];

const Reason = ({ why, count, keys = [] }: Row) => (
  <>
    {why}
    {keys.length > 0 && (
      <span className="muted">
        {' '}
        {keys.join(', ')}
        {count > keys.length && ', …'}
      </span>
    )}
  </>
);

/** What is parked now, by cause; the runs' own count of it says less. */
function parkedRows(runs: Props['runs'], parkedCauses: Props['parkedCauses']): Row[] {
  const names = new Set(runs.map(({ flowName }) => flowName));
  return parkedCauses
    .filter(({ flowName }) => names.has(flowName))
    .map(({ flowName, code, count, reason: why }) => {
      const href = hrefOf('sync-desk', { flow: flowName, code });
      return { flowName, outcome: code, count, why, href };
    });
}

const ignoredRows = (runs: Props['runs']): Row[] =>
  runs.flatMap(({ flowName, leftOut }) =>
    leftOut.map(({ reason: why, ...records }) => ({ flowName, outcome: 'IGNORED', why, ...records })),
  );

const countedRows = (runs: Props['runs']): Row[] =>
  runs.flatMap(({ flowName, counts }) =>
    counts.flatMap(({ outcome, count }) => {
      const why = meanings[outcome];
      return why === undefined || count === 0 ? [] : [{ flowName, outcome, count, why }];
    }),
  );
