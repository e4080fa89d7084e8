/** From the rows an owner should have and those it has to what must be sent and removed. Pure. */
import type { BatchRow } from '../batch.resource.ts';
import type { EntityAbility } from './custom-entity.ability.ts';
import type { CustomEntity } from './custom-entity.ts';
import { type CustomRow, type StoredRow, toBatchRow } from './custom-row.ts';

export interface RowsPlan {
  readonly rows: readonly BatchRow[];
  /** Ids of stored rows that must go. */
  readonly surplus: readonly string[];
}

/**
 * A stored row without a key was made by hand and stays. Where the entity has no key, rows are told apart by their
 * identity, and all of an owner are ours.
 */
export function planRows(
  entity: CustomEntity,
  wanted: readonly CustomRow[],
  stored: readonly StoredRow[],
  { hasKey }: Pick<EntityAbility, 'hasKey'>,
): RowsPlan {
  const nameOf = (values: CustomRow): string | null =>
    hasKey ? (values.key ?? null) : JSON.stringify(entity.identity.map((field) => values[field] ?? null));
  const left = new Map(stored.map((row) => [row.id, row]));
  const rows = wanted.flatMap((row) => {
    const own = [...left.values()].find(({ values }) => nameOf(values) === nameOf(row));
    if (own !== undefined) left.delete(own.id);
    return toBatchRow(entity, hasKey ? row : withoutKey(row), own) ?? [];
  });
  const surplus = [...left.values()].filter(({ values }) => nameOf(values) !== null).map(({ id }) => id);
  return { rows, surplus };
}

const withoutKey = (row: CustomRow): CustomRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'key'));
