import { useEffect, useState } from 'react';
import type { Page } from './pages.ts';
import { hrefOf } from './route.ts';
import { useSession } from './session.ts';
import { useTheme } from './theme.ts';

export function Navigation({
  pages,
  current,
}: {
  readonly pages: readonly Page[];
  readonly current: string;
}) {
  const hasPlayground = usePlayground();
  return (
    <nav className="navigation" aria-label="Pages">
      <p className="brand">
        P21 <span aria-hidden="true">⇄</span> Oro
      </p>
      <ul>
        {pages.map(({ name, title }, place) => (
          <li key={name}>
            <a href={hrefOf(name)} aria-current={name === current ? 'page' : undefined}>
              {title}
              <kbd>{place + 1}</kbd>
            </a>
          </li>
        ))}
        {hasPlayground && (
          <li>
            <a href="/playground/">Playground</a>
          </li>
        )}
      </ul>
      <SignedIn />
    </nav>
  );
}

/** It has the rights of this session, and is switched off in production unless somebody wants it. */
function usePlayground(): boolean {
  const [served, setServed] = useState(false);
  useEffect(() => {
    fetch('/playground/', { method: 'HEAD' }).then(
      ({ ok }) => setServed(ok),
      () => {},
    );
  }, []);
  return served;
}

function SignedIn() {
  const { keyId, role, signOut } = useSession();
  const { theme, toggle } = useTheme();
  return (
    <div className="signed-in">
      <p>
        {keyId}
        <br />
        <span className="muted">{role}</span>
      </p>
      <button type="button" className="quiet" onClick={toggle}>
        {theme === 'dark' ? 'Light' : 'Dark'}
      </button>
      <button type="button" className="quiet" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}
