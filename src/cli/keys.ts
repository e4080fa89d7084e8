/** `keys`: makes, lists, rotates and revokes the API keys of this gateway. */
import { Command, Option } from 'commander';
import {
  type ApiKey,
  type ApiKeyStore,
  issueApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../access/api-keys.ts';
import { scopes, scopesOf } from '../access/scopes.ts';
import { type Role, roles } from '../access/viewer.ts';
import type { Environment } from '../config/load.ts';
import { badInput, GatewayError } from '../errors.ts';
import { toInstant } from '../instant.ts';
import { withKeys } from './key-store.ts';
import { formatTable, type Terminal } from './terminal.ts';

interface CreateOptions {
  readonly name: string;
  readonly role: Role;
  readonly customer?: string;
  readonly scopes?: string;
  readonly from?: string;
  readonly expiresInDays?: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Opens the keys for one piece of work. */
type UseKeys = <T>(work: (keys: ApiKeyStore) => Promise<T>) => Promise<T>;

export function keysCommand(terminal: Terminal, environment: Environment): Command {
  const use: UseKeys = (work) => withKeys(environment, work);
  return new Command('keys')
    .description('manage API keys')
    .addCommand(createCommand(terminal, use))
    .addCommand(listCommand(terminal, use))
    .addCommand(rotateCommand(terminal, use))
    .addCommand(revokeCommand(terminal, use));
}

const createCommand = (terminal: Terminal, use: UseKeys): Command =>
  new Command('create')
    .description('make a key; it is shown once')
    .requiredOption('--name <text>', 'what the key is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .option('--customer <P21 customer id>', 'the customer a storefront key sees')
    .option('--scopes <list>', `fewer or more than the role has by default: ${scopes.join(',')}`)
    .option('--from <list>', 'addresses and networks it may come from, e.g. 10.0.0.0/8,2001:db8::/32')
    .option('--expires-in-days <days>', 'days until it ends; without it the key does not expire')
    .action(async ({ name, role, customer, scopes: words, from, expiresInDays }: CreateOptions) => {
      const wish = {
        name,
        role,
        ...(customer === undefined ? {} : { customerId: customer }),
        ...(words === undefined ? {} : { scopes: toList(words) }),
        ...(from === undefined ? {} : { addresses: toList(from) }),
        ...(expiresInDays === undefined ? {} : { expiresAt: expiryOf(expiresInDays) }),
      };
      const { token, key } = await use((keys) => issueApiKey(keys, wish, Date.now));
      terminal.say(describeIssued(token, key));
    });

const rotateCommand = (terminal: Terminal, use: UseKeys): Command =>
  new Command('rotate')
    .description('make a second key like this one, which ends when the overlap is over')
    .argument('<id>', 'id of the key, as listed')
    .option('--overlap-hours <hours>', 'how long both keys are good', '24')
    .action(async (id: string, { overlapHours }: { overlapHours: string }) => {
      const hours = Number(overlapHours);
      if (!(hours >= 0)) throw badInput('--overlap-hours', 'give a number of hours, 0 or more');
      const { token, key } = await use((keys) => rotateApiKey(keys, id, hours * hourMs, Date.now));
      terminal.say(`${describeIssued(token, key)}\nKey ${id} ends in ${hours} hours.`);
    });

const describeIssued = (token: string, { id }: ApiKey): string =>
  `${token}\n\nKeep it now: only its hash is stored. Its id is ${id}.`;

const listCommand = (terminal: Terminal, use: UseKeys): Command =>
  new Command('list').description('list keys').action(async () => {
    const keys = await use((store) => store.list());
    const header = ['ID', 'ROLE', 'CUSTOMER', 'SCOPES', 'FROM', 'STATE', 'LAST USED', 'CREATED', 'NAME'];
    terminal.say(formatTable([header, ...keys.map(describeKey)]));
  });

const revokeCommand = (terminal: Terminal, use: UseKeys): Command =>
  new Command('revoke')
    .description('end a key at once')
    .argument('<id>', 'id of the key, as listed')
    .action(async (id: string) => {
      const key = await use((keys) => revokeApiKey(keys, id, Date.now));
      if (key === undefined)
        throw new GatewayError('NOT_FOUND', `There is no key ${id}; "keys list" shows all.`);
      terminal.say(`Key ${id} (${key.name}) is revoked.`);
    });

const describeKey = (key: ApiKey): string[] => [
  key.id,
  key.role,
  key.customerId ?? '-',
  scopesOf(key).join(','),
  key.addresses?.join(',') ?? 'anywhere',
  stateOf(key),
  key.lastUsedAt ?? 'never',
  key.createdAt,
  key.name,
];

function stateOf({ revokedAt, expiresAt }: ApiKey): string {
  if (revokedAt !== undefined) return 'revoked';
  if (expiresAt === undefined) return 'active';
  return Date.parse(expiresAt) > Date.now() ? `until ${expiresAt}` : 'expired';
}

function expiryOf(days: string): string {
  const count = Number(days);
  if (!(count > 0)) throw badInput('--expires-in-days', 'give a number of days above 0');
  return toInstant(Date.now() + count * dayMs);
}

const toList = (text: string): string[] => text.split(',').map((word) => word.trim());
