/** One migration, flow by flow, with what was left out and why. */
import {
  CancelMigrationDocument,
  type MigrationsQuery,
  PauseMigrationDocument,
  ResumeMigrationDocument,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { Ago } from '../../parts/ago.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Faults } from '../../parts/faults.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Progress } from '../../parts/progress.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Table } from '../../parts/table.tsx';
import { LeftOut } from './left-out.tsx';
import { runColumns } from './run-columns.tsx';

interface Props extends Pick<MigrationsQuery, 'parkedCauses'> {
  readonly migration: MigrationsQuery['migrations'][number];
  readonly onChanged: () => void;
}

export function MigrationInFull({ migration, parkedCauses, onChanged }: Props) {
  const { id, dryRun, state, percent, createdAt, endedAt, runs } = migration;
  const pause = useAction(PauseMigrationDocument);
  const resume = useAction(ResumeMigrationDocument);
  const cancel = useAction(CancelMigrationDocument);
  const goesOn = state === 'RUNNING' || state === 'WAITING';
  const stands = state === 'PAUSED' || state === 'FAILED';
  return (
    <>
      <Panel
        title={dryRun ? 'Dry run' : 'Migration'}
        className="flush"
        actions={
          <>
            <RunState state={state} />
            {goesOn && (
              <button type="button" disabled={pause.busy} onClick={() => pause.run({ id }).then(onChanged)}>
                Pause
              </button>
            )}
            {stands && (
              <button
                type="button"
                className="primary"
                disabled={resume.busy}
                onClick={() => resume.run({ id }).then(onChanged)}
              >
                Resume
              </button>
            )}
            {(goesOn || stands) && (
              <ConfirmButton
                sure="Give up; what is written stays"
                onConfirm={() => cancel.run({ id }).then(onChanged)}
              >
                Cancel
              </ConfirmButton>
            )}
          </>
        }
      >
        <Faults faults={[...pause.faults, ...resume.faults, ...cancel.faults]} />
        <p className="whole">
          <Progress percent={percent} label="Whole migration" /> <strong>{percent ?? 0} %</strong>
          <span className="muted">
            begun <Ago at={createdAt} />
            {endedAt !== null && (
              <>
                , ended <Ago at={endedAt} />
              </>
            )}
          </span>
        </p>
        <Table rows={runs} keyOf={(run) => run.id} columns={runColumns} />
      </Panel>
      <LeftOut runs={runs} parkedCauses={parkedCauses} hasEnded={endedAt !== null} />
    </>
  );
}
