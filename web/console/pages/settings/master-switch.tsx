import type { ShownSettingFragment } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Switch } from '../../parts/switch.tsx';

interface Props {
  readonly setting: ShownSettingFragment;
  readonly busy: boolean;
  readonly onSet: (name: string, value: boolean) => void;
}

/** The switch of the whole sync. */
export function MasterSwitch({ setting, busy, onSet }: Props) {
  const { name, description, value, change } = setting;
  const on = value === true;
  return (
    <Panel
      title="Sync with P21"
      className={on ? '' : 'alarm'}
      actions={
        <>
          <Badge tone={on ? 'good' : 'bad'}>{on ? 'on' : 'off'}</Badge>
          <Switch label="Sync with P21" checked={on} disabled={busy} onChange={(next) => onSet(name, next)} />
        </>
      }
    >
      <p>
        {description} Switched on again, every flow that was migrated goes through everything once.
        {change !== null && (
          <span className="muted">
            {' '}
            Last switched <Ago at={change.at} /> by {change.actor}.
          </span>
        )}
      </p>
    </Panel>
  );
}
