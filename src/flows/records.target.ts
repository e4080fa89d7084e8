/** Rows of a small custom entity, one record each, told apart by the key they carry. */
import type { CustomRecordsSync } from '../../datasources/oro/sync/custom-records.sync.ts';
import type { OroSync, OroSyncAt } from '../../datasources/oro/sync/oro.sync.ts';
import type { FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { toWanted } from './wanted.ts';

const recordsPerBatch = 100;

export function createRecordsTarget(
  shop: OroSyncAt,
  recordsIn: (shop: OroSync) => CustomRecordsSync,
): FlowTarget {
  return {
    batchSize: recordsPerBatch,
    write: async (writes, call) =>
      (await recordsIn(shop(urgencyOf(call))).write(toWanted(writes))).map(toWriteOutcome),
    read: async (keys, call) => {
      const stored = await recordsIn(shop(urgencyOf(call))).all();
      return keys.flatMap(({ key, targetId }) => {
        const own =
          stored.find(({ id }) => id === targetId) ?? stored.find(({ values }) => values.key === key);
        return own === undefined ? [] : [{ key, targetId: own.id, document: own.values }];
      });
    },
    // A row without a key was made by hand and is nobody's to retire.
    scan: async (_cursor, call) => {
      const stored = await recordsIn(shop(urgencyOf(call))).all();
      const records = stored.flatMap(({ id, values: { key } }) =>
        key == null ? [] : [{ key, targetId: id }],
      );
      return { records, next: null };
    },
    retire: async (links, call) => {
      await recordsIn(shop(urgencyOf(call))).remove(links.flatMap(({ targetId }) => targetId ?? []));
      return links.map(({ targetId }) => ({ state: 'WRITTEN', targetId: targetId ?? '' }));
    },
  };
}
