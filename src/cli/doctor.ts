/**
 * `doctor`: asks both systems for what the gateway needs and says exactly what is missing, and names what is insecure in
 * the configuration. Exit code 1 if anything is missing.
 */
import { Command } from 'commander';
import { createOroSources, type OroConnection } from '../../datasources/oro/create-oro-sources.ts';
import { createP21Sources, type P21Connection } from '../../datasources/p21/create-p21-sources.ts';
import type { Finding as ShownFinding } from '../../schema/finding.type.ts';
import type { ApiKeyStore } from '../access/api-keys.ts';
import type { Config } from '../config/config.ts';
import { type Environment, loadConfig } from '../config/load.ts';
import { toGatewayError } from '../errors.ts';
import { examineFamilies } from './doctor-prices.ts';
import { examineWebhooks, withoutWebhooks } from './doctor-webhooks.ts';
import { writeChecks } from './doctor-writes.ts';
import { withKeys } from './key-store.ts';
import { findInsecure, type SecurityFinding } from './security-findings.ts';
import { formatTable, type Terminal } from './terminal.ts';

export interface Finding {
  readonly subject: string;
  /** Undefined when all is well. */
  readonly fault?: string;
  /** Something to know that is no fault: how the gateway does without, or what was mended. */
  readonly note?: string;
}

const one = { first: 1, skip: 0 } as const;
const surroundings = { clock: Date.now, random: Math.random };

export const doctorCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('doctor')
    .description('check both systems: reachable, readable, complete')
    .option('--fix', 'subscribe in OroCommerce the webhooks that are missing')
    .action(async ({ fix = false }: { fix?: boolean }) => {
      const config = loadConfig(environment);
      const [findings, insecure] = await Promise.all([
        examine(config, fix),
        examineSecurity(config, environment),
      ]);
      const warnings = insecure.map(({ subject, fault }) => ['INSECURE', subject, fault]);
      terminal.say(formatTable([...findings.map(toRow), ...warnings]));
      if (findings.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
    });

const toRow = ({ subject, fault, note }: Finding): string[] => {
  if (fault !== undefined) return ['FAULT', subject, fault];
  return note === undefined ? ['ok', subject, ''] : ['note', subject, note];
};

/** The same for the console of a gateway that runs: its keys are open already. */
export const examineFor =
  (config: Config, environment: Environment, keys: ApiKeyStore) => async (): Promise<ShownFinding[]> => {
    const [findings, known] = await Promise.all([examine(config), keys.list()]);
    const insecure = findInsecure({ config, environment, keys: known, now: Date.now() });
    return [
      ...findings.map(toShown),
      ...insecure.map(({ subject, fault }) => ({ kind: 'INSECURE' as const, subject, remedy: fault })),
    ];
  };

function toShown({ subject, fault, note }: Finding): ShownFinding {
  if (fault !== undefined) return { kind: 'FAULT', subject, remedy: fault };
  return { kind: note === undefined ? 'OK' : 'NOTE', subject, remedy: note ?? null };
}

async function examineSecurity(
  config: Config,
  environment: Environment,
): Promise<readonly SecurityFinding[]> {
  const keys = await withKeys(environment, (store) => store.list());
  return findInsecure({ config, environment, keys, now: Date.now() });
}

/** `fix`: subscribes what is missing on the way. */
export async function examine(config: Config, fix = false): Promise<readonly Finding[]> {
  const p21 = createP21Sources(config.p21, surroundings);
  const oro = createOroSources(config.oro, surroundings);
  try {
    return (await Promise.all([examineP21(p21, config), examineOro(oro, config, fix)])).flat();
  } finally {
    await Promise.all([p21.close(), oro.close()]);
  }
}

/** One read of each family: a right that is missing shows as the table that P21 refuses. */
async function examineP21(p21: P21Connection, config: Config): Promise<Finding[]> {
  const { ping, sources } = p21;
  const reached = await check('P21 answers', ping);
  if (reached.fault !== undefined) return [reached];
  const reads: Record<string, () => Promise<unknown>> = {
    customers: () => sources.customers.page(one),
    addresses: () => sources.addresses.byIds(['0']),
    contacts: () => sources.contacts.byAddressIds(['0']),
    'ship-tos': () => sources.shipTos.byCustomerIds(['0']),
    items: () => sources.items.page(one),
    'units of measure': () => sources.items.units([0]),
    locations: () => sources.stock.locations(),
    stock: () => sources.stock.byItems([0]),
    orders: () => sources.orders.page(one),
    'order lines': () => sources.orders.lines(['0']),
    shipments: () => sources.shipments.byOrderNos(['0']),
    invoices: () => sources.invoices.page(one),
    receipts: () => sources.invoices.receipts(['0']),
    contracts: () => sources.contracts.forCustomers(['0']),
    promotions: () => sources.promotions.page(one),
    'reward programs': () => sources.rewards.programs(),
    'tax groups': () => sources.taxes.groups(['0']),
    terms: () => sources.reference.terms(),
    'payment types': () => sources.payments.types(),
    ...writeChecks(p21, config.p21),
  };
  const read = await Promise.all(Object.entries(reads).map(([family, ask]) => check(`P21 ${family}`, ask)));
  const families = await examineFamilies(sources, config).catch((thrown): Finding[] => [
    { subject: 'P21 price families', fault: toGatewayError(thrown).message },
  ]);
  return [reached, ...read, ...families];
}

/** What the shop can do, as it answers itself. */
async function examineOro(oro: OroConnection, config: Config, fix: boolean): Promise<Finding[]> {
  const reached = await check('OroCommerce answers', oro.ping);
  if (reached.fault !== undefined) return [reached];
  const { missing, webhooks } = await oro.sources.capabilities.read();
  // How the gateway does without webhooks is said by flow, and is no fault.
  const faults = missing.filter(({ name }) => name !== 'webhooks');
  return [
    reached,
    ...faults.map(({ name, reason }) => ({ subject: `OroCommerce ${name}`, fault: reason })),
    ...(webhooks ? await examineWebhooks(oro, config, fix) : withoutWebhooks(config)),
  ];
}

async function check(subject: string, ask: () => Promise<unknown>): Promise<Finding> {
  try {
    await ask();
    return { subject };
  } catch (thrown) {
    return { subject, fault: toGatewayError(thrown).message };
  }
}
