/**
 * Reads the configuration from a YAML file and the environment (which wins), and says every fault at once under the
 * name the operator has to change.
 */
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { GatewayError } from '../errors.ts';
import { cacheSchema, redisSchema } from './cache-settings.ts';
import { type Config, configSchema, gatewaySchema, oroSchema, p21Schema } from './config.ts';
import { flowsSchema } from './flow-settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Section = keyof Config;
type Settings = Record<string, unknown>;

const sections = {
  p21: { prefix: 'P21_', names: Object.keys(p21Schema.shape) },
  oro: { prefix: 'ORO_', names: Object.keys(oroSchema.shape) },
  gateway: { prefix: 'GATEWAY_', names: Object.keys(gatewaySchema.shape) },
  cache: { prefix: 'CACHE_', names: Object.keys(cacheSchema.shape) },
  redis: { prefix: 'REDIS_', names: Object.keys(redisSchema.shape) },
  flows: { prefix: 'FLOWS_', names: Object.keys(flowsSchema.shape) },
} as const satisfies Record<Section, { prefix: string; names: string[] }>;

const sectionNames = Object.keys(sections) as Section[];

/** Settings whose environment form is JSON or, for lists, words between commas. */
const lists = new Set([
  'FLOWS_PAYMENT_TYPES',
  'FLOWS_PRICED_ITEMS',
  'FLOWS_STOCK_LOCATION_IDS',
  'FLOWS_TAX_PLACES',
  'FLOWS_UNIT_CODES',
  'FLOWS_UNIT_PRECISIONS',
  'GATEWAY_ALLOW_CONSOLE',
  'GATEWAY_ALLOW_GRAPHQL',
  'GATEWAY_ALLOW_HOOKS',
  'GATEWAY_ALLOW_METRICS',
  'GATEWAY_CORS_ORIGINS',
  'GATEWAY_ISSUERS',
  'GATEWAY_TRUSTED_PROXIES',
  'ORO_APPLICATIONS',
  'ORO_CUSTOM_ENTITIES',
  'ORO_STOREFRONT_CLIENTS',
  'P21_CASH_RECEIPT_SERVICE',
  'P21_CONTACT_SERVICE',
  'P21_CREDIT_REFUSED_ACTIONS',
  'P21_MASTER_LIST_SERVICE',
]);

/** All faults of a configuration, one line each; `message` is ready for the terminal. */
export class ConfigError extends GatewayError {
  constructor(readonly faults: readonly string[]) {
    const count = faults.length === 1 ? 'one mistake' : `${faults.length} mistakes`;
    super(
      'CONFIG_INVALID',
      `The configuration has ${count}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/** True when the environment names a real system or a configuration file; otherwise the sandbox is meant. */
export const isConfigured = (environment: Environment): boolean =>
  ['P21_URL', 'ORO_URL', 'GATEWAY_CONFIG'].some((name) => isSet(environment[name]));

/** Throws `ConfigError` naming every fault. */
export function loadConfig(environment: Environment): Config {
  const faults: string[] = [];
  const file = readConfigFile(environment.GATEWAY_CONFIG, faults);
  const settings = Object.fromEntries(
    sectionNames.map((section) => [
      section,
      { ...usual(section, environment), ...file[section], ...fromEnvironment(section, environment, faults) },
    ]),
  );
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0') faults.push(unverified);
  const parsed = configSchema.safeParse({ ...file, ...settings });
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ConfigError([...faults, ...(parsed.error?.issues ?? []).map(describeIssue)]);
}

/** Every file whose content is part of the configuration. */
export function filesOf(environment: Environment): string[] {
  const variables = sectionNames.flatMap((section) =>
    sections[section].names.map((name) => environmentName(section, name)),
  );
  const secrets = variables.filter((variable) => !isSet(environment[variable]));
  return [environment.GATEWAY_CONFIG, ...secrets.map((variable) => environment[`${variable}_FILE`])].filter(
    isSet,
  );
}

/** In production the schema and the playground are for those who work on it, and something in front balances load. */
const usual = (section: Section, { NODE_ENV }: Environment): Settings =>
  section === 'gateway' && NODE_ENV === 'production'
    ? { playground: false, introspection: 'staff', drainSeconds: 5 }
    : {};

/** Node's own switch: it would let anybody on the way read the credentials of both systems. */
const unverified =
  'NODE_TLS_REJECT_UNAUTHORIZED: is 0, which switches the verification of certificates off; unset it and give the private authority in P21_CA_FILE or ORO_CA_FILE';

function readConfigFile(path: string | undefined, faults: string[]): Record<string, Settings> {
  if (path === undefined || path === '') return {};
  try {
    const content: unknown = parseYaml(readFileSync(path, 'utf8')) ?? {};
    if (isSettings(content)) return content as Record<string, Settings>;
    faults.push(`GATEWAY_CONFIG: ${path} must hold the sections ${sectionNames.join(', ')}`);
  } catch (cause) {
    faults.push(`GATEWAY_CONFIG: ${path} cannot be read (${(cause as Error).message.split('\n')[0]})`);
  }
  return {};
}

function fromEnvironment(section: Section, environment: Environment, faults: string[]): Settings {
  const settings: Settings = {};
  for (const name of sections[section].names) {
    const variable = environmentName(section, name);
    const given = environment[variable];
    const value = isSet(given) ? given : readSecretFile(`${variable}_FILE`, environment, faults);
    if (isSet(value)) settings[name] = lists.has(variable) ? parseList(variable, value, faults) : value;
  }
  return settings;
}

/** Secrets may come from files (`P21_PASSWORD_FILE=/run/secrets/p21`), as container platforms mount them. */
function readSecretFile(variable: string, environment: Environment, faults: string[]): string | undefined {
  const path = environment[variable];
  if (!isSet(path)) return undefined;
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (cause) {
    faults.push(
      `${variable}: ${path} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    );
    return undefined;
  }
}

function parseList(variable: string, text: string, faults: string[]): unknown {
  if (!/^\s*[[{]/.test(text)) return text.split(',').map((word) => word.trim());
  try {
    return JSON.parse(text);
  } catch {
    faults.push(`${variable}: is not valid JSON`);
    return [];
  }
}

/** Names that platforms set by themselves. */
const platformNames: Readonly<Record<string, string>> = {
  databaseUrl: 'DATABASE_URL',
  redisUrl: 'REDIS_URL',
};

/** "p21.companyId" -> "P21_COMPANY_ID". */
function environmentName(section: Section, name: string): string {
  const platformName = section === 'gateway' ? platformNames[name] : undefined;
  if (platformName !== undefined) return platformName;
  return sections[section].prefix + name.replace(/([A-Z])/g, '_$1').toUpperCase();
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const [section, name, ...deeper] = issue.path.map(String);
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  const reason = isMissing ? 'is missing' : issue.message;
  if (section === undefined || name === undefined || !(section in sections))
    return `${section ?? 'file'}: ${reason}`;
  return `${[environmentName(section as Section, name), ...deeper].join('.')}: ${reason}`;
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== '';

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
