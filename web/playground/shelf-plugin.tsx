/** The shelf as a GraphiQL plugin: one click opens a ready query in a tab of its own. */
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createContext, use } from 'react';
import { type Examples, fillIn } from './examples.ts';
import { type ReadyQuery, shelf } from './shelf.ts';

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
  const { addTab, run, setOperationName, stop } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const examples = use(ExamplesContext);
  const isReady = examples && queryEditor && variableEditor && responseEditor;

  const open = ({ operation, query, variables }: ReadyQuery) => {
    // While an answer is under way, `run` would only end it.
    stop();
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(fillIn(variables, examples ?? {}));
    // The editor reads the new text a moment later; until then it would ask for the operation of the tab before.
    setOperationName(operation);
    setTimeout(run);
  };

  return (
    <section className="shelf" aria-label="Ready queries">
      <div className="graphiql-doc-explorer-title">Ready queries</div>
      <ul>
        {shelf.map((ready) => (
          <li key={ready.title}>
            <button type="button" disabled={!isReady} onClick={() => open(ready)}>
              <strong>{ready.title}</strong>
              <span>{ready.explanation}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const shelfPlugin: GraphiQLPlugin = { title: 'Ready queries', icon: ShelfIcon, content: Shelf };
