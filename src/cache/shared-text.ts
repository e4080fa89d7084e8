/**
 * Facts repeat themselves: units, locations, quantities, dates. Texts that are equal are kept once, so that a large
 * catalogue fits into a small process.
 */

/** Texts known last; longer ones hardly repeat. */
const known = new Map<string, string>();
const mostKnown = 50_000;
const longestShared = 32;

/** The same plain value, with texts it has in common with others shared. */
export function shared<V>(value: V): V {
  if (typeof value === 'string') return sharedText(value) as V;
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Record<string, unknown>;
  for (const name in members) {
    const member = members[name];
    if (typeof member === 'string') members[name] = sharedText(member);
    else if (typeof member === 'object') shared(member);
  }
  return value;
}

function sharedText(text: string): string {
  if (text.length < 2 || text.length > longestShared) return text;
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= mostKnown) known.clear();
  // A text that was cut out of or put together from others holds on to them; this one is its own.
  const own = Buffer.from(text).toString();
  known.set(own, own);
  return own;
}
