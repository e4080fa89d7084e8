/** The real sources over a test's own Oro, with time that stands still unless the test moves it. */
import { createOroSources } from '../../datasources/oro/create-oro-sources.ts';
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { RecordedOro } from './oro-recorded-server.ts';

export interface TestTime {
  nowMs: number;
}

/** Waits do not take time; they only move the clock. */
export function oroSources(oro: Pick<RecordedOro, 'config'>, time: TestTime = { nowMs: 0 }): OroSources {
  const surroundings = {
    clock: () => time.nowMs,
    random: () => 0,
    sleep: async (ms: number) => {
      time.nowMs += ms;
    },
  };
  return createOroSources(oro.config, surroundings).sources;
}
