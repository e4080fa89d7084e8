/** Who is signed in, for every page. */
import { createContext, useContext } from 'react';

export interface Session {
  readonly key: string;
  readonly keyId: string;
  readonly role: string;
  /** Whether the key holds a scope, e.g. "operate". */
  can(scope: string): boolean;
  signOut(): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('There is no session around this part');
  return session;
}
