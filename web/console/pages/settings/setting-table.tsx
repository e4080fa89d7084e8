/** Settings of one section: the value that counts, and what is configured where somebody changed it. */

import type { ShownSettingFragment } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
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
    <Scroll>
      <table>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">What it does</th>
            <th scope="col">Value</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <tr key={setting.name}>
              <th scope="row">{setting.name.replace(/^\w+\./, '')}</th>
              <td className="said">{setting.description}</td>
              <td>
                <SettingValue key={version} setting={setting} onSet={onSet} />
              </td>
              <td className="nowrap">
                <Changed setting={setting} onSet={onSet} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </Panel>
);

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
