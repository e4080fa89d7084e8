/** Pages of ids that a target is searched for. */
import type { TargetPage } from '../sync/flow.ts';

/** A page shorter than asked for is the last one; records without a key were made by people of the shop. */
export const toTargetPage = (
  page: readonly { readonly id: string; readonly key: string | null }[],
  size: number,
): TargetPage => ({
  records: page.flatMap(({ id, key }) => (key === null ? [] : { key, targetId: id })),
  next: page.length < size ? null : (page.at(-1)?.id ?? null),
});
