import type { SettingsQuery } from '../../generated/operations.ts';
import { formatMoment } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
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
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              Version
            </th>
            <th scope="col">Setting</th>
            <th scope="col">Value from then on</th>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">Bring back</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ version, name, value, at, actor }) => (
            <tr key={version}>
              <td className="number">{version}</td>
              <th scope="row">{name}</th>
              <td className="value">{value === null ? 'as configured' : JSON.stringify(value)}</td>
              <td className="nowrap">{formatMoment(at)}</td>
              <td>{actor}</td>
              <td>
                <button
                  type="button"
                  aria-label={`Bring back version ${version}`}
                  onClick={() => onRestore(name, value)}
                >
                  Bring back
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Panel>
);
