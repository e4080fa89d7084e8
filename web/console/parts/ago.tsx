import { formatAge, formatAgo, formatMoment } from './format.ts';
import { useNow } from './use-now.ts';

/** How long ago something was; the moment itself on pointing at it. */
export function Ago({ at, none = 'never' }: { readonly at: string | null; readonly none?: string }) {
  const now = useNow();
  if (at === null) return <span className="muted">{none}</span>;
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatAgo(at, now)}
    </time>
  );
}

/** How long something lasts so far. */
export function Lasting({ since }: { readonly since: string }) {
  const now = useNow();
  return (
    <time dateTime={since} title={`since ${formatMoment(since)}`}>
      {formatAge(Math.max(0, now - Date.parse(since)))}
    </time>
  );
}
