/** Settings of one section: the value that counts, and what is configured where somebody changed it. */

import type { ShownSettingFragment } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { SettingValue } from './setting-value.tsx';

export type SetSetting = (name: string, value: unknown) => Promise<boolean>;

interface Props {
  readonly title: string;
  readonly settings: readonly ShownSettingFragment[];
  readonly version: number;
  readonly onSet: SetSetting;
}

export const SettingTable = ({ title, settings, version, onSet }: Props) => (
  <Panel title={title} className="flush">
    <Table rows={settings} keyOf={({ name }) => name} columns={columnsFor(version, onSet)} />
  </Panel>
);

const columnsFor = (version: number, onSet: SetSetting): readonly TableColumn<ShownSettingFragment>[] => [
  { title: 'Setting', isName: true, show: ({ name }) => name.replace(/^\w+\./, '') },
  { title: 'What it does', className: 'said', show: ({ description }) => description },
  {
    title: 'Value',
    show: (setting) => <SettingValue key={version} setting={setting} onSet={onSet} />,
  },
  { title: 'Changed', className: 'nowrap', show: (setting) => <Changed setting={setting} onSet={onSet} /> },
];

const Changed = ({
  setting,
  onSet,
}: {
  readonly setting: ShownSettingFragment;
  readonly onSet: SetSetting;
}) => {
  const { name, change, value, configured } = setting;
  if (change === null || JSON.stringify(value) === JSON.stringify(configured))
    return <span className="muted">as configured</span>;
  return (
    <>
      <Ago at={change.at} /> by {change.actor}{' '}
      <button
        type="button"
        aria-label={`Put ${name} back`}
        title={`Configured: ${JSON.stringify(configured)}`}
        onClick={() => onSet(name, null)}
      >
        Put back
      </button>
    </>
  );
};
