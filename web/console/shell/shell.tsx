/** What stands around every page: navigation, search, the page itself. */
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { Navigation } from './navigation.tsx';
import { pages } from './pages.ts';
import { RecordSearch } from './record-search.tsx';
import { useRoute } from './route.ts';
import { useSession } from './session.ts';
import { useShortcuts } from './shortcuts.ts';

export function Shell() {
  const { can } = useSession();
  const { page } = useRoute();
  const allowed = useMemo(() => pages.filter(({ needs }) => can(needs)), [can]);
  useShortcuts(useMemo(() => allowed.map(({ name }) => name), [allowed]));
  const current = allowed.find(({ name }) => name === page) ?? allowed[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const title = current?.title ?? 'Nothing to show';

  useEffect(() => {
    document.title = `${title} · P21 and Oro`;
  }, [title]);

  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => heading.current?.focus()}>
        Skip to the page
      </button>
      <Navigation pages={allowed} current={current?.name ?? ''} />
      <main>
        <header className="page-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {can('operate') && <RecordSearch />}
        </header>
        <Suspense fallback={<p className="muted">Loading …</p>}>
          {current === undefined ? (
            <p>Your key opens no page of the console. The playground answers what it may ask.</p>
          ) : (
            <current.view key={current.name} />
          )}
        </Suspense>
      </main>
    </div>
  );
}
