/** Asks for an API key and checks it before anything else is shown. */
import { type FormEvent, useState } from 'react';
import { isAccepted } from '../../session.ts';

export function SignIn({ onSignedIn }: { readonly onSignedIn: (key: string) => void }) {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get('key')).trim();
    setBusy(true);
    try {
      if (await isAccepted(key)) onSignedIn(key);
      else setFault('The gateway does not accept this key: it is unknown, expired or revoked.');
    } catch {
      setFault('The gateway does not answer.');
    }
    setBusy(false);
  };

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <p className="brand">
          P21 <span aria-hidden="true">⇄</span> Oro
        </p>
        <h1>Gateway console</h1>
        <p>Prophet 21 and OroCommerce, kept in step. Sign in with your API key.</p>
        <label htmlFor="key">API key</label>
        <input id="key" name="key" type="password" autoComplete="off" spellCheck={false} required />
        <button type="submit" className="primary" disabled={busy}>
          Sign in
        </button>
        <p role="alert">{fault}</p>
        <p className="hint">
          An administrator makes keys with <code>npm start -- keys create</code>. The key is kept in this tab
          and forgotten when it closes.
        </p>
      </form>
    </main>
  );
}
