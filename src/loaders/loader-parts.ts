/** What every loader is made from. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { CommandOperations } from '../commands/command-operations.ts';
import type { CalendarDate, Clock, Instant } from '../instant.ts';
import type { Batches } from './batch.ts';
import type { Facts, Reader } from './facts.ts';
import type { MoneyIn } from './model-values.ts';
import type { SystemMonitor } from './system-monitor.ts';
import type { Visibility } from './visibility.ts';

/** The two systems, shared by all requests. */
export interface LoaderSources {
  readonly p21: P21Sources;
  /** With calls of this urgency. */
  readonly oro: (priority: Priority) => OroSources;
  readonly commands: Pick<CommandOperations, 'list' | 'count'>;
  readonly monitor: SystemMonitor;
  /** What is kept of P21 for all requests. */
  readonly facts: Facts;
}

export interface LoaderSettings {
  /** Home currency of the P21 company: what its amounts are in. */
  readonly currency: string;
  /** Location that sells and supplies where nobody names one. */
  readonly salesLocationId?: string | undefined;
  /** Zone in which P21's day changes. */
  readonly timeZone: string;
}

export interface LoaderParts extends Omit<LoaderSources, 'oro'> {
  readonly oro: OroSources;
  readonly settings: LoaderSettings;
  readonly batches: Batches;
  readonly visibility: Visibility;
  /** Amounts of P21, in its home currency. */
  readonly money: MoneyIn;
  readonly clock: Clock;
  readonly now: () => Instant;
  /** The day it is for P21. */
  readonly today: () => CalendarDate;
  /** How this request asks the cache. */
  readonly reader: Reader;
  /** How urgent the calls of this request are; ends them when its client has gone or its time is over. */
  readonly read: Pick<Reader, 'signal' | 'priority'>;
}
