/** Operations that staff saved, with the form that saves one more; nothing for a key that may not see them. */
import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef, useState } from 'react';
import type { SavedFragment } from '../generated/operations.ts';
import { useOpenTab } from '../use-open-tab.ts';
import { SaveForm } from './save-form.tsx';
import { SavedItem } from './saved-item.tsx';
import { useSaved } from './saved-operations.ts';

/** Names by tab: what was opened in a tab is saved under its name again. */
const names = new Map<string, string>();

export function SavedSection() {
  const { operations, remove } = useSaved();
  const tabId = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  const [name, setName] = useState(names.get(tabId) ?? '');
  const opening = useRef<string>(undefined);
  const openTab = useOpenTab();
  const rename = (next: string) => {
    names.set(tabId, next);
    setName(next);
  };

  useEffect(() => {
    if (opening.current !== undefined) names.set(tabId, opening.current);
    opening.current = undefined;
    setName(names.get(tabId) ?? '');
  }, [tabId]);

  if (operations === undefined) return null;
  const open = (saved: SavedFragment) => {
    opening.current = saved.name;
    openTab?.({
      document: saved.document,
      variables: saved.variables === null ? '' : JSON.stringify(saved.variables, null, 2),
    });
  };
  return (
    <section aria-labelledby="saved">
      <h2 id="saved">Saved by staff</h2>
      <SaveForm name={name} onRename={rename} />
      {operations.length === 0 ? (
        <p className="hint">Nothing yet. What you save here, your colleagues find here.</p>
      ) : (
        <ul className="saved">
          {operations.map((saved) => (
            <SavedItem
              key={saved.name}
              saved={saved}
              onOpen={openTab && (() => open(saved))}
              onRemove={() => remove(saved)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
