/** Warehouses of one system become places of another: the worked example of docs/add-a-flow.md. */
import type { Flow, Write, WriteOutcome } from '../../src/sync/flow.ts';

interface Warehouse {
  readonly code: string;
  readonly name: string;
  readonly closed: boolean;
  readonly changedAt: string;
}

/** What a datasource would give you: rows out, records in. */
export interface Systems {
  readonly warehouses: Map<string, Warehouse>;
  readonly places: Map<string, { code: string; title: string; enabled: boolean }>;
}

export const createWarehousesFlow = ({ warehouses, places }: Systems): Flow<Warehouse> => ({
  name: 'warehouses',
  direction: 'P21_TO_ORO',
  description: 'Warehouses become places of the shop.',
  subject: 'Warehouse',
  key: 'code of the warehouse',
  owns: ['title'],
  after: [],
  schedule: '0 3 * * *',
  enabledByDefault: true,
  needs: ['OroCommerce: an entity for places.'],
  map: ({ closed, name }) => (closed ? null : { title: name }),
  leavesOut: () => 'The warehouse is closed.',
  source: {
    keyOf: ({ code }) => code,
    scan: async () => ({ rows: [...warehouses.values()], next: null, total: warehouses.size }),
    changes: async (since) => {
      const rows = [...warehouses.values()].filter(({ changedAt }) => changedAt >= since);
      const times = rows.map(({ changedAt }) => changedAt);
      return {
        keys: rows.map(({ code }) => code),
        times,
        watermark: [since, ...times].sort().at(-1) ?? since,
        hasMore: false,
      };
    },
    read: async (keys) => keys.flatMap((key) => warehouses.get(key) ?? []),
  },
  target: {
    batchSize: 50,
    write: async (writes) => writes.map((write) => save(places, write)),
    read: async (keys) =>
      keys.flatMap(({ key, targetId }) => {
        const [id, place] = [...places].find(([id, { code }]) => id === targetId || code === key) ?? [];
        return id === undefined || place === undefined || !place.enabled
          ? []
          : [{ key: place.code, targetId: id, document: { title: place.title } }];
      }),
    scan: null,
    retire: async (links) =>
      links.map(({ targetId }) => {
        const place = places.get(targetId ?? '');
        if (place !== undefined) place.enabled = false;
        return { state: 'WRITTEN', targetId: targetId ?? '' };
      }),
  },
});

/** Looked up by its business key where no id is known: an earlier write may have been lost sight of. */
function save(places: Systems['places'], { key, targetId, document }: Write): WriteOutcome {
  const title = String(document.title);
  if (title.length > 40) return { state: 'REFUSED', reason: 'title: at most 40 characters', field: 'title' };
  const known = targetId ?? [...places].find(([, { code }]) => code === key)?.[0];
  const id = known ?? String(places.size + 1);
  places.set(id, { code: key, title, enabled: true });
  return { state: 'WRITTEN', targetId: id };
}
