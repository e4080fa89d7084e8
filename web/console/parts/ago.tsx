import { formatAgo, formatMoment } from './format.ts';
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
