/** Further pages of a list: forward by cursor, back to the first. */
interface Props {
  readonly shown: number;
  readonly total: number | null;
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly onPage: (after: string | null) => void;
}

export function Pager({ shown, total, next, isFirst, onPage }: Props) {
  if (isFirst && next === null) return null;
  return (
    <nav className="pager" aria-label="Further records">
      <span className="muted">
        {shown} of {total ?? 'many'}
      </span>
      <button type="button" disabled={isFirst} onClick={() => onPage(null)}>
        First
      </button>
      <button type="button" disabled={next === null} onClick={() => onPage(next)}>
        Next
      </button>
    </nav>
  );
}
