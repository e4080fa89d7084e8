/** Records of the shop as a flow compares them: by the id that is linked, by their key where none is. */
import type { Document } from '../sync/document.ts';
import type { LinkedKey, RecordKey, TargetRecord } from '../sync/flow.ts';

export interface LinkedReads<Found extends { readonly id: string }> {
  byIds(ids: readonly string[]): Promise<readonly Found[]>;
  byKeys(keys: readonly RecordKey[]): Promise<readonly Found[]>;
  keyOf(found: Found): RecordKey | null;
  toDocument(found: Found): Document;
}

/** In the order of the keys; what the shop does not hold is absent. */
export async function readLinked<Found extends { readonly id: string }>(
  keys: readonly LinkedKey[],
  { byIds, byKeys, keyOf, toDocument }: LinkedReads<Found>,
): Promise<TargetRecord[]> {
  const linked = keys.flatMap(({ targetId }) => targetId ?? []);
  const unlinked = keys.filter(({ targetId }) => targetId === null).map(({ key }) => key);
  const [known, others] = await Promise.all([
    linked.length === 0 ? [] : byIds(linked),
    unlinked.length === 0 ? [] : byKeys(unlinked),
  ]);
  const byId = new Map(known.map((one) => [one.id, one]));
  // Of several with one key the oldest one counts, as when it is written.
  const byKey = new Map([...others].reverse().map((one) => [keyOf(one), one]));
  return keys.flatMap(({ key, targetId }) => {
    const found = targetId === null ? byKey.get(key) : byId.get(targetId);
    return found === undefined ? [] : { key, targetId: found.id, document: toDocument(found) };
  });
}
