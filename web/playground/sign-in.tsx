/** Asks for an API key and checks it before anything else is shown. */
import { type FormEvent, useState } from 'react';
import { isAccepted } from '../session.ts';

export function SignIn({ onSignedIn }: { onSignedIn: (key: string) => void }) {
  const [fault, setFault] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get('key')).trim();
    try {
      if (await isAccepted(key)) onSignedIn(key);
      else setFault('The gateway does not accept this key: it is unknown, expired or revoked.');
    } catch {
      setFault('The gateway does not answer.');
    }
  };

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <h1>P21 and Oro playground</h1>
        <p>Query Prophet 21 and OroCommerce as one graph. Sign in with your API key.</p>
        <label htmlFor="key">API key</label>
        <input id="key" name="key" type="password" autoComplete="off" spellCheck={false} required />
        <button type="submit">Sign in</button>
        <p role="alert">{fault}</p>
        <p className="hint">
          An administrator makes keys with <code>npm start -- keys create</code>.
        </p>
      </form>
    </main>
  );
}
