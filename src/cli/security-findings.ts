/** What of a configuration is insecure, each with the fix. Says nothing of what is well. */
import { statSync } from 'node:fs';
import type { ApiKey } from '../access/api-keys.ts';
import { isLoopbackHost } from '../config/access.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/load.ts';

export interface SecurityFinding {
  readonly subject: string;
  readonly fault: string;
}

export interface Examined {
  readonly config: Config;
  readonly environment: Environment;
  readonly keys: readonly ApiKey[];
  readonly now: number;
}

export function findInsecure({ config, environment, keys, now }: Examined): SecurityFinding[] {
  return [
    ...plainUpstreams(config),
    ...openEntrances(config),
    ...production(config, environment),
    ...readableFiles(config, environment),
    ...keys.flatMap((key) => weakKey(key, now)),
  ];
}

const finding = (subject: string, fault: string): SecurityFinding => ({ subject, fault });

const isRemote = (url: string): boolean => !isLoopbackHost(new URL(url).hostname);

function plainUpstreams({ p21, oro, gateway, redis }: Config): SecurityFinding[] {
  const places: [setting: string, url: string | undefined, fix: string][] = [
    ['P21_URL', p21.url, 'use https, with a private authority in P21_CA_FILE'],
    ['ORO_URL', oro.url, 'use https, with a private authority in ORO_CA_FILE'],
    ['REDIS_URL', redis.url ?? gateway.redisUrl, 'use rediss:// with a password'],
  ];
  return places.flatMap(([setting, url, fix]) =>
    url !== undefined && /^(http|redis):/.test(url) && isRemote(url)
      ? [finding(setting, `credentials and data travel in plain text: ${fix}`)]
      : [],
  );
}

function openEntrances({ gateway, oro }: Config): SecurityFinding[] {
  const everybody = gateway.trustedProxies.some((network) => /\/0$/.test(network));
  const origins = gateway.corsOrigins.filter(
    (origin) => origin === '*' || /^http:\/\/(?!localhost|127\.)/.test(origin),
  );
  const admins = oro.applications.filter(({ role }) => role === 'admin');
  return [
    ...(everybody
      ? [
          finding(
            'GATEWAY_TRUSTED_PROXIES',
            'everybody is a trusted proxy and may claim any address: name the hops',
          ),
        ]
      : []),
    ...(isLoopbackHost(gateway.host) || gateway.allowMetrics !== undefined
      ? []
      : [
          finding(
            'GATEWAY_ALLOW_METRICS',
            'metrics are open to every address: name the network of your monitoring',
          ),
        ]),
    ...origins.map((origin) =>
      finding('GATEWAY_CORS_ORIGINS', `${origin} lets pages in that anybody can write: name https origins`),
    ),
    ...admins.map(({ clientId }) =>
      finding(
        'ORO_APPLICATIONS',
        `${clientId} has the role admin: back-office or sync with scopes is enough for an application`,
      ),
    ),
  ];
}

function production({ gateway }: Config, { NODE_ENV }: Environment): SecurityFinding[] {
  if (NODE_ENV !== 'production') {
    return isLoopbackHost(gateway.host)
      ? []
      : [finding('NODE_ENV', 'other machines are served without it being "production": set it')];
  }
  return [
    ...(gateway.introspection === true
      ? [finding('GATEWAY_INTROSPECTION', 'shoppers may read the whole schema: set "staff"')]
      : []),
    ...(gateway.playground && gateway.allowConsole === undefined
      ? [
          finding(
            'GATEWAY_PLAYGROUND',
            'the playground is open to every address: set false, or GATEWAY_ALLOW_CONSOLE',
          ),
        ]
      : []),
  ];
}

/** Files with secrets that others than their owner may read. */
function readableFiles({ gateway }: Config, environment: Environment): SecurityFinding[] {
  const secrets = Object.entries(environment).filter(([name]) =>
    /(PASSWORD|SECRET|CLIENT_KEY|TLS_KEY|DATABASE_URL)_FILE$/.test(name),
  );
  const files = [...secrets, ['GATEWAY_DATA_DIRECTORY', gateway.dataDirectory] as const];
  return files.flatMap(([setting, path]) =>
    path !== undefined && isReadableByAll(path)
      ? [finding(setting, `${path} can be read by every user of this machine: chmod o-rwx ${path}`)]
      : [],
  );
}

function isReadableByAll(path: string): boolean {
  try {
    return (statSync(path).mode & 0o007) !== 0;
  } catch {
    return false;
  }
}

const dayMs = 86_400_000;
const unusedDays = 90;

function weakKey(
  { id, name, role, addresses, expiresAt, revokedAt, createdAt, lastUsedAt }: ApiKey,
  now: number,
): SecurityFinding[] {
  const isOver = revokedAt !== undefined || (expiresAt !== undefined && Date.parse(expiresAt) <= now);
  if (isOver) return [];
  const subject = `key ${id} (${name})`;
  const idleDays = (now - Date.parse(lastUsedAt ?? createdAt)) / dayMs;
  return [
    ...(role === 'admin' && addresses === undefined && expiresAt === undefined
      ? [
          finding(
            subject,
            'an admin key that never ends and works from everywhere: make one with --from or --expires-in-days',
          ),
        ]
      : []),
    ...(idleDays > unusedDays
      ? [finding(subject, `not used for ${Math.floor(idleDays)} days: keys revoke ${id}`)]
      : []),
  ];
}
