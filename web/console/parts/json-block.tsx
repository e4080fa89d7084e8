/** A document as it is, for people who know the system it is for. */
export function JsonBlock({ value, label }: { readonly value: unknown; readonly label: string }) {
  if (value == null) return <p className="muted">none</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="json" aria-label={label} tabIndex={0}>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
