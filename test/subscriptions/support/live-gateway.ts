/** The subscriptions' entrances on a real socket, over a P21 that answers by HTTP and a bus of the test's choice. */
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { createOroSources } from '../../../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../../../datasources/p21/create-p21-sources.ts';
import { buildGatewaySchema } from '../../../resolvers/build-schema.ts';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import { issueApiKey, type NewApiKey, revokeApiKey } from '../../../src/access/api-keys.ts';
import { noAudit } from '../../../src/access/audit.ts';
import { createRateLimits } from '../../../src/access/rate-limits.ts';
import { createSignIn } from '../../../src/access/sign-in.ts';
import { gatewaySchema, oroSchema, p21Schema } from '../../../src/config/config.ts';
import { type ContextParts, createContextFactory } from '../../../src/context.ts';
import type { EventBus } from '../../../src/events/event-bus.ts';
import { registerSubscriptions } from '../../../src/server/subscriptions/register-subscriptions.ts';

export interface LiveGatewaySettings {
  readonly p21Url: string;
  /** Not asked by what the tests subscribe to, unless they give one. */
  readonly oroUrl?: string;
  readonly events: EventBus;
  readonly recheckMs?: number;
  /** Settings of the gateway's own entrance. */
  readonly gateway?: Record<string, unknown>;
}

export interface LiveGateway {
  readonly url: string;
  /** A new key; by default of the back office. */
  key(wish?: Partial<NewApiKey>): Promise<{ readonly id: string; readonly token: string }>;
  revoke(id: string): Promise<unknown>;
  /** Contexts made to answer changes: one for all changes that are answered together. */
  answers(): number;
  /** What was written to the log, as JSON. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** There is neither a ledger nor a sync behind these entrances. */
const nobody = { commands: {}, flows: {}, admin: {} } as Pick<ContextParts, 'commands' | 'flows' | 'admin'>;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const nowhere = 'http://127.0.0.1:9';

export async function startLiveGateway(settings: LiveGatewaySettings): Promise<LiveGateway> {
  const clock = Date.now;
  const surroundings = { clock, random: () => 0, sleep: async () => {} };
  const config = {
    p21: p21Schema.parse({
      url: settings.p21Url,
      username: 'api',
      password: 'sandbox',
      companyId: 'ACME',
      timeZone: 'America/Chicago',
      salesLocationId: '10',
    }),
    oro: oroSchema.parse({
      url: settings.oroUrl ?? nowhere,
      clientId: 'sandbox-back-office',
      clientSecret: 'sandbox-secret',
    }),
  };
  const gateway = gatewaySchema.parse(settings.gateway ?? {});
  const p21 = createP21Sources(config.p21, surroundings);
  const oro = createOroSources(config.oro, surroundings);
  const keys = createMemoryKeyStore();
  const logged: string[] = [];
  let answers = 0;
  const { events } = settings;
  const makeContext = createContextFactory({
    p21,
    oro,
    ...nobody,
    events,
    config,
    clock,
    log: quiet,
  });
  const server = Fastify();
  await registerSubscriptions(server, {
    schema: buildGatewaySchema(),
    createContext: (viewer, request) => {
      if (viewer.keyId === 'shared-subscription') answers += 1;
      return makeContext(viewer, request);
    },
    signIn: createSignIn({ keys, clock }),
    limits: createRateLimits(gateway),
    config: gateway,
    audit: noAudit,
    log: { warn: (...line: unknown[]) => void logged.push(JSON.stringify(line)) } as never,
    recheckMs: settings.recheckMs ?? 60_000,
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  const end = async () => {
    await server.close();
    await Promise.all([p21.close(), oro.close()]);
  };
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    key: async (wish = {}) => {
      const { key, token } = await issueApiKey(keys, { name: 'test', role: 'back-office', ...wish }, clock);
      return { id: key.id, token };
    },
    revoke: (id) => revokeApiKey(keys, id, clock),
    answers: () => answers,
    logged,
    close: () => (closing ??= end()),
  };
}
