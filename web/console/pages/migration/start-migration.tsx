import { useState } from 'react';
import { type MigrationsQuery, StartMigrationDocument } from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { Faults } from '../../parts/faults.tsx';
import { Panel } from '../../parts/panel.tsx';

interface Props {
  readonly flows: MigrationsQuery['flows'];
  readonly onStarted: () => void;
}

/** Which flows, and whether for real. Those that are switched on are chosen at first. */
export function StartMigration({ flows, onStarted }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    flows.flatMap(({ name, enabled }) => (enabled ? name : [])),
  );
  const { run, busy, faults } = useAction(StartMigrationDocument);
  const start = (dryRun: boolean) => run({ flows: [...chosen], dryRun }).then(onStarted);
  const toggle = (name: string) =>
    setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  const idle = busy || chosen.length === 0;
  return (
    <Panel
      title="New migration"
      actions={
        <>
          <button type="button" onClick={() => setChosen([])}>
            None
          </button>
          <button type="button" onClick={() => setChosen(flows.map(({ name }) => name))}>
            All
          </button>
          <button type="button" disabled={idle} onClick={() => start(true)}>
            Dry run
          </button>
          <button type="button" className="primary" disabled={idle} onClick={() => start(false)}>
            Migrate {chosen.length} flows
          </button>
        </>
      }
    >
      <Faults faults={faults} />
      <fieldset className="choices">
        <legend className="hidden">Flows to migrate</legend>
        {flows.map(({ name, description }) => (
          <label key={name} title={description}>
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} /> {name}
          </label>
        ))}
      </fieldset>
      <p className="hint">
        Each flow goes after those its records refer to. A dry run reads everything, writes nothing and counts
        what it would write. What was moved before is found and left as it is.
      </p>
    </Panel>
  );
}
