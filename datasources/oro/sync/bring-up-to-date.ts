/**
 * Makes records of the shop what they should be: looks up what is there and writes only what differs. A record is
 * looked up by its key before it is made, because an earlier write may have been lost sight of, and Oro's own checks
 * let duplicates through (races on e-mails, custom entities; oro-observed, writing).
 */
import type { BatchRow } from '../batch.resource.ts';
import type { RecordOutcome } from '../record.resource.ts';

/** What should be, and the id known from before. */
export interface Wanted<Draft> {
  readonly id: string | null;
  readonly draft: Draft;
}

/** What to do about one record: send a row, nothing, or give up on it for a reason. */
export type Plan = BatchRow | 'HELD' | { readonly refused: string; readonly field: string | null };

export interface Steps<Draft, Found extends { readonly id: string }> {
  /** What the shop holds of each, in their order: by the id, and by the key where that finds nothing. */
  find(wanted: readonly Wanted<Draft>[]): Promise<readonly (Found | undefined)[]>;
  /** `HELD` when the shop holds it as it should be. `place` is unique within the call. */
  plan(draft: Draft, found: Found | undefined, place: number): Plan;
  send(rows: readonly BatchRow[]): Promise<readonly RecordOutcome[]>;
}

/** Outcomes in the order of what is wanted. Throws a `GatewayError` when nothing can be said of any. */
export async function bringUpToDate<Draft, Found extends { readonly id: string }>(
  wanted: readonly Wanted<Draft>[],
  { find, plan, send }: Steps<Draft, Found>,
): Promise<RecordOutcome[]> {
  const found = await find(wanted);
  const plans = wanted.map(({ draft }, place) => plan(draft, found[place], place));
  const rows = plans.filter(isRow);
  const sent = rows.length === 0 ? [] : await send(rows);
  const outcomes = new Map(rows.map((row, index) => [row, sent[index]]));
  return plans.map((one, place): RecordOutcome => {
    if (isRow(one))
      return outcomes.get(one) ?? { state: 'unknown', reason: 'nothing was said of the record' };
    if (one === 'HELD') return { state: 'written', id: found[place]?.id ?? '' };
    return { state: 'refused', reason: one.refused, field: one.field };
  });
}

const isRow = (plan: Plan): plan is BatchRow => plan !== 'HELD' && 'mode' in plan;

/** The ones found by id, else those found by key. */
export async function findByIdOrKey<Draft, Found extends { readonly id: string }>(
  wanted: readonly Wanted<Draft>[],
  look: {
    byIds(ids: readonly string[]): Promise<readonly Found[]>;
    byDrafts(drafts: readonly Draft[]): Promise<readonly Found[]>;
    keyOfDraft(draft: Draft): string;
    keyOfFound(found: Found): string | null;
  },
): Promise<(Found | undefined)[]> {
  const ids = wanted.flatMap(({ id }) => id ?? []);
  const known = new Map((ids.length === 0 ? [] : await look.byIds(ids)).map((one) => [one.id, one]));
  const strangers = wanted.filter(({ id }) => id === null || !known.has(id)).map(({ draft }) => draft);
  const others = strangers.length === 0 ? [] : await look.byDrafts(strangers);
  const byKey = new Map<string | null, Found>();
  // Of several with one key the oldest one counts, always.
  for (const one of others) if (!byKey.has(look.keyOfFound(one))) byKey.set(look.keyOfFound(one), one);
  return wanted.map(({ id, draft }) =>
    id !== null && known.has(id) ? known.get(id) : byKey.get(look.keyOfDraft(draft)),
  );
}
