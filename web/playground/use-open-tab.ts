/** Opens a document in a tab of its own. */
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

export interface TabContent {
  readonly document: string;
  /** JSON, or empty. */
  readonly variables: string;
  /** Name of the operation in the document that is to be run. */
  readonly operation?: string;
}

/** Undefined until the editors stand. */
export function useOpenTab(): ((content: TabContent) => void) | undefined {
  const { addTab, setOperationName, stop } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  if (!queryEditor || !variableEditor || !responseEditor) return undefined;
  return ({ document, variables, operation }) => {
    // While an answer is under way, `run` would only end it.
    stop();
    addTab();
    queryEditor.setValue(document);
    variableEditor.setValue(variables);
    // The editor reads the new text a moment later; until then it would ask for the operation of the tab before.
    if (operation !== undefined) setOperationName(operation);
    queryEditor.focus();
  };
}
