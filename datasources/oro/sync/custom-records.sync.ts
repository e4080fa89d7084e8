/**
 * Rows of a small custom entity that stand for themselves, e.g. promotions: found by their key in the whole table,
 * which is read at once.
 */
import { listByKeys, recordIds } from '../oro-api.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { bringUpToDate, findByIdOrKey, type Wanted } from './bring-up-to-date.ts';
import type { EntityAbility } from './custom-entity.ability.ts';
import type { CustomEntity } from './custom-entity.ts';
import { attributesOf, type CustomRow, type StoredRow, toBatchRow, toStoredRow } from './custom-row.ts';
import type { SyncParts } from './sync-parts.ts';

export class CustomRecordsSync {
  readonly #parts: SyncParts;
  readonly #entity: CustomEntity;
  readonly #ability: () => Promise<EntityAbility>;

  constructor(parts: SyncParts, entity: CustomEntity, ability: () => Promise<EntityAbility>) {
    this.#parts = parts;
    this.#entity = entity;
    this.#ability = ability;
  }

  /** Each draft with its `key`. */
  async write(wanted: readonly Wanted<CustomRow>[]): Promise<RecordOutcome[]> {
    const { takesBatch } = await this.#ability();
    const { writeRows, writeEach } = this.#parts;
    const { type } = this.#entity;
    return bringUpToDate<CustomRow, StoredRow>(wanted, {
      find: (some) =>
        findByIdOrKey(some, {
          byIds: (ids) => this.byIds(ids),
          byDrafts: () => this.all(),
          keyOfDraft: ({ key }) => key ?? '',
          keyOfFound: ({ values }) => values.key ?? null,
        }),
      plan: (draft, found) => toBatchRow(this.#entity, draft, found) ?? 'HELD',
      send: (rows) => (takesBatch ? writeRows(type, rows) : writeEach(type, rows)),
    });
  }

  async byIds(ids: readonly string[]): Promise<StoredRow[]> {
    const rows = await listByKeys(this.#query(), 'id', recordIds(ids), (chunk) =>
      this.#parts.api.list(chunk),
    );
    return rows.map((row) => toStoredRow(this.#entity, row));
  }

  /** Every row, the oldest first. */
  async all(): Promise<StoredRow[]> {
    await this.#ability();
    return (await this.#parts.api.list(this.#query())).map((row) => toStoredRow(this.#entity, row));
  }

  /** Rows that are gone already count as removed. */
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#parts.single.removeIfThere(this.#entity.type, id);
  }

  #query() {
    const { type } = this.#entity;
    return { type, fields: { [type]: attributesOf(this.#entity) }, sort: ['id'] };
  }
}
