/**
 * The plainest way to run flows, as an oracle beside the engine: everything, in order, once. Keeps links as the engine
 * does, so that flows that refer to each other can be run one after the other.
 */
import type { Document, DocumentValue } from '../../../src/sync/document.ts';
import { canonicalJson } from '../../../src/sync/fingerprint.ts';
import type { AnyFlow, Write, WriteOutcome } from '../../../src/sync/flow.ts';
import { referencesIn } from '../../../src/sync/references.ts';
import { call, firstTime, resolve } from './flow-stage.ts';

/** Target ids by flow and key. */
export type Links = Map<string, Map<string, string>>;

export interface RunResult {
  readonly written: number;
  readonly left: number;
  /** Everything that did not come out as written, with its key. */
  readonly others: readonly { readonly key: string; readonly outcome: WriteOutcome }[];
}

export interface Difference {
  readonly key: string;
  readonly field: string;
  readonly source: DocumentValue | undefined;
  readonly target: DocumentValue | undefined;
}

/** Moves all records of the source that the target should have; those that wait for others have more turns. */
export async function runFlow(flow: AnyFlow, links: Links): Promise<RunResult> {
  const others: RunResult['others'][number][] = [];
  let [written, left] = [0, 0];
  let waiting: unknown[] = [];
  for await (const rows of pagesOf(flow)) {
    left += rows.filter((row) => flow.map(row) === null).length;
    waiting.push(...rows.filter((row) => flow.map(row) !== null));
  }
  while (waiting.length > 0) {
    const ready = waiting.filter((row) => isReady(flow.map(row), links));
    if (ready.length === 0) throw new Error(`${flow.name}: ${waiting.length} records wait for ever`);
    const before = new Set(ready);
    waiting = waiting.filter((row) => !before.has(row));
    const outcomes = await writeAll(flow, ready, links);
    written += outcomes.filter(({ outcome }) => outcome.state === 'WRITTEN').length;
    others.push(...outcomes.filter(({ outcome }) => outcome.state !== 'WRITTEN'));
  }
  return { written, left, others };
}

const isReady = (document: Document | null, links: Links): boolean =>
  referencesIn(document ?? {}).every(({ $flow, $key }) => links.get($flow)?.has($key) === true);

async function writeAll(
  flow: AnyFlow,
  rows: readonly unknown[],
  links: Links,
): Promise<RunResult['others'][number][]> {
  const own = linksOf(links, flow.name);
  const results: RunResult['others'][number][] = [];
  for (let at = 0; at < rows.length; at += flow.target.batchSize) {
    const writes = rows
      .slice(at, at + flow.target.batchSize)
      .flatMap((row) => toWrite(flow, row, links) ?? []);
    const batch = await withoutHeld(flow, writes, own);
    if (batch.length === 0) continue;
    const outcomes = await flow.target.write(batch, call);
    if (outcomes.length !== batch.length) throw new Error(`${flow.name}: ${outcomes.length} outcomes`);
    for (const [index, { key }] of batch.entries()) {
      const outcome = outcomes[index] as WriteOutcome;
      if (outcome.state === 'WRITTEN') own.set(key, outcome.targetId);
      results.push({ key, outcome });
    }
  }
  return results;
}

/** As the engine does: what the target holds already is linked and not written. */
async function withoutHeld(
  flow: AnyFlow,
  writes: readonly Write[],
  own: Map<string, string>,
): Promise<Write[]> {
  const found = new Map((await flow.target.read(writes, call)).map((one) => [one.key, one]));
  return writes.flatMap((write) => {
    const record = found.get(write.key);
    if (record === undefined) return write;
    const { document } = write;
    if (flow.owns.some((field) => isDifferent(document[field], record.document[field])))
      return { ...write, targetId: write.targetId ?? record.targetId };
    own.set(write.key, record.targetId);
    return [];
  });
}

const isDifferent = (source: DocumentValue | undefined, target: DocumentValue | undefined): boolean =>
  canonicalJson(source) !== canonicalJson(target);

/** Field by field, what the target holds differently from what the source says. */
export async function compareFlow(flow: AnyFlow, links: Links): Promise<Difference[]> {
  const own = linksOf(links, flow.name);
  const differences: Difference[] = [];
  for await (const rows of pagesOf(flow)) {
    const wanted = rows.flatMap((row) => toWrite(flow, row, links) ?? []);
    const keys = wanted.map(({ key }) => ({ key, targetId: own.get(key) ?? null }));
    const found = new Map((await flow.target.read(keys, call)).map((one) => [one.key, one.document]));
    for (const { key, document } of wanted) {
      const target = found.get(key);
      for (const field of flow.owns) {
        if (!isDifferent(document[field], target?.[field])) continue;
        differences.push({ key, field, source: document[field], target: target?.[field] });
      }
    }
  }
  return differences;
}

const linksOf = (links: Links, flow: string): Map<string, string> => {
  const own = links.get(flow) ?? new Map<string, string>();
  links.set(flow, own);
  return own;
};

async function* pagesOf(flow: AnyFlow): AsyncGenerator<readonly unknown[]> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<AnyFlow['source']['scan']>> = await flow.source.scan(cursor, call);
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

function toWrite(flow: AnyFlow, row: unknown, links: Links): Write | undefined {
  const key = flow.source.keyOf(row);
  const document = flow.map(row);
  if (document === null) return undefined;
  const known = [...links].map(([name, ids]) => [name, Object.fromEntries(ids)]);
  const resolved = resolve(document, Object.fromEntries(known));
  const targetId = linksOf(links, flow.name).get(key) ?? null;
  return { key, targetId, document: resolved, fingerprint: JSON.stringify(resolved), ...firstTime };
}
