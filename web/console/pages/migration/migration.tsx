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
      {earlier.length > 0 && <Earlier migrations={earlier} />}
    </>
  );
}

const Earlier = ({ migrations }: Pick<MigrationsQuery, 'migrations'>) => (
  <Panel title="Before" className="flush">
    <table>
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">State</th>
          <th scope="col">Flows</th>
          <th scope="col" className="number">
            Records
          </th>
        </tr>
      </thead>
      <tbody>
        {migrations.map(({ id, createdAt, state, dryRun, runs }) => (
          <tr key={id}>
            <th scope="row">
              <Ago at={createdAt} />
            </th>
            <td className="nowrap">
              <RunState state={state} /> {dryRun && 'dry run'}
            </td>
            <td>{runs.map(({ flowName }) => flowName).join(', ')}</td>
            <td className="number">{formatCount(runs.reduce((sum, { scanned }) => sum + scanned, 0))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Panel>
);
