/** Two small systems in memory and a flow between them, for tests of the engine: what it is to keep equal. */
import { GatewayError } from '../../src/errors.ts';
import type { Document } from '../../src/sync/document.ts';
import type { AnyFlow, Flow, LinkedKey, Write, WriteOutcome } from '../../src/sync/flow.ts';

export interface SourceRow {
  readonly key: string;
  readonly value: string;
  /** ISO instant. */
  readonly changedAt: string;
  /** Key in the flow `parents` that the document refers to. */
  readonly parent?: string;
}

export interface TargetRow {
  readonly id: string;
  readonly key: string;
  document: Document;
  retired: boolean;
}

/** What the next writes do instead of succeeding; `undefined` is a plain success. */
export type Fault = (write: Write) => WriteOutcome['state'] | 'LOST_ANSWER' | 'THROW' | 'OUTAGE' | undefined;

export class TwoSystems {
  readonly source = new Map<string, SourceRow>();
  readonly target = new Map<string, TargetRow>();
  /** Documents the target really stored, in order: what "no write repeats in effect" is about. */
  readonly stored: { readonly key: string; readonly document: Document; readonly revived: boolean }[] = [];
  readonly calls = { read: 0, changes: 0, scan: 0, write: 0, targetRead: 0, targetScan: 0 };
  /** Rows told as changes so far. */
  met = 0;
  fault: Fault = () => undefined;
  /** Runs before each call of either system. */
  before: (call: keyof TwoSystems['calls']) => Promise<void> | void = () => {};
  /** Runs after each write was stored and before its answer is heard. */
  after: () => Promise<void> | void = () => {};
  #nextId = 1;

  put(key: string, value: string, changedAt = '2026-01-01T00:00:00.000Z', parent?: string): void {
    this.source.set(key, { key, value, changedAt, ...(parent !== undefined && { parent }) });
  }

  /** The target's content by key, of records in use. */
  held(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.target.values()]
        .filter(({ retired }) => !retired)
        .map(({ key, document }) => [key, document.value])
        .sort(),
    );
  }

  /** Every record of the source that belongs in the target, as `held` should be. */
  wanted(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.source.values()]
        .filter(({ value }) => value !== 'hidden')
        .map(({ key, value }) => [key, value])
        .sort(),
    );
  }

  write(write: Write): WriteOutcome {
    const fault = this.fault(write);
    switch (fault) {
      case 'REFUSED':
        return { state: 'REFUSED', reason: 'value: is not allowed', field: 'value' };
      case 'RETRY':
        return { state: 'RETRY', reason: 'locked by somebody' };
      case 'UNKNOWN':
        return { state: 'UNKNOWN', reason: 'the answer was cut' };
      case 'LOST_ANSWER':
        this.#store(write);
        return { state: 'UNKNOWN', reason: 'the answer was cut' };
      case 'ACCEPTED':
        return { state: 'ACCEPTED', command: { id: `command-${write.key}`, state: 'RECEIVED' } };
      case 'THROW':
        throw new GatewayError('UPSTREAM_MALFORMED', 'the target answered nonsense');
      case 'OUTAGE':
        throw new GatewayError('UPSTREAM_UNAVAILABLE', 'the target does not answer');
      default:
        return { state: 'WRITTEN', targetId: this.#store(write) };
    }
  }

  find({ key, targetId }: LinkedKey): TargetRow | undefined {
    return targetId === null
      ? [...this.target.values()].find((row) => row.key === key)
      : this.target.get(targetId);
  }

  #store({ key, targetId, document }: Write): string {
    const known = this.find({ key, targetId });
    const id = known?.id ?? String(this.#nextId++);
    this.target.set(id, { id, key, document, retired: false });
    this.stored.push({ key, document, revived: known?.retired === true });
    return id;
  }
}

/** A flow over both systems; `hidden` rows do not belong in the target. */
export function createFlow(
  systems: TwoSystems,
  wish: Partial<Pick<Flow, 'name' | 'after' | 'schedule' | 'parallel'>> & {
    readonly batchSize?: number;
    readonly pageSize?: number;
    readonly polled?: boolean;
    /** Times are asked for by the second. */
    readonly bySecond?: boolean;
  } = {},
): AnyFlow {
  const { name = 'things', batchSize = 10, pageSize = 7, polled = true, bySecond = false } = wish;
  const call = async (kind: keyof TwoSystems['calls']) => {
    systems.calls[kind] += 1;
    await systems.before(kind);
  };
  const flow: Flow<SourceRow> = {
    name,
    direction: 'P21_TO_ORO',
    description: 'Things move from one place to the other.',
    subject: 'Thing',
    key: 'key of the thing',
    owns: ['value'],
    after: [],
    schedule: null,
    enabledByDefault: true,
    needs: [],
    ...wish,
    leavesOut: ({ value }) => `It is ${value}.`,
    map: ({ value, parent }) => {
      if (value === 'unmappable') throw new Error('cannot map this');
      if (value === 'hidden') return null;
      return { value, ...(parent !== undefined && { parent: { $flow: 'parents', $key: parent } }) };
    },
    source: {
      keyOf: ({ key }) => key,
      read: async (keys) => {
        await call('read');
        return keys.flatMap((key) => systems.source.get(key) ?? []);
      },
      scan: async (cursor) => {
        await call('scan');
        const rows = [...systems.source.values()]
          .filter(({ key }) => cursor === null || key > cursor)
          .sort((one, other) => (one.key < other.key ? -1 : 1))
          .slice(0, pageSize);
        const next = rows.length < pageSize ? null : (rows.at(-1)?.key ?? null);
        return { rows, next, total: systems.source.size };
      },
      changes: polled
        ? async (asked, _call, cursor = null) => {
            await call('changes');
            const since = bySecond ? asked.slice(0, 19) : asked;
            const all = [...systems.source.values()]
              .map((row) => ({ ...row, place: `${row.changedAt} ${row.key}` }))
              .filter(({ changedAt, place }) => changedAt >= since && (cursor === null || place > cursor))
              .sort((one, other) => (one.place < other.place ? -1 : 1));
            const rows = all.slice(0, pageSize);
            const last = rows.at(-1);
            systems.met += rows.length;
            return {
              keys: rows.map(({ key }) => key),
              times: rows.map(({ changedAt }) => changedAt),
              watermark: last?.changedAt ?? asked,
              hasMore: all.length > rows.length,
              next: last?.place ?? null,
            };
          }
        : null,
    },
    target: {
      batchSize,
      write: async (writes) => {
        await call('write');
        const outcomes = writes.map((write) => systems.write(write));
        await systems.after();
        return outcomes;
      },
      read: async (keys) => {
        await call('targetRead');
        return keys.flatMap((key) => {
          const row = systems.find(key);
          return row === undefined || row.retired
            ? []
            : [{ key: row.key, targetId: row.id, document: row.document }];
        });
      },
      scan: async (cursor) => {
        await call('targetScan');
        const rows = [...systems.target.values()]
          .filter(({ id, retired }) => !retired && Number(id) > Number(cursor ?? 0))
          .sort((one, other) => Number(one.id) - Number(other.id))
          .slice(0, pageSize);
        const next = rows.length < pageSize ? null : (rows.at(-1)?.id ?? null);
        return { records: rows.map(({ key, id }) => ({ key, targetId: id })), next };
      },
      retire: async (links) => {
        await call('write');
        return links.map(({ targetId }) => {
          const row = systems.target.get(targetId ?? '');
          if (row !== undefined) row.retired = true;
          return { state: 'WRITTEN', targetId: targetId ?? '' };
        });
      },
    },
  };
  return flow;
}
