import type { SettingsQuery } from '../../generated/operations.ts';
import { formatMoment } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import type { SetSetting } from './setting-table.tsx';

interface Props {
  readonly changes: SettingsQuery['settingChanges'];
  readonly onRestore: SetSetting;
}

/** Every change with its version; any of them can be brought back. */
export const SettingHistory = ({ changes, onRestore }: Props) => (
  <Panel title="Versions" className="flush">
    {changes.length === 0 ? (
      <p className="calm">Everything is as configured.</p>
    ) : (
      <Table rows={changes} keyOf={({ version }) => version} columns={columnsFor(onRestore)} />
    )}
  </Panel>
);

const columnsFor = (restore: SetSetting): readonly TableColumn<Props['changes'][number]>[] => [
  { title: 'Version', className: 'number', show: ({ version }) => version },
  { title: 'Setting', isName: true, show: ({ name }) => name },
  {
    title: 'Value from then on',
    className: 'value',
    show: ({ value }) => (value === null ? 'as configured' : JSON.stringify(value)),
  },
  { title: 'When', className: 'nowrap', show: ({ at }) => formatMoment(at) },
  { title: 'By', show: ({ actor }) => actor },
  {
    title: 'Bring back',
    show: ({ version, name, value }) => (
      <button type="button" aria-label={`Bring back version ${version}`} onClick={() => restore(name, value)}>
        Bring back
      </button>
    ),
  },
];
