/** What waits, as the figures want it. */
import type { Clock } from '../instant.ts';
import type { Backlog } from './backlog.ts';

export interface BacklogSources {
  flows(): Promise<readonly FlowQueue[]>;
  /** Commands that are not settled, by state. */
  commands(): Promise<Readonly<Record<string, number>>>;
  readonly clock: Clock;
}

interface FlowQueue {
  readonly flow: string;
  readonly queue: {
    readonly waiting: number;
    readonly parked: number;
    readonly oldestNoticedAt: string | null;
  };
}

export async function readBacklog(sources: BacklogSources): Promise<Backlog> {
  const [flows, commands] = await Promise.all([sources.flows(), sources.commands()]);
  const secondsSince = (at: string | null) => (at === null ? 0 : (sources.clock() - Date.parse(at)) / 1000);
  return {
    flows: flows.map(({ flow, queue: { waiting, parked, oldestNoticedAt } }) => ({
      flow,
      waiting,
      parked,
      oldestSeconds: secondsSince(oldestNoticedAt),
    })),
    commands,
  };
}
