/** What there is to open, as a GraphiQL plugin: operations that staff saved, and ready queries that run at once. */
import { type GraphiQLPlugin, useGraphiQLActions } from '@graphiql/react';
import { createContext, use } from 'react';
import { type Examples, fillIn } from './examples.ts';
import { SavedSection } from './saved/saved-section.tsx';
import { shelf } from './shelf.ts';
import { useOpenTab } from './use-open-tab.ts';

/** Undefined until the gateway has answered; the shelf waits, because a question without keys finds nothing. */
export const ExamplesContext = createContext<Examples | undefined>(undefined);

function ShelfIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 4v16M20 4v16M4 12h16M4 20h16M8 12V6m4 6V5m4 7V7M8 20v-5m4 5v-6m4 6v-4" />
    </svg>
  );
}

function Shelf() {
  const { run } = useGraphiQLActions();
  const openTab = useOpenTab();
  const examples = use(ExamplesContext);
  return (
    <div className="shelf">
      <SavedSection />
      <section aria-labelledby="ready">
        <h2 id="ready">Ready queries</h2>
        <ul className="ready">
          {shelf.map(({ title, explanation, query, variables, operation }) => (
            <li key={title}>
              <button
                type="button"
                disabled={!openTab || !examples}
                onClick={() => {
                  openTab?.({ document: query, variables: fillIn(variables, examples ?? {}), operation });
                  setTimeout(run);
                }}
              >
                <strong>{title}</strong>
                <span>{explanation}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

export const shelfPlugin: GraphiQLPlugin = {
  title: 'Saved and ready queries',
  icon: ShelfIcon,
  content: Shelf,
};
