/** Deletes a row with everything that must go with it, or says why it cannot. */
import type { EntityMeta } from '../model/entity.ts';
import { idsIn, type Row } from '../store/row.ts';
import { accessDenied, failure } from './api-error.ts';
import type { Scope } from './scope.ts';

interface Holder {
  readonly entity: EntityMeta;
  readonly field: string;
  readonly onTargetDelete: 'clear' | 'delete' | 'refuse';
}

/** A delete the caller asked for. Must run inside a transaction of the store. @throws ApiFailure 403 when it is not allowed */
export function deleteAsked(scope: Scope, entity: EntityMeta, row: Row): void {
  const refusal = scope.api.rules(entity.type).beforeDelete?.(row, scope);
  if (refusal) throw failure(refusal);
  deleteRow(scope, entity, row);
}

/** Must run inside a transaction of the store. @throws ApiFailure 403 when other records need this one */
export function deleteRow(scope: Scope, entity: EntityMeta, row: Row): void {
  const { api } = scope;
  const holders = holdersOf(scope, entity.type);
  const rowsOf = ({ entity: other, field }: Holder) => api.store.table(other.type).find(field, row.id);
  if (holders.some((holder) => holder.onTargetDelete === 'refuse' && rowsOf(holder).length > 0)) {
    throw failure(
      accessDenied('The delete operation is forbidden. Reason: has associations to other entities.'),
    );
  }
  for (const holder of holders) {
    for (const held of rowsOf(holder)) release(scope, holder, held, row.id);
  }
  api.store.remove(entity.type, row.id);
  api.rules(entity.type).deleted?.(row, scope);
}

/** Stored relationships that can point at rows of the type. */
function holdersOf({ api }: Scope, type: string): readonly Holder[] {
  return [...api.model.all()].flatMap((entity) =>
    [...entity.relationships.values()]
      .filter(
        ({ target, inverse, name }) =>
          target === type && inverse === undefined && !api.rules(entity.type).relationships?.[name],
      )
      .map(({ name, onTargetDelete }) => ({ entity, field: name, onTargetDelete })),
  );
}

function release(scope: Scope, { entity, field, onTargetDelete }: Holder, held: Row, id: string): void {
  const current = scope.api.store.get(entity.type, held.id);
  if (!current) return;
  const value = current.values[field] ?? null;
  const rest = Array.isArray(value) ? idsIn(value).filter((one) => one !== id) : null;
  if (onTargetDelete === 'delete' && (rest === null || rest.length === 0)) deleteRow(scope, entity, current);
  else scope.api.store.update(entity.type, held.id, { [field]: rest });
}
