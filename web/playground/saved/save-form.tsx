/** Saves what is in the editor, under a name. */
import { useGraphiQL } from '@graphiql/react';
import { type FormEvent, useState } from 'react';
import { nameFieldId } from './save-button.tsx';
import { useSaved } from './saved-operations.ts';

interface Props {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

export function SaveForm({ name, onRename }: Props) {
  const { operations, fault, save, refuse } = useSaved();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [savedAs, setSavedAs] = useState<string>();
  const known = operations?.find((one) => one.name === name.trim());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = variableEditor?.getValue().trim() ?? '';
    const variables = parse(text);
    setSavedAs(undefined);
    if (variables === undefined) return refuse('The variables are no valid JSON.');
    const input = { name: name.trim(), document: queryEditor?.getValue() ?? '', variables };
    if (await save(input)) setSavedAs(input.name);
  };

  return (
    <form className="save" onSubmit={submit}>
      <label htmlFor={nameFieldId}>Save what is in the editor as</label>
      <div>
        <input
          id={nameFieldId}
          value={name}
          onChange={({ target }) => onRename(target.value)}
          placeholder="e.g. Open orders of a route"
          autoComplete="off"
          maxLength={80}
          required
        />
        <button type="submit">{known === undefined ? 'Save' : 'Replace'}</button>
      </div>
      <p role="status" className={fault === undefined ? '' : 'fault'}>
        {fault ?? (savedAs === undefined ? '' : `"${savedAs}" is saved.`)}
      </p>
    </form>
  );
}

/** Null for no variables, undefined for what is no JSON. */
function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
