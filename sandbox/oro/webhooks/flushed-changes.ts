// What a commit means to a listener of entities: one event a record, from its first to its last state
// (platform 7.0.4, WebhookEntityListener).
import type { Row } from '../store/row.ts';
import type { Change } from '../store/store.ts';
import type { WebhookEventName } from './webhook-topics.ts';

export interface FlushedChange {
  readonly type: string;
  readonly event: WebhookEventName;
  /** The record as it is, or as it was before it was deleted. */
  readonly row: Row;
}

/** Records that come and go within one commit leave nothing behind. */
export function toFlushedChanges(changes: readonly Change[]): readonly FlushedChange[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.type} ${change.id}`;
    merged.set(key, { ...change, before: (merged.get(key) ?? change).before });
  }
  return [...merged.values()].flatMap(toFlushed);
}

function toFlushed({ type, before, after }: Change): readonly FlushedChange[] {
  if (after === undefined) return before === undefined ? [] : [{ type, event: 'deleted', row: before }];
  if (before === undefined) return [{ type, event: 'created', row: after }];
  return columnsChanged(before, after) ? [{ type, event: 'updated', row: after }] : [];
}

/** Collections are no columns of the record: relations are not watched (oro-api 5.1, contradiction 5). */
function columnsChanged({ values: before }: Row, { values: after }: Row): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].some((name) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (Array.isArray(was) || Array.isArray(is)) return false;
    return JSON.stringify(was) !== JSON.stringify(is);
  });
}
