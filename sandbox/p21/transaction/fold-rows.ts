/**
 * Row identity (p21-api 4.2, M03): rows of a list that agree on every key are one row, of which the last value of each
 * field wins. The keys are those of the request, else those of the definition; an element with neither never folds.
 */
import type { Value } from '../database/row.ts';
import type { TypedRow } from './service.ts';

export const foldRows = (rows: readonly TypedRow[], keys: readonly string[]): TypedRow[] => {
  if (keys.length === 0) return [...rows];
  const folded = new Map<string, Map<string, Value>>();
  for (const { cells } of rows) {
    const identity = keys.map((key) => identityOf(cells.get(key))).join('\u0000');
    const known = folded.get(identity) ?? new Map<string, Value>();
    for (const [name, value] of cells) {
      known.delete(name);
      known.set(name, value);
    }
    folded.set(identity, known);
  }
  return [...folded.values()].map((cells) => ({ cells }));
};

/** Whether an existing record's cells are the ones the row's keys ask for. */
export const isSameRow = (
  row: TypedRow,
  keys: readonly string[],
  existing: (name: string) => Value | undefined,
): boolean =>
  keys.length > 0 && keys.every((key) => identityOf(row.cells.get(key)) === identityOf(existing(key)));

const identityOf = (value: Value | undefined): string =>
  String(value ?? '')
    .trimEnd()
    .toLowerCase();
