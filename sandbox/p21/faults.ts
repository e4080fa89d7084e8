/**
 * The ways P21 misbehaves, switched by JSON on the sandbox's control entrance (p21-api 11.7, 9.2-9.4):
 *
 *     POST   /faults   { "<fault>": true | value | { settings, aim } | [ rules ] , … }   merges; `false` switches one off
 *     GET    /faults   the rules in force with how often each was hit
 *     DELETE /faults   switches all off
 *
 * | fault            | what happens                                                                             | short form |
 * |------------------|------------------------------------------------------------------------------------------|------------|
 * | latencyMs        | the call waits `ms` plus up to `jitterMs` before anything else                           | ms         |
 * | failRate         | HTTP `status` (500) with the envelope of p21-api 9.1, nothing written                    | probability|
 * | emptyError       | HTTP 500 with an empty body, nothing written                                             | true       |
 * | lostResponse     | the write is done, then the connection is cut without an answer                          | true       |
 * | lateCommitMs     | the write waits `ms`; `answer`: "late" (default: after it), "drop" (connection cut at    | ms         |
 * |                  | once), "unavailable" (503 at once); it commits in all three cases                        |            |
 * | duplicateOnRetry | the write is done but answered with an empty 500: who sends it again doubles it          | true       |
 * | dirtySession     | a Transaction fails with `Unexpected response window`, `when`: "before" (default) or     | true       |
 * |                  | "after" the write; `window` names the dialog. Async requests have sessions of their own  |            |
 * | recordLock       | a Transaction on an existing record fails: edited by `user`; `orderNo`: that order only  | true       |
 * | slowPool         | only `size` (1) sessions, each held `holdMs` (500), waiters fail after `waitMs` (60000)  | true       |
 * | dropLine         | an order is written without its line at `position` (1 is the first; default the last)    | true       |
 * |                  | and reported as a success                                                                |            |
 * | revokeTokens     | before the next call is looked at, all tokens given out so far stop working              | true       |
 * | recycle          | tokens and sessions go, the next `calls` (3) calls get `status` (503), then all is well  | true       |
 * | wrongBody        | the call is done, its answer arrives `as` "html" or "xml" where JSON was promised        | as         |
 *
 * Aim, the same for all: `family` (one or a list, see faults/call.ts), `service` (Transaction service), `method`,
 * `path` (part of it), `skip` (calls let through first), `times` (hits until it switches off), `probability`
 * (0 to 1). Without family, method or path the write faults (lostResponse, lateCommitMs, duplicateOnRetry) hit only
 * calls that write. Which calls are hit follows from the seed and the order of calls alone.
 *
 * The server calls `wrapHandlers` before any route is added and hands every request and answer to `onRequest` and
 * `onSend` (faults/http-faults.ts); what a fault does inside a business document the handlers ask `take` for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Call, isWrite } from './faults/call.ts';
import { registerFaultControl } from './faults/fault-control.ts';
import { HttpFaults } from './faults/http-faults.ts';
import { SessionPool } from './faults/session-pool.ts';
import { type FaultKind, type FaultSettings, parseFaultRules } from './faults/settings.ts';
import { Random } from './seed/random.ts';

export interface FaultsOptions {
  readonly seed: number;
  /** Called when tokens given out so far must stop working. */
  readonly revokeTokens?: () => void;
  /** Waits; handed in by tests that own time. */
  readonly delay?: (ms: number) => Promise<unknown>;
}

interface Aim {
  readonly family?: string | readonly string[] | undefined;
  readonly service?: string | readonly string[] | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly skip?: number | undefined;
  readonly times?: number | undefined;
  readonly probability?: number | undefined;
}

interface ActiveRule {
  readonly settings: Aim;
  readonly random: Random;
  seen: number;
  hits: number;
}

export class Faults {
  readonly delay: (ms: number) => Promise<unknown>;
  readonly pool: SessionPool;
  readonly revokeTokens: () => void;
  private readonly rules = new Map<FaultKind, ActiveRule[]>();
  private readonly http = new HttpFaults(this);

  constructor(private readonly options: FaultsOptions) {
    this.delay = options.delay ?? sleep;
    this.revokeTokens = options.revokeTokens ?? (() => undefined);
    this.pool = new SessionPool(this.delay);
  }

  /** Switches faults on and off. Throws `FaultSettingsError`; then nothing has changed. */
  apply(body: unknown): void {
    for (const [kind, list] of Object.entries(parseFaultRules(body)) as [FaultKind, Aim[]][])
      this.rules.set(
        kind,
        list.map((settings, index) => this.activate(kind, settings, index)),
      );
  }

  clear(): void {
    this.rules.clear();
  }

  /** The rules in force by fault, each with the number of calls it hit. */
  inForce(): Record<string, readonly object[]> {
    const live = [...this.rules].filter(([, list]) => list.length > 0);
    return Object.fromEntries(
      live.map(([kind, list]) => [kind, list.map(({ settings, hits }) => ({ ...settings, hits }))]),
    );
  }

  /** The settings of the rule of this kind that hits this call, counted as a hit; undefined when none does. */
  take<Kind extends FaultKind>(kind: Kind, call: Call): FaultSettings[Kind] | undefined {
    const rule = this.rules.get(kind)?.find((candidate) => this.hits(kind, candidate, call));
    return rule?.settings as FaultSettings[Kind] | undefined;
  }

  /** Puts the faults around handlers around every route added to the app from now on. */
  wrapHandlers(app: FastifyInstance): void {
    app.addHook('onRoute', (route) => this.http.wrap(route));
  }

  /** Before authentication. Whoever finds the reply sent has nothing left to do. */
  onRequest(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    return this.http.beforeAuthorization(request, reply);
  }

  /** Gives the payload to send in place of this one. */
  onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    return this.http.onSend(request, reply, payload);
  }

  registerControl(control: FastifyInstance): void {
    registerFaultControl(control, this);
  }

  private activate(kind: FaultKind, settings: Aim, index: number): ActiveRule {
    const random = new Random(this.options.seed, `${kind}.${index}`);
    return { settings: { ...impliedTimes(kind, settings), ...settings }, random, seen: 0, hits: 0 };
  }

  private hits(kind: FaultKind, rule: ActiveRule, call: Call): boolean {
    const { skip = 0, times = Number.POSITIVE_INFINITY, probability = 1 } = rule.settings;
    if (rule.hits >= times || !isAimedAt(kind, rule.settings, call)) return false;
    rule.seen += 1;
    if (rule.seen <= skip) return false;
    if (probability < 1 && !rule.random.chance(probability)) return false;
    rule.hits += 1;
    return true;
  }
}

const writeFaults: readonly FaultKind[] = ['lostResponse', 'lateCommitMs', 'duplicateOnRetry'];

/** Faults that are events rather than states end by themselves. */
const impliedTimes = (kind: FaultKind, settings: Aim & { readonly calls?: number }): Aim => {
  if (kind === 'revokeTokens') return { times: 1 };
  return kind === 'recycle' ? { times: settings.calls } : {};
};

const isAimedAt = (kind: FaultKind, aim: Aim, call: Call): boolean => {
  const open = aim.family === undefined && aim.method === undefined && aim.path === undefined;
  if (open && writeFaults.includes(kind) && !isWrite(call)) return false;
  if (aim.method !== undefined && aim.method !== call.method) return false;
  if (aim.path !== undefined && !call.path.toLowerCase().includes(aim.path.toLowerCase())) return false;
  return names(aim.family, call.family) && names(aim.service, call.service);
};

const names = (aim: string | readonly string[] | undefined, actual: string | undefined): boolean => {
  if (aim === undefined) return true;
  return actual !== undefined && [aim].flat().includes(actual);
};
