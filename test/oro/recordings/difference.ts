/**
 * Compares an answer with the recorded one, allowing only for what no two runs share: moments (within seconds of a
 * replayed clock), generated identifiers, tokens and measured times.
 */
import type { Json } from './recording.ts';

/** Recorded identifiers (UUIDs) to those of this run; filled while comparing, used to translate later requests. */
export type Identifiers = Map<string, string>;

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const uniqueRole = /^(ROLE_\w+_)[0-9A-F]{13}$/;

/** The replayed clock stands still during a call and the real one did not. */
const toleratedMs = 3000;

/** Fields whose value is a measurement or a secret: only their type is compared. */
const opaque: ReadonlySet<string> = new Set([
  'aggregateTime',
  'elapsedTime',
  'access_token',
  'refresh_token',
  'expires_in',
]);

export interface Comparison {
  readonly identifiers: Identifiers;
  /** Moments before this one are the installation's own. */
  readonly startMs: number;
  /** Attributes our own shop has besides; they are empty in what was recorded without them. */
  readonly added: ReadonlySet<string>;
}

/** The places where the values differ, as `path: recorded | actual`; none when they match. */
export function differences(
  recorded: Json,
  actual: Json | undefined,
  comparison: Comparison,
  path = '$',
): string[] {
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    const aligned = alignedBy(recorded, actual, comparison.identifiers);
    const length =
      recorded.length === actual.length ? [] : [`${path}.length: ${recorded.length} | ${actual.length}`];
    return [
      ...length,
      ...recorded.flatMap((item, index) =>
        index < actual.length ? differences(item, aligned[index], comparison, `${path}[${index}]`) : [],
      ),
    ];
  }
  if (isMap(recorded) && isMap(actual)) return mapDifferences(recorded, actual, comparison, path);
  return isSameScalar(recorded, actual, comparison) ? [] : [`${path}: ${short(recorded)} | ${short(actual)}`];
}

/** Rows listed by random identifiers come in another order each time: they are paired by identifier. */
function alignedBy(recorded: Json[], actual: Json[], identifiers: Identifiers): Json[] {
  const idOf = (item: Json): string => (isMap(item) && typeof item.id === 'string' ? item.id : '');
  const wanted = recorded.map((item) => translate(idOf(item), identifiers));
  const known = recorded.every(
    (item) => idOf(item).length > 36 && translate(idOf(item), identifiers) !== idOf(item),
  );
  if (!known) return actual;
  return wanted.map((id, index) => actual.find((item) => idOf(item) === id) ?? actual[index] ?? null);
}

const isMap = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function mapDifferences(
  recorded: { [key: string]: Json },
  actual: { [key: string]: Json },
  comparison: Comparison,
  path: string,
): string[] {
  const extra = Object.keys(actual).filter(
    (key) => !(key in recorded) && !(actual[key] === null && comparison.added.has(key)),
  );
  return [
    ...extra.map((key) => `${path}.${key}: (none) | ${short(actual[key])}`),
    ...Object.entries(recorded).flatMap(([key, value]) => {
      const given = actual[key];
      if (opaque.has(key) && typeof value === typeof given) return [];
      return differences(value, given, comparison, `${path}.${key}`);
    }),
  ];
}

function isSameScalar(recorded: Json, actual: Json | undefined, comparison: Comparison): boolean {
  if (recorded === actual) return true;
  if (typeof recorded !== 'string' || typeof actual !== 'string') return false;
  if (moment.test(recorded) && moment.test(actual)) return isSameMoment(recorded, actual, comparison);
  const role = uniqueRole.exec(recorded);
  if (role) return uniqueRole.exec(actual)?.[1] === role[1];
  return isSameButIdentifiers(recorded, actual, comparison.identifiers);
}

function isSameMoment(recorded: string, actual: string, { startMs }: Comparison): boolean {
  const [a, b] = [Date.parse(recorded), Date.parse(actual)];
  return Math.abs(a - b) <= toleratedMs || (a < startMs && b < startMs);
}

/** Texts that differ only in UUIDs, each of which means the same thing wherever it occurs. */
export function isSameButIdentifiers(recorded: string, actual: string, identifiers: Identifiers): boolean {
  if (recorded.replace(uuid, '') !== actual.replace(uuid, '')) return false;
  const found = actual.match(uuid) ?? [];
  return (recorded.match(uuid) ?? []).every((id, index) => {
    const known = identifiers.get(id);
    const own = found[index];
    if (own === undefined) return false;
    if (known === undefined) identifiers.set(id, own);
    return known === undefined || known === own;
  });
}

export const translate = (text: string, identifiers: Identifiers): string =>
  text.replace(uuid, (id) => identifiers.get(id) ?? id);

function short(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
