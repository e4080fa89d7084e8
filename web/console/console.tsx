/** Either the sign-in form, or the pages the signed-in key may see. */
import { useState } from 'react';
import { forgetKey, keepKey, readKey } from '../session.ts';
import { SessionProvider } from './shell/session-provider.tsx';
import { Shell } from './shell/shell.tsx';
import { SignIn } from './shell/sign-in.tsx';

export function Console() {
  const [key, setKey] = useState(readKey);
  const signIn = (accepted: string) => {
    keepKey(accepted);
    setKey(accepted);
  };
  const signOut = () => {
    forgetKey();
    setKey(undefined);
  };
  if (key === undefined) return <SignIn onSignedIn={signIn} />;
  return (
    <SessionProvider apiKey={key} onSignOut={signOut}>
      <Shell />
    </SessionProvider>
  );
}
