/** How many commands are under way or wait for a person, by state. */
import type { Database } from '../store/database.ts';

export async function countOpen(db: Database): Promise<Readonly<Record<string, number>>> {
  const count = (states: readonly string[]) =>
    db
      .selectFrom('command')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .where('state', 'in', states)
      .groupBy('state')
      .execute();
  // Two questions: each has an index of its own, so that the history is not read.
  const rows = await Promise.all([count(['RECEIVED', 'SENDING', 'UNKNOWN']), count(['PARKED'])]);
  return Object.fromEntries(rows.flat().map(({ state, count: found }) => [state, Number(found)]));
}
