/**
 * Rows of a custom entity that belong to an owner, all of an owner together: the budgets of a customer, the charges of
 * an order. Rows are found by their owner, because a filter by key takes one key a question (recording 6.1-custom/147),
 * and Oro accepts a second row with the same key (recording 6.1-custom/128): it is removed here.
 */
import type { BatchRow } from '../batch.resource.ts';
import { listByKeys, recordIds } from '../oro-api.ts';
import type { RecordOutcome } from '../record.resource.ts';
import type { EntityAbility } from './custom-entity.ability.ts';
import type { CustomEntity } from './custom-entity.ts';
import { attributesOf, type CustomRow, type StoredRow, toStoredRow } from './custom-row.ts';
import { planRows } from './custom-rows.plan.ts';
import type { SyncParts } from './sync-parts.ts';

/** Everything an owner should have. */
export interface OwnedRows {
  readonly ownerId: string;
  /** Each with a `key`, unique within the owner. */
  readonly rows: readonly CustomRow[];
}

export class CustomRowsSync {
  readonly #parts: SyncParts;
  readonly #entity: CustomEntity;
  readonly #owner: string;
  readonly #ability: () => Promise<EntityAbility>;

  /** @param owner Name of the relation that points to the owner. */
  constructor(parts: SyncParts, entity: CustomEntity, owner: string, ability: () => Promise<EntityAbility>) {
    this.#parts = parts;
    this.#entity = entity;
    this.#owner = owner;
    this.#ability = ability;
  }

  /** Outcomes in the order of what is wanted; the id of a written one is its owner's. */
  async write(wanted: readonly OwnedRows[]): Promise<RecordOutcome[]> {
    const ability = await this.#ability();
    const stored = await this.#storedOf(wanted.map(({ ownerId }) => ownerId));
    const plans = wanted.map(({ ownerId, rows }) =>
      planRows(this.#entity, this.#ownedBy(ownerId, rows), stored.get(ownerId) ?? [], ability),
    );
    const sent = await this.#send(
      plans.flatMap(({ rows }) => rows),
      ability,
    );
    await this.#remove(plans.flatMap(({ surplus }) => surplus));
    let place = 0;
    return plans.map(({ rows }, index): RecordOutcome => {
      const own = sent.slice(place, place + rows.length);
      place += rows.length;
      return together(own, wanted[index]?.ownerId ?? '');
    });
  }

  /** What each owner has, by key; owners without rows are absent. */
  async read(ownerIds: readonly string[]): Promise<Map<string, CustomRow[]>> {
    await this.#ability();
    const stored = await this.#storedOf(ownerIds);
    return new Map(
      [...stored].map(([ownerId, rows]) => [
        ownerId,
        rows.map(({ values }) => withoutOwner(values, this.#owner)),
      ]),
    );
  }

  /** Owners that have rows, by pages of rows; `next` null at the end. */
  async owners(
    afterId: string | null,
    size: number,
  ): Promise<{ readonly ownerIds: readonly string[]; readonly next: string | null }> {
    await this.#ability();
    const { type, relations } = this.#entity;
    const relationship = relations[this.#owner]?.relationship ?? this.#owner;
    const filters = [{ field: 'id', operator: 'gt', values: [afterId ?? '0'] }] as const;
    const query = { type, fields: { [type]: [relationship] }, filters, sort: ['id'] };
    const rows = await this.#parts.api.page(query, { size, number: 1 });
    return {
      ownerIds: [...new Set(rows.flatMap((row) => row.oneId(relationship) ?? []))],
      next: rows.length < size ? null : (rows.at(-1)?.id ?? null),
    };
  }

  async #storedOf(ownerIds: readonly string[]): Promise<Map<string, StoredRow[]>> {
    const { type, relations } = this.#entity;
    const relationship = relations[this.#owner]?.relationship ?? this.#owner;
    const query = { type, fields: { [type]: attributesOf(this.#entity) }, sort: ['id'] };
    const rows = await listByKeys(query, relationship, recordIds(ownerIds), (chunk) =>
      this.#parts.api.list(chunk),
    );
    const stored = rows.map((row) => toStoredRow(this.#entity, row));
    return Map.groupBy(stored, ({ values }) => values[this.#owner] ?? '');
  }

  #ownedBy = (ownerId: string, rows: readonly CustomRow[]): CustomRow[] =>
    rows.map((row) => ({ ...row, [this.#owner]: ownerId }));

  #send(rows: readonly BatchRow[], { takesBatch }: EntityAbility) {
    const { writeRows, writeEach } = this.#parts;
    return takesBatch ? writeRows(this.#entity.type, rows) : writeEach(this.#entity.type, rows);
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#parts.single.removeIfThere(this.#entity.type, id);
  }
}

const withoutOwner = (values: CustomRow, owner: string): CustomRow =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== owner));

/** The owner is as it should be when all of its rows are; else the first trouble counts. */
function together(outcomes: readonly RecordOutcome[], ownerId: string): RecordOutcome {
  const troubles = ['unknown', 'later', 'refused', 'gone'] as const;
  const trouble = troubles.map((state) => outcomes.find((one) => one.state === state)).find(Boolean);
  return trouble ?? { state: 'written', id: ownerId };
}
