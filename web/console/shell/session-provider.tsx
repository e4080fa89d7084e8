/** Asks who the key is before any page is shown: pages depend on what it may do. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ask, SignedOut, toFault } from '../../ask.ts';
import { SessionDocument, type SessionQuery } from '../generated/operations.ts';
import { SessionContext } from './session.ts';

interface Props {
  readonly apiKey: string;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

export function SessionProvider({ apiKey: key, onSignOut: signOut, children }: Props) {
  const [viewer, setViewer] = useState<SessionQuery['viewer']>();
  const [fault, setFault] = useState<string>();

  useEffect(() => {
    ask(key, SessionDocument, {}).then(
      ({ data, faults }) => (data === undefined ? setFault(faults[0]?.message) : setViewer(data.viewer)),
      (thrown) => (thrown instanceof SignedOut ? signOut() : setFault(toFault(thrown).message)),
    );
  }, [key, signOut]);

  const session = useMemo(
    () => viewer && { key, ...viewer, can: (scope: string) => viewer.scopes.includes(scope), signOut },
    [key, viewer, signOut],
  );
  if (session === undefined) return <p className="opening">{fault ?? 'Opening the console …'}</p>;
  return <SessionContext value={session}>{children}</SessionContext>;
}
