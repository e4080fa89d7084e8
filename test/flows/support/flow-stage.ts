/** Runs single steps of a flow by hand, as the engine does, without its queue and store. */
import type { Config } from '../../../src/config/config.ts';
import { oroSchema, p21Schema } from '../../../src/config/config.ts';
import type { FlowSettings } from '../../../src/config/flow-settings.ts';
import { flowsSchema } from '../../../src/config/flow-settings.ts';
import type { Document, DocumentValue } from '../../../src/sync/document.ts';
import { isReference } from '../../../src/sync/document.ts';
import type { Flow, FlowCall, RecordKey, Write } from '../../../src/sync/flow.ts';

export const call: FlowCall = { signal: new AbortController().signal, priority: 'realtime' };

/** A write that follows no other. */
export const firstTime = { occasion: 0, rejectedCommandId: null } as const;

/** Configuration of a flow over systems that the test connected itself. */
export const flowConfig = (given: Partial<FlowSettings> = {}): Pick<Config, 'p21' | 'oro' | 'flows'> => ({
  p21: p21Schema.parse({ url: 'http://p21.test', username: 'api', password: 'secret', companyId: 'ACME' }),
  oro: oroSchema.parse({ url: 'http://oro.test', clientId: 'app', clientSecret: 'secret' }),
  flows: { ...flowsSchema.parse({}), ...given },
});

/** Target ids by flow and source key; throws where the test gave none, so that no reference is guessed. */
export type KnownLinks = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function resolve(document: Document, links: KnownLinks): Document {
  return resolveValue(document, links) as Document;
}

function resolveValue(value: DocumentValue, links: KnownLinks): DocumentValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) {
    const id = links[value.$flow]?.[value.$key];
    if (id === undefined) throw new Error(`no link of ${value.$flow} ${value.$key}`);
    return id;
  }
  if (Array.isArray(value)) return value.map((one) => resolveValue(one, links));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolveValue(one, links)]));
}

/** Reads the keys at the source and maps them: what the engine hands to the target, in the order of the keys. */
export async function planWrites<Row>(
  flow: Flow<Row>,
  keys: readonly RecordKey[],
  links: KnownLinks,
  targetIds: Readonly<Record<RecordKey, string>> = {},
): Promise<Write[]> {
  const rows = await flow.source.read(keys, call);
  const byKey = new Map(rows.map((row) => [flow.source.keyOf(row), row]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    const mapped = row === undefined ? null : flow.map(row);
    if (mapped === null) return [];
    const document = resolve(mapped, links);
    return [
      {
        key,
        targetId: targetIds[key] ?? null,
        document,
        fingerprint: JSON.stringify(document),
        ...firstTime,
      },
    ];
  });
}

/** Every row of the source, page after page. */
export async function scanAll<Row>(flow: Flow<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await flow.source.scan(cursor, call);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}
