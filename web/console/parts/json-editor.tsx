/** A document that can be mended before it is sent. Says what is no JSON before anything leaves. */
import { type FormEvent, useId, useState } from 'react';

interface Props {
  readonly value: unknown;
  readonly label: string;
  readonly submit: string;
  readonly busy: boolean;
  /** Undefined when nothing was changed: the system's own document is used then. */
  readonly onSubmit: (value: unknown) => void;
}

export function JsonEditor({ value, label, submit, busy, onSubmit }: Props) {
  const id = useId();
  const original = value == null ? '' : JSON.stringify(value, null, 2);
  const [text, setText] = useState(original);
  const [fault, setFault] = useState<string>();

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === original.trim()) return onSubmit(undefined);
    try {
      onSubmit(JSON.parse(text));
      setFault(undefined);
    } catch (error) {
      setFault(`This is no JSON: ${(error as Error).message}`);
    }
  };

  return (
    <form className="editor" onSubmit={send}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={text}
        rows={Math.min(22, Math.max(4, original.split('\n').length + 1))}
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
      />
      {fault !== undefined && (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="primary" disabled={busy}>
        {text.trim() === original.trim() ? submit : `${submit} with changes`}
      </button>
    </form>
  );
}
