/** The second round of recordings, on a shop with custom entities: the parts that belong to the back office. */
import { createOroSandbox, type OroSandbox } from '../../../sandbox/oro/server.ts';
import { loadRecordings, numberOf, type Recording } from './recording.ts';
import { Player, type SessionScript } from './replay.ts';
import { ReplayClock } from './replay-clock.ts';
import { seedFrom } from './seed-custom.ts';
import { settle } from './settle.ts';
import { StepScheduler } from './step-scheduler.ts';
import { backOfficeClient, TokenPurse } from './token-purse.ts';

const clientOf = { admin: 'custom-admin', int: 'custom-int' } as const;

/** Custom entities and fields (round 1), stock (round 4), customer prices (round 5); tokens and shopping lists are not these. */
export function customRecordings(): readonly Recording[] {
  return loadRecordings('6.1-custom').filter((recording) => {
    const number = numberOf(recording);
    const isHere = recording.request?.url.startsWith('/admin/api') === true;
    const played =
      (number >= 121 && number <= 276) || [281, 312].includes(number) || (number >= 330 && number <= 343);
    return isHere && played;
  });
}

export async function createCustomSession(): Promise<{
  readonly sandbox: OroSandbox;
  readonly player: Player;
}> {
  const clock = new ReplayClock({ start: '2026-11-24T03:10:00Z', end: '2026-11-24T04:30:00Z' });
  const scheduler = new StepScheduler();
  const sandbox = await createOroSandbox({
    customEntities: true,
    customBatch: false,
    publicUrl: 'http://oro.test',
    now: clock.now,
    clients: [backOfficeClient(clientOf.admin, '1'), backOfficeClient(clientOf.int, '54')],
    scheduler,
  });
  seedFrom(loadRecordings('6.1-custom'), sandbox.parts.backOffice);
  return { sandbox, player: new Player(sandbox, clock, createScript(scheduler), ownFields) };
}

/** The sandbox's shop has these fields and the recorded one had not. */
const ownFields = ['p21_customer_id', 'p21_contact_id', 'p21_ship_to_id'];

function createScript(scheduler: StepScheduler): SessionScript {
  const purse = new TokenPurse(clientOf);
  const setStatus = (id: string, internalStatus: string) => (play: Player) =>
    void play.sandbox.store.update('orders', id, { internalStatus });
  return {
    before: new Map<number, (play: Player) => Promise<void> | void>([
      // The shop's api.yml, and the row its first calls left behind.
      [201, (play) => shopFile(play)],
      // Statuses set in the back office's own pages.
      [244, setStatus('2', 'cancelled')],
      [272, setStatus('3', 'closed')],
    ]),
    complete: async (recording, request, play) => ({
      ...request,
      headers: {
        ...request.headers,
        Authorization: `Bearer ${await purse.tokenFor(recording.as ?? 'admin', play)}`,
      },
    }),
    settle: (recording, play) => settle(recording, play, scheduler),
    pump: () => void scheduler.step(),
  };
}

function shopFile({ sandbox }: Player): void {
  sandbox.configure({ customBatch: true });
  const left = {
    period_start: '2026-01-01',
    period_end: '2026-12-31',
    limit_amount: '1000.0000',
    spent_amount: '10.5000',
  };
  sandbox.store.insert('extendp21customerbudgets', {
    ...left,
    currency: 'USD',
    p21_key: 'K2',
    note: null,
    customer: '1',
  });
}
