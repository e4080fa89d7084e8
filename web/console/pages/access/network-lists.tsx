/** Which addresses may use which entrance. */
import { ChangeSettingsDocument, SettingsDocument } from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { SettingTable } from '../settings/setting-table.tsx';

export function NetworkLists() {
  const { data, faults, reload } = useQuery(SettingsDocument, {}, { everyMs: 10_000 });
  const change = useAction(ChangeSettingsDocument);
  if (data === undefined) return <Faults faults={faults} />;
  const { version, settings } = data.settings;
  return (
    <>
      <Faults faults={[...faults, ...change.faults]} />
      <SettingTable
        title="Addresses let in"
        settings={settings.filter(({ section }) => section === 'gateway')}
        version={version}
        onSet={async (name, value) => {
          const done = await change.run({ values: [{ name, value }], version });
          reload();
          return done !== undefined;
        }}
      />
    </>
  );
}
