/** What a resolver works with. Made once per request, so that nothing crosses viewers. */
import type { OroSources } from '../datasources/oro/oro.datasource.ts';
import type { P21Sources } from '../datasources/p21/p21.datasource.ts';
import { moreUrgent, type Priority } from '../datasources/upstream/priority.ts';
import type { Viewer } from './access/viewer.ts';
import type { AdminDesk } from './admin/admin-desk.ts';
import { type CacheTally, createCacheTally } from './cache/cache-observer.ts';
import { createCache } from './cache/create-cache.ts';
import type { Commands } from './commands/create-commands.ts';
import { createViewerCommands, type ViewerCommands } from './commands/viewer-commands.ts';
import type { Config } from './config/config.ts';
import type { EventBus } from './events/event-bus.ts';
import { type Clock, toCalendarDay } from './instant.ts';
import { type Changes, createChanges } from './live/changes.ts';
import { createFacts, type Facts, nothingKept } from './loaders/facts.ts';
import type { FlowDesk } from './loaders/flow-desk.ts';
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
  readonly commands: ViewerCommands;
  /** Flows, migrations, parked changes: for those who run the sync. */
  readonly flows: FlowDesk;
  /** The gateway itself: for those who run it. */
  readonly admin: AdminDesk;
  /** What subscriptions listen to. */
  readonly changes: Changes;
  readonly requestId: string;
  /** Aborts when the client has gone or the request's time is over. */
  readonly signal: AbortSignal;
  /** What this request got from the cache. */
  readonly cacheTally: CacheTally;
  readonly log: RequestLog;
}

export interface ContextParts {
  readonly p21: { readonly sources: P21Sources; readonly ping: Probe };
  readonly oro: { readonly sourcesAt: (priority: Priority) => OroSources; readonly ping: Probe };
  readonly commands: Pick<Commands, 'desk' | 'operations'>;
  readonly flows: FlowDesk;
  readonly admin: AdminDesk;
  readonly events: EventBus;
  readonly config: Pick<Config, 'p21'>;
  readonly clock: Clock;
  readonly log: RequestLog;
  /** What is kept of P21 between requests; nothing where left out. */
  readonly facts?: Facts | undefined;
}

/** What a request says about itself beside who asks. */
export interface RequestFacts {
  readonly id: string;
  /** May be a getter: it is looked at when a call is made. */
  readonly signal: AbortSignal;
  /** Header Idempotency-Key. */
  readonly idempotencyKey?: string | undefined;
}

/** Called once; what it returns is called for every request. */
export function createContextFactory(parts: ContextParts) {
  const { p21, oro, commands, events, config, clock, log, facts, flows, admin } = parts;
  const monitor = createSystemMonitor({ P21: p21.ping, ORO: oro.ping }, clock);
  const { currency, salesLocationId, timeZone } = config.p21;
  const settings: LoaderSettings = { currency, salesLocationId, timeZone };
  const kept = facts ?? keepNothing(p21.sources, clock, timeZone);
  const sources: LoaderSources = {
    p21: p21.sources,
    oro: oro.sourcesAt,
    commands: commands.operations,
    monitor,
    facts: kept,
  };
  return (viewer: Viewer, request: RequestFacts): RequestContext => {
    const cacheTally = createCacheTally();
    const signal = () => request.signal;
    const loaders = createLoaders(sources, settings, { viewer, clock, signal, tally: cacheTally });
    const { idempotencyKey } = request;
    const sees = (customerId: string | null) => loaders.visibility.sees(customerId);
    return new Context(request, {
      viewer,
      log,
      loaders,
      flows,
      admin,
      changes: createChanges({ events, clock }, viewer, loaders.visibility),
      cacheTally,
      commands: createViewerCommands({ ...commands, viewer, idempotencyKey, sees }),
    });
  };
}

type ContextMembers = Omit<RequestContext, 'requestId' | 'signal'>;

/** A class for its getter's sake: Apollo copies the context's own members, and would start the timer behind it. */
class Context implements RequestContext {
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly commands: RequestContext['commands'];
  readonly flows: FlowDesk;
  readonly admin: AdminDesk;
  readonly changes: Changes;
  readonly cacheTally: CacheTally;
  readonly log: RequestLog;

  constructor(
    private readonly request: RequestFacts,
    { viewer, loaders, commands, flows, admin, changes, cacheTally, log }: ContextMembers,
  ) {
    this.viewer = viewer;
    this.loaders = loaders;
    this.commands = commands;
    this.flows = flows;
    this.admin = admin;
    this.changes = changes;
    this.cacheTally = cacheTally;
    this.log = log;
  }

  get requestId(): string {
    return this.request.id;
  }

  get signal(): AbortSignal {
    return this.request.signal;
  }
}

/** Every request asks P21 for itself. */
function keepNothing(p21: P21Sources, clock: Clock, timeZone: string): Facts {
  const limits = { maxEntries: 1, maxBytes: 1 };
  const cache = createCache({ clock, moreUrgent, limits, windowMs: 0, longestLifeMs: 0 });
  return createFacts({ p21, cache, policies: nothingKept, today: () => toCalendarDay(clock(), timeZone) });
}
