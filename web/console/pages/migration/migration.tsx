/** Moving everything: start, try out, pause, and see what became of each record. */
import './migration.css';
import { MigrationsDocument, type MigrationsQuery } from '../../generated/operations.ts';
import { useFlowActivity } from '../../graph/live.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatCount } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { MigrationInFull } from './migration-in-full.tsx';
import { StartMigration } from './start-migration.tsx';

const everyMs = 2000;

export function Migration() {
  const { data, faults, reload } = useQuery(MigrationsDocument, {}, { everyMs });
  useFlowActivity(reload);
  if (data === undefined) return <Faults faults={faults} />;
  const [newest, ...earlier] = data.migrations;
  return (
    <>
      <Faults faults={faults} />
      <StartMigration flows={data.flows} onStarted={reload} />
      {newest === undefined ? (
        <p className="muted">Nothing has been migrated yet.</p>
      ) : (
        <MigrationInFull migration={newest} parkedCauses={data.parkedCauses} onChanged={reload} />
      )}
      {earlier.length > 0 && (
        <Panel title="Before" className="flush">
          <Table rows={earlier} keyOf={({ id }) => id} columns={earlierColumns} />
        </Panel>
      )}
    </>
  );
}

type Run = MigrationsQuery['migrations'][number];

const earlierColumns: readonly TableColumn<Run>[] = [
  { title: 'Begun', isName: true, show: ({ createdAt }) => <Ago at={createdAt} /> },
  {
    title: 'State',
    className: 'nowrap',
    show: ({ state, dryRun }) => (
      <>
        <RunState state={state} /> {dryRun && 'dry run'}
      </>
    ),
  },
  { title: 'Flows', show: ({ runs }) => runs.map(({ flowName }) => flowName).join(', ') },
  {
    title: 'Records',
    className: 'number',
    show: ({ runs }) => formatCount(runs.reduce((sum, { scanned }) => sum + scanned, 0)),
  },
];
