/** Takes records out of use in the shop and says of each link what became of it. */
import type { RecordOutcome } from '../../datasources/oro/record.resource.ts';
import type { LinkedKey, WriteOutcome } from '../sync/flow.ts';
import { toWriteOutcome } from './record-outcome.ts';

/** A record that is gone already is as retired as it can be. */
export async function retireEach(
  links: readonly LinkedKey[],
  retire: (ids: readonly string[]) => Promise<readonly RecordOutcome[]>,
): Promise<WriteOutcome[]> {
  const ids = links.flatMap(({ targetId }) => targetId ?? []);
  const outcomes = ids.length === 0 ? [] : await retire(ids);
  return links.map(({ targetId }) => {
    const outcome = targetId === null ? undefined : outcomes[ids.indexOf(targetId)];
    if (outcome === undefined || outcome.state === 'gone') {
      return { state: 'WRITTEN', targetId: targetId ?? '' };
    }
    return toWriteOutcome(outcome);
  });
}
