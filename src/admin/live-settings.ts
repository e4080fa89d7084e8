/**
 * Settings over the configuration: what people changed counts on every replica within two seconds, without a restart.
 * A value that no longer passes, after an upgrade for instance, is left out and said in the log.
 */
import { type CacheConfig, longestSettableLifeSeconds } from '../config/cache-settings.ts';
import type { GatewayConfig } from '../config/config.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { badInput, GatewayError } from '../errors.ts';
import { type Clock, toInstant } from '../instant.ts';
import type { Database } from '../store/database.ts';
import {
  appendChanges,
  readChanges,
  readNewest,
  readVersion,
  type SettingChange,
} from './setting-changes.ts';
import { cachedFacts, nameOf, type SettingRule, settingRules } from './settings-table.ts';

/** The sections as they count now. */
export interface LiveSections {
  readonly cache: CacheConfig;
  readonly flows: FlowSettings;
  readonly gateway: Pick<GatewayConfig, 'allowGraphql' | 'allowConsole' | 'allowHooks' | 'allowMetrics'>;
}

export interface LiveSettingsParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly configured: LiveSections;
  /** Called at the start and after each change, whoever made it. */
  readonly apply: (sections: LiveSections) => void;
  readonly onError: (error: unknown) => void;
}

export interface ListedSetting {
  readonly name: string;
  readonly section: string;
  readonly description: string;
  readonly value: unknown;
  readonly configured: unknown;
  readonly change: SettingChange | null;
}

export interface WantedChange {
  readonly name: string;
  /** Null: back to what is configured. */
  readonly value: unknown;
}

const lookEveryMs = 2000;

export class LiveSettings {
  readonly #parts: LiveSettingsParts;
  #version = -1;
  #changes: ReadonlyMap<string, SettingChange> = new Map();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: LiveSettingsParts) {
    this.#parts = parts;
  }

  /** Resolves when what was changed before counts. Throws when the store does not answer. */
  async start(): Promise<void> {
    await this.#look();
    this.#timer = setInterval(() => this.#look().catch(this.#parts.onError), lookEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async list(): Promise<{ readonly version: number; readonly settings: readonly ListedSetting[] }> {
    await this.#look();
    const settings = settingRules.map((rule) => {
      const name = nameOf(rule);
      const configured = this.#configured(rule);
      const change = this.#changes.get(name) ?? null;
      const value = change?.value ?? configured;
      const { section, description } = rule;
      return { name, section, description, value, configured, change };
    });
    return { version: this.#version, settings };
  }

  history(limit: number): Promise<readonly SettingChange[]> {
    return readChanges(this.#parts.db, limit);
  }

  /**
   * All or none. Throws BAD_USER_INPUT naming the setting and what is wrong with its value, and CONFLICT when somebody
   * changed something since version `seen`.
   */
  async change(wanted: readonly WantedChange[], actor: string, seen: number | null): Promise<void> {
    const values = wanted.map(({ name, value }) => ({
      name,
      value: value === null ? null : check(name, value),
    }));
    const { configured, db, clock } = this.#parts;
    const next = new Map([...this.#changes].map(([name, { value }]) => [name, value]));
    for (const { name, value } of values) next.set(name, value);
    requireBoundedLives({ ...configured.cache, ...overridesOf('cache', next) });
    const at = toInstant(clock());
    const stored = await appendChanges(db, { values, at, actor, seen });
    if (!stored) throw new GatewayError('CONFLICT', 'Somebody has changed a setting meanwhile: look again.');
    await this.#look();
  }

  #configured({ section, key }: SettingRule): unknown {
    if (section === 'sync') return true;
    return (this.#parts.configured[section] as Record<string, unknown>)[key] ?? [];
  }

  async #look(): Promise<void> {
    const { db, configured, apply } = this.#parts;
    const version = await readVersion(db);
    if (version === this.#version) return;
    const newest = (await readNewest(db)).filter((change) => this.#passes(change));
    this.#changes = new Map(newest.map((change) => [change.name, change]));
    this.#version = version;
    const values = new Map(newest.map(({ name, value }) => [name, value]));
    apply({
      cache: { ...configured.cache, ...overridesOf('cache', values) },
      flows: { ...configured.flows, ...overridesOf('flows', values) },
      gateway: { ...configured.gateway, ...overridesOf('gateway', values) },
    });
  }

  #passes({ name, value }: SettingChange): boolean {
    try {
      if (value !== null) check(name, value);
      return true;
    } catch (error) {
      this.#parts.onError(error);
      return false;
    }
  }
}

/** The value as the configuration would hold it. */
function check(name: string, value: unknown): unknown {
  const rule = settingRules.find((one) => nameOf(one) === name);
  if (rule === undefined) throw badInput(name, 'is no setting; `settings` lists all');
  if (rule.schema === undefined) {
    if (typeof value === 'boolean') return value;
    throw badInput(name, 'give true or false');
  }
  const parsed = rule.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => [...path, message].join('.'));
  throw badInput(name, faults.join('; '));
}

/** What was changed of a section; an empty list of networks means everywhere, as leaving it out does. */
function overridesOf(section: SettingRule['section'], values: ReadonlyMap<string, unknown>): object {
  const given = settingRules
    .filter((rule) => rule.section === section)
    .map((rule) => [rule.key, values.get(nameOf(rule)) ?? null] as const)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, section === 'gateway' && isEmpty(value) ? undefined : value]);
  return Object.fromEntries(given);
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** What is kept longer than the cache was opened for could outlive the news that it has changed. */
function requireBoundedLives(cache: CacheConfig): void {
  for (const kind of Object.keys(cachedFacts) as (keyof typeof cachedFacts)[]) {
    const [fresh, renew, stale] = [
      cache[`${kind}FreshSeconds`],
      cache[`${kind}RenewSeconds`],
      cache[`${kind}StaleSeconds`],
    ];
    if (fresh + renew + stale <= longestSettableLifeSeconds) continue;
    const message = `fresh, renewed and stale time together may be at most ${longestSettableLifeSeconds} seconds`;
    throw badInput(`cache.${kind}FreshSeconds`, message);
  }
}
