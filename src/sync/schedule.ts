/** When a cron falls due. */
import { CronExpressionParser } from 'cron-parser';
import { badInput } from '../errors.ts';
import { type Instant, toInstant } from '../instant.ts';

/** The first time after `afterMs` in this zone; null without a schedule. Throws BAD_USER_INPUT on a cron it cannot read. */
export function nextRunAt(cron: string | null, afterMs: number, timeZone: string): Instant | null {
  if (cron === null) return null;
  try {
    const times = CronExpressionParser.parse(cron, { currentDate: new Date(afterMs), tz: timeZone });
    return toInstant(times.next().getTime());
  } catch {
    throw badInput('schedule', `"${cron}" is no cron; write five fields such as "*/15 * * * *"`);
  }
}
