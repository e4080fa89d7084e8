/** In the toolbar of the editor, and behind Ctrl-S: asks for the name under which to save. */
import { type GraphiQLPlugin, ToolbarButton, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { useSaved } from './saved-operations.ts';

export const nameFieldId = 'saved-name';

export function SaveButton({ panel }: { readonly panel: GraphiQLPlugin }) {
  const { setVisiblePlugin } = useGraphiQLActions();
  const { operations } = useSaved();
  const isOffered = operations !== undefined;

  useEffect(() => {
    if (!isOffered) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      askForName(() => setVisiblePlugin(panel));
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isOffered, setVisiblePlugin, panel]);

  if (!isOffered) return null;
  return (
    <ToolbarButton
      label="Save for yourself and colleagues (Ctrl-S)"
      onClick={() => askForName(() => setVisiblePlugin(panel))}
    >
      <svg
        className="graphiql-toolbar-icon"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M6 3h12v18l-6-4.5L6 21z" strokeLinejoin="round" />
      </svg>
    </ToolbarButton>
  );
}

function askForName(showPanel: () => void): void {
  const field = document.getElementById(nameFieldId);
  if (field !== null) {
    field.focus();
    return;
  }
  showPanel();
  setTimeout(() => document.getElementById(nameFieldId)?.focus());
}
