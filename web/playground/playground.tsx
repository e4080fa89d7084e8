/** Either the sign-in form or GraphiQL with the shelf; every request carries the key. */
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { forgetKey, keepKey, readKey } from '../session.ts';
import { AccountLine, type AnswerAccount, readAccount } from './answer-account.tsx';
import { type Examples, loadExamples } from './examples.ts';
import { SaveButton } from './saved/save-button.tsx';
import { SavedOperationsContext, useSavedOperations } from './saved/saved-operations.ts';
import { ExamplesContext, shelfPlugin } from './shelf-plugin.tsx';
import { SignIn } from './sign-in.tsx';

const welcome = `# Pick a question from the shelf on the left, or write your own.
# Ctrl-Space completes, Ctrl-Enter runs, Ctrl-S saves it for you and your colleagues.
`;

export function Playground() {
  const [key, setKey] = useState(readKey);
  const signIn = (accepted: string) => {
    keepKey(accepted);
    setKey(accepted);
  };
  const signOut = useCallback(() => {
    forgetKey();
    setKey(undefined);
  }, []);
  return key === undefined ? <SignIn onSignedIn={signIn} /> : <Editor apiKey={key} onSignOut={signOut} />;
}

function Editor({ apiKey, onSignOut }: { apiKey: string; onSignOut: () => void }) {
  const [account, setAccount] = useState<AnswerAccount>();
  const fetcher = useMemo(() => createFetcher(apiKey, setAccount), [apiKey]);
  const saved = useSavedOperations(apiKey, onSignOut);
  const [examples, setExamples] = useState<Examples>();
  useEffect(() => {
    loadExamples(apiKey).then(setExamples, () => setExamples({}));
  }, [apiKey]);
  return (
    <ExamplesContext value={examples}>
      <SavedOperationsContext value={saved}>
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
          <GraphiQL.Toolbar>
            {({ prettify, copy, merge }) => (
              <>
                <SaveButton panel={shelfPlugin} />
                {prettify}
                {merge}
                {copy}
              </>
            )}
          </GraphiQL.Toolbar>
          <GraphiQL.Footer>
            <AccountLine account={account} />
          </GraphiQL.Footer>
        </GraphiQL>
      </SavedOperationsContext>
    </ExamplesContext>
  );
}

function createFetcher(key: string, onAccount: (account: AnswerAccount | undefined) => void) {
  const authorization = `Bearer ${key}`;
  return createGraphiQLFetcher({
    url: '/graphql',
    headers: { authorization },
    subscriptionUrl: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    wsConnectionParams: { authorization },
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const account = readAccount(init?.body, response.clone());
      account.then(onAccount, () => undefined);
      return response;
    },
  });
}
