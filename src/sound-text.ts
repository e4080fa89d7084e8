/**
 * Text that every system behind the gateway can keep: well-formed Unicode without U+0000. PostgreSQL refuses anything
 * else, a URL cannot carry it, and what is asked for in one batch with others' questions would fail for them as well.
 */

/**
 * The path to the first text that is not sound or longer than `longest`, e.g. ["input", "lines", "0", "sku"]; undefined
 * where there is none.
 */
export function findUnsoundText(
  value: unknown,
  longest = Number.POSITIVE_INFINITY,
): readonly string[] | undefined {
  return isSoundThroughout(value, longest) ? undefined : pathToUnsound(value, longest);
}

/** Nearly every value is, and saying where one is not costs several times more. */
function isSoundThroughout(value: unknown, longest: number): boolean {
  // Not by calling itself: what callers send may nest deeper than the stack.
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === 'string') {
      if (one.length > longest || !isSound(one)) return false;
    } else if (Array.isArray(one)) {
      for (const member of one) waiting.push(member);
    } else if (typeof one === 'object' && one !== null) {
      for (const name of Object.keys(one)) {
        if (!isSound(name)) return false;
        waiting.push((one as Readonly<Record<string, unknown>>)[name]);
      }
    }
  }
  return true;
}

function pathToUnsound(value: unknown, longest: number): readonly string[] | undefined {
  const waiting: { readonly at: Place; readonly value: unknown }[] = [{ at: undefined, value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, value: one } = next;
    if (typeof one === 'string') {
      if (one.length > longest || !isSound(one)) return pathOf(at);
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, member] of Object.entries(one)) {
        if (!isSound(name)) return pathOf(at);
        if (typeof member === 'string' || typeof member === 'object')
          waiting.push({ at: { name, above: at }, value: member });
      }
    }
  }
  return undefined;
}

type Place = { readonly name: string; readonly above: Place } | undefined;

function pathOf(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at !== undefined; at = at.above) path.unshift(at.name);
  return path;
}

const isSound = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
