/** Either the sign-in form or GraphiQL with the shelf; every request carries the key. */
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import { forgetKey, keepKey, readKey } from '../session.ts';
import { type Examples, loadExamples } from './examples.ts';
import { ExamplesContext, shelfPlugin } from './shelf-plugin.tsx';
import { SignIn } from './sign-in.tsx';

const welcome = `# Pick a question from the shelf on the left, or write your own.
# Ctrl-Space completes, Ctrl-Enter runs.
`;

export function Playground() {
  const [key, setKey] = useState(readKey);
  const signIn = (accepted: string) => {
    keepKey(accepted);
    setKey(accepted);
  };
  const signOut = () => {
    forgetKey();
    setKey(undefined);
  };
  return key === undefined ? <SignIn onSignedIn={signIn} /> : <Editor apiKey={key} onSignOut={signOut} />;
}

function Editor({ apiKey, onSignOut }: { apiKey: string; onSignOut: () => void }) {
  const fetcher = useMemo(
    () => createGraphiQLFetcher({ url: '/graphql', headers: { authorization: `Bearer ${apiKey}` } }),
    [apiKey],
  );
  const [examples, setExamples] = useState<Examples>();
  useEffect(() => {
    loadExamples(apiKey).then(setExamples, () => setExamples({}));
  }, [apiKey]);
  return (
    <ExamplesContext value={examples}>
      <GraphiQL
        fetcher={fetcher}
        plugins={[shelfPlugin, HISTORY_PLUGIN]}
        visiblePlugin={shelfPlugin}
        defaultQuery={welcome}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo>
          <span className="brand">P21 + Oro</span>
          <a className="sign-out" href="/console/">
            Console
          </a>
          <button type="button" className="sign-out" onClick={onSignOut}>
            Sign out
          </button>
        </GraphiQL.Logo>
      </GraphiQL>
    </ExamplesContext>
  );
}
