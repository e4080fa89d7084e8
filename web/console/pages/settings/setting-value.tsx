/** One value: a switch, a number, words, words between commas, or JSON for tables. What is wrong with it the gateway says. */
import { type FormEvent, useState } from 'react';
import type { ShownSettingFragment } from '../../generated/operations.ts';
import { Switch } from '../../parts/switch.tsx';
import { formOf } from './setting-forms.ts';
import type { SetSetting } from './setting-table.tsx';

interface Props {
  readonly setting: ShownSettingFragment;
  readonly onSet: SetSetting;
}

export const SettingValue = ({ setting, onSet }: Props) =>
  typeof setting.value === 'boolean' ? (
    <Switch
      label={setting.name}
      checked={setting.value}
      onChange={(wanted) => void onSet(setting.name, wanted)}
    />
  ) : (
    <WrittenValue setting={setting} onSet={onSet} />
  );

function WrittenValue({ setting: { name, value }, onSet }: Props) {
  const form = formOf(value);
  const original = form.toText(value);
  const [text, setText] = useState(original);
  const [fault, setFault] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    try {
      const wanted = form.fromText(text);
      setFault(undefined);
      void onSet(name, wanted);
    } catch {
      setFault('This is no JSON.');
    }
  };

  const common = { 'aria-label': name, value: text, spellCheck: false };
  return (
    <form className="inline" onSubmit={submit}>
      {form.isTable ? (
        <textarea
          {...common}
          rows={Math.min(5, text.split('\n').length)}
          onChange={({ target }) => setText(target.value)}
        />
      ) : (
        <input {...common} size={form.size} onChange={({ target }) => setText(target.value)} />
      )}
      {text !== original && (
        <button type="submit" className="primary">
          Save
        </button>
      )}
      {fault !== undefined && (
        <span className="bad" role="alert">
          {fault}
        </span>
      )}
    </form>
  );
}
