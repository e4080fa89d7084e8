/** What a resolver works with. Made once per request, so that nothing crosses viewers. */
import type { OroSources } from '../datasources/oro/oro.datasource.ts';
import type { P21Sources } from '../datasources/p21/p21.datasource.ts';
import type { Viewer } from './access/viewer.ts';
import type { Commands } from './commands/create-commands.ts';
import type { Config } from './config/config.ts';
import type { Clock } from './instant.ts';
import type { LoaderSettings, LoaderSources } from './loaders/loader-parts.ts';
import { createLoaders, type Loaders } from './loaders/loaders.ts';
import { createSystemMonitor, type Probe } from './loaders/system-monitor.ts';

/** The part of a log that requests use. */
export interface RequestLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RequestContext {
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly commands: Pick<Commands, 'desk' | 'operations'>;
  readonly requestId: string;
  /** Aborts when the client has gone or the request's time is over. */
  readonly signal: AbortSignal;
  readonly log: RequestLog;
}

export interface ContextParts {
  readonly p21: { readonly sources: P21Sources; readonly ping: Probe };
  readonly oro: { readonly sources: OroSources; readonly ping: Probe };
  readonly commands: RequestContext['commands'];
  readonly config: Pick<Config, 'p21'>;
  readonly clock: Clock;
  readonly log: RequestLog;
}

/** Called once; what it returns is called for every request. */
export function createContextFactory({ p21, oro, commands, config, clock, log }: ContextParts) {
  const monitor = createSystemMonitor({ P21: p21.ping, ORO: oro.ping }, clock);
  const sources: LoaderSources = { p21: p21.sources, oro: oro.sources, monitor };
  const { currency, salesLocationId, timeZone } = config.p21;
  const settings: LoaderSettings = { currency, salesLocationId, timeZone };
  return (viewer: Viewer, { id, signal }: { id: string; signal: AbortSignal }): RequestContext => ({
    viewer,
    signal,
    log,
    commands,
    requestId: id,
    loaders: createLoaders(sources, settings, { viewer, signal, clock }),
  });
}
