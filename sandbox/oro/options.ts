/** What a sandbox shop can be asked to be; every option has a default. */
import type { Scheduler } from './batch/scheduler.ts';
import type { NewOAuthClient } from './oauth/oauth-client.ts';
import type { WebhookOptions } from './webhooks/start-webhooks.ts';

export interface OroSandboxOptions {
  /** Release line to speak: 7.0 adds webhooks and `externalId` (oro-api 2.7 and 5.1). */
  readonly version?: '6.1' | '7.0';
  readonly host?: string;
  readonly port?: number;
  readonly controlPort?: number;
  /** Host name in the links of answers; default: the server's own address. */
  readonly publicUrl?: string;
  readonly now?: () => number;
  /** `observed` answers as slowly as the real shop did (oro-observed, "How slow the real thing is"). */
  readonly latency?: 'observed' | 'none';
  /** The custom entities and fields of oro-observed, custom round 1, and ours. */
  readonly customEntities?: boolean;
  /** The shop's own api.yml: batch and upsert by `p21_key` for custom entities (oro-observed, custom round 1). */
  readonly customBatch?: boolean;
  /** System setting "Enable External Status Management": orders' `status` becomes writable. */
  readonly externalStatusManagement?: boolean;
  /** The message queue consumer; without it batches stay `new` for ever. */
  readonly consumer?: { readonly enabled?: boolean; readonly delayMs?: number };
  readonly clients?: readonly NewOAuthClient[];
  /** Time of everything asynchronous; default: real timers. */
  readonly scheduler?: Scheduler;
  /** Release 7.0: which records announce their changes. */
  readonly webhooks?: WebhookOptions;
  /** Where to leave the public key of the tokens, as `var/oauth_public.key` of an installation. */
  readonly publicKeyFile?: string;
}

export interface OroSettings {
  readonly version: '6.1' | '7.0';
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
  readonly publicUrl: string | undefined;
  readonly now: () => number;
  readonly latency: 'observed' | 'none';
  readonly customEntities: boolean;
  readonly customBatch: boolean;
  readonly externalStatusManagement: boolean;
  readonly consumer: { readonly enabled: boolean; readonly delayMs: number };
  readonly clients: readonly NewOAuthClient[];
}

/** The one back-office application every sandbox has; its user is the administrator. */
export const defaultClient: NewOAuthClient = {
  clientId: 'sandbox-back-office',
  clientSecret: 'sandbox-secret',
  area: 'back-office',
  grants: ['client_credentials'],
  ownerId: '1',
};

/** A batch of 100 is done after 0.5 to 2.7 s, most of it waiting (oro-observed, "How slow the real thing is"). */
const QUEUE_DELAY_MS = { observed: 300, none: 0 };

export function withDefaults(options: OroSandboxOptions): OroSettings {
  return {
    version: options.version ?? '6.1',
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    controlPort: options.controlPort ?? 0,
    publicUrl: options.publicUrl,
    now: options.now ?? Date.now,
    latency: options.latency ?? 'none',
    customEntities: options.customEntities ?? true,
    customBatch: options.customBatch ?? true,
    externalStatusManagement: options.externalStatusManagement ?? false,
    consumer: {
      enabled: options.consumer?.enabled ?? true,
      delayMs: options.consumer?.delayMs ?? QUEUE_DELAY_MS[options.latency ?? 'none'],
    },
    clients: options.clients ?? [defaultClient],
  };
}
