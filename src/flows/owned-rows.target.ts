/**
 * Rows of a custom entity as one record for each owner: the budgets of a customer, the charges of an order. What is
 * written is the whole set; the target's id of the record is its owner's.
 */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { CustomRowsSync } from '../../datasources/oro/sync/custom-rows.sync.ts';
import type { OroSync, OroSyncAt } from '../../datasources/oro/sync/oro.sync.ts';
import type { Document, DocumentValue } from '../sync/document.ts';
import type { FlowTarget, RecordKey } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import { toWriteOutcome } from './record-outcome.ts';

export interface OwnedRowsOptions {
  /** Field of the document that holds the rows. */
  readonly field: string;
  readonly shop: OroSyncAt;
  readonly rowsIn: (shop: OroSync) => CustomRowsSync;
  /** Source keys of owners, by their ids in the shop; an owner that is not P21's is absent. */
  readonly keysOf: (ownerIds: readonly string[], shop: OroSync) => Promise<ReadonlyMap<string, RecordKey>>;
  /** Key of a row in a shop whose entity has none, as `map` made it. */
  readonly keyOfRow?: (row: CustomRow, key: RecordKey) => string;
}

const ownersPerBatch = 100;
const rowsPerPage = 1000;

/** The document of an owner: its reference or id, and its rows in the order of their keys. */
export const toOwnedDocument = (
  owner: DocumentValue,
  field: string,
  rows: readonly CustomRow[],
): Document => ({ owner, [field]: inOrder(rows) });

export function createOwnedRowsTarget({
  field,
  shop,
  rowsIn,
  keysOf,
  keyOfRow,
}: OwnedRowsOptions): FlowTarget {
  return {
    batchSize: ownersPerBatch,
    write: async (writes, call) => {
      const wanted = writes.map(({ document }) => ({
        ownerId: String(document.owner),
        // The document is what the flow's own `map` made.
        rows: document[field] as unknown as readonly CustomRow[],
      }));
      return (await rowsIn(shop(urgencyOf(call))).write(wanted)).map(toWriteOutcome);
    },
    read: async (keys, call) => {
      const linked = keys.flatMap(({ key, targetId }) => (targetId === null ? [] : [{ key, targetId }]));
      const rows = await rowsIn(shop(urgencyOf(call))).read(linked.map(({ targetId }) => targetId));
      return linked.map(({ key, targetId }) => {
        const own = (rows.get(targetId) ?? []).map((row) => ({
          ...row,
          key: row.key ?? keyOfRow?.(row, key) ?? null,
        }));
        return { key, targetId, document: toOwnedDocument(targetId, field, own) };
      });
    },
    scan: async (cursor, call) => {
      const at = shop(urgencyOf(call));
      const { ownerIds, next } = await rowsIn(at).owners(cursor, rowsPerPage);
      const keys = await keysOf(ownerIds, at);
      const records = ownerIds.flatMap((targetId) => {
        const key = keys.get(targetId);
        return key === undefined ? [] : [{ key, targetId }];
      });
      return { records, next };
    },
    retire: async (links, call) => {
      const wanted = links.flatMap(({ targetId }) =>
        targetId === null ? [] : [{ ownerId: targetId, rows: [] }],
      );
      const outcomes = await rowsIn(shop(urgencyOf(call))).write(wanted);
      const byOwner = new Map(wanted.map(({ ownerId }, place) => [ownerId, outcomes[place]]));
      return links.map(({ targetId }) => {
        const outcome = byOwner.get(targetId ?? '');
        return outcome === undefined
          ? { state: 'WRITTEN', targetId: targetId ?? '' }
          : toWriteOutcome(outcome);
      });
    },
  };
}

const inOrder = (rows: readonly CustomRow[]): CustomRow[] =>
  rows.toSorted((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1));
