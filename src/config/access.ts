/** Settings of who comes in, from where, and how much at once (`docs/security.md`). */
import { z } from 'zod';
import { isNetwork } from '../access/allow-list.ts';
import { scopes } from '../access/scopes.ts';
import { roles } from '../access/viewer.ts';

const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const networks = z.array(
  z
    .string()
    .refine(isNetwork, { error: 'must be an address or a network such as 10.0.0.0/8 or 2001:db8::/32' }),
);
const rights = { role: z.enum(roles), scopes: z.array(z.enum(scopes)).optional() };

/** Issuers and their keys over plain HTTP could be replaced on the way; loopback has no way. */
const secureUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || isLoopbackHost(new URL(url).hostname), {
    error: 'must be an https URL',
  });

/** OAuth applications of the shop whose access tokens are let in, by client id. */
export const oroApplications = z
  .array(z.strictObject({ clientId: z.string().min(1), ...rights }))
  .default([]);

export const accessShape = {
  /** PEM files of certificate chain and key; both are read again when they change. Without them: plain HTTP. */
  tlsCertFile: z.string().min(1).optional(),
  tlsKeyFile: z.string().min(1).optional(),
  tlsReloadSeconds: count(10),
  /** The hops in front that end TLS and whose forwarding headers are believed. */
  trustedProxies: networks.default([]),
  /** Who may come from where, by entrance; everywhere when not set. */
  allowGraphql: networks.optional(),
  allowConsole: networks.optional(),
  allowHooks: networks.optional(),
  allowMetrics: networks.optional(),
  /** OpenID issuers whose tokens are let in. */
  issuers: z
    .array(
      z.strictObject({
        issuer: secureUrl,
        jwksUrl: secureUrl.optional(),
        audiences: z.array(z.string().min(1)).min(1),
        customersClaim: z.string().min(1).default('p21_customers'),
        ...rights,
      }),
    )
    .default([]),
  tokenLeewaySeconds: z.coerce.number().min(0).max(300).default(30),
  /** How long the shop's answer to whose a token is counts. */
  shopperCacheSeconds: z.coerce.number().min(0).max(900).default(120),
  maxBodyBytes: count(1_048_576),
  maxHeaderBytes: count(16_384),
  maxConnections: count(20_000),
  /** Held open at one time, in one process. */
  maxSocketsPerKey: count(10_000),
  maxSocketsPerShopper: count(20),
  maxSubscriptionsPerKey: count(20_000),
  maxSubscriptionsPerShopper: count(200),
  /** A client that sends slower than this is cut off. */
  receiveTimeoutSeconds: count(30),
  maxDepth: count(16),
  maxAliases: count(200),
  maxDirectives: count(50),
  maxTokens: count(4000),
  /** Of one operation, by the model in `docs/security.md`. */
  maxCost: count(200_000),
  maxShopperCost: count(50_000),
  /** Requests a minute. */
  rateLimitPerKey: count(120_000),
  rateLimitPerShopper: count(1200),
  rateLimitPerAddress: count(240_000),
  /** Refused sign-ins a minute from one address, after which it has to wait. */
  maxRefusedPerAddress: count(120),
};

/** Hosts nobody else can listen on. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === '[::1]';

interface Listening {
  readonly host: string;
  readonly tlsCertFile?: string | undefined;
  readonly tlsKeyFile?: string | undefined;
  readonly trustedProxies: readonly string[];
}

/** What is wrong between these settings: setting and reason. */
export function listeningFaults(settings: Listening): [setting: keyof Listening, reason: string][] {
  const { host, tlsCertFile, tlsKeyFile, trustedProxies } = settings;
  if ((tlsCertFile === undefined) !== (tlsKeyFile === undefined)) {
    const missing = tlsCertFile === undefined ? 'tlsCertFile' : 'tlsKeyFile';
    return [[missing, 'is missing: certificate and key go together']];
  }
  if (tlsCertFile !== undefined || trustedProxies.length > 0 || isLoopbackHost(host)) return [];
  return [
    [
      'host',
      'would serve plain HTTP to other machines: give GATEWAY_TLS_CERT_FILE and GATEWAY_TLS_KEY_FILE, name the proxies that end TLS in GATEWAY_TRUSTED_PROXIES, or listen on 127.0.0.1',
    ],
  ];
}
