/** What OroCommerce made of a record, as the engine hears it. */
import type { RecordOutcome } from '../../datasources/oro/record.resource.ts';
import type { WriteOutcome } from '../sync/flow.ts';

export function toWriteOutcome(outcome: RecordOutcome): WriteOutcome {
  switch (outcome.state) {
    case 'written':
      return { state: 'WRITTEN', targetId: outcome.id };
    case 'gone':
      return { state: 'REFUSED', reason: outcome.reason };
    case 'refused':
      return {
        state: 'REFUSED',
        reason: outcome.reason,
        ...(outcome.field !== null && { field: outcome.field }),
      };
    case 'later':
      return {
        state: 'RETRY',
        reason: outcome.reason,
        ...(outcome.afterMs !== null && { afterMs: outcome.afterMs }),
      };
    case 'unknown':
      return { state: 'UNKNOWN', reason: outcome.reason };
  }
}
