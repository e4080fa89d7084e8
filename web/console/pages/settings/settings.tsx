/** What can be changed while the gateway runs; everything else is configuration and stays with whoever installs it. */
import { ChangeSettingsDocument, SettingsDocument } from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { Connections } from './connections.tsx';
import { FlowSwitches } from './flow-switches.tsx';
import { MasterSwitch } from './master-switch.tsx';
import { SettingHistory } from './setting-history.tsx';
import { SettingTable } from './setting-table.tsx';

export function Settings() {
  const { data, faults, reload } = useQuery(SettingsDocument, {}, { everyMs: 5000 });
  const change = useAction(ChangeSettingsDocument);
  if (data === undefined) return <Faults faults={faults} />;
  const { version, settings } = data.settings;
  const set = async (name: string, value: unknown) => {
    const done = await change.run({ values: [{ name, value }], version });
    reload();
    return done !== undefined;
  };
  const of = (section: string) => settings.filter((setting) => setting.section === section);
  return (
    <>
      <Faults faults={[...faults, ...change.faults]} />
      {of('sync').map((setting) => (
        <MasterSwitch key={setting.name} setting={setting} busy={change.busy} onSet={set} />
      ))}
      <FlowSwitches />
      <Connections />
      <SettingTable title="Freshness and failure" settings={of('cache')} version={version} onSet={set} />
      <SettingTable title="Mapping" settings={of('flows')} version={version} onSet={set} />
      <SettingHistory changes={data.settingChanges} onRestore={set} />
    </>
  );
}
