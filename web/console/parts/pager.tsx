/** Further pages of a list: forward by cursor, back to the first. */
interface Props {
  readonly page: {
    readonly nodes: readonly unknown[];
    readonly totalCount?: number | null;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
  readonly isFirst: boolean;
  readonly onPage: (after: string | null) => void;
}

export function Pager({ page, isFirst, onPage }: Props) {
  const { nodes, totalCount, pageInfo } = page;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (isFirst && next === null) return null;
  return (
    <nav className="pager" aria-label="Further records">
      <span className="muted">
        {nodes.length} of {totalCount ?? 'many'}
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
