/** The OroCommerce sandbox: an HTTP server with the API of a shop, its data in memory, and a control entrance beside it. */
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { createBackOfficeAccess, Grants } from './access.ts';
import { createBatches } from './batch/create-batches.ts';
import { MessageQueue } from './batch/message-queue.ts';
import { createTimerScheduler } from './batch/scheduler.ts';
import { CallCounts } from './control/call-counts.ts';
import { createControlServer } from './control/control-server.ts';
import { registerFaults } from './control/fault-hook.ts';
import { Faults } from './control/faults.ts';
import { backOfficeRules } from './entities/back-office-rules.ts';
import { installationOverlays } from './installation-overlays.ts';
import { JsonApi } from './jsonapi/json-api.ts';
import { registerJsonApi } from './jsonapi/routes.ts';
import { createBackOfficeModel } from './model/back-office-model.ts';
import { createAuthorizationServer } from './oauth/authorization-server.ts';
import { registerOAuth } from './oauth/oauth-routes.ts';
import { createStoreAccounts } from './oauth/store-accounts.ts';
import { type OroSandboxOptions, type OroSettings, withDefaults } from './options.ts';
import type { SandboxParts } from './parts.ts';
import { seedInstallation } from './seed/installation.ts';
import { Store } from './store/store.ts';
import { registerStorefront } from './storefront/register-storefront.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';

/** Settings that can change while the shop runs. */
export type Features = Pick<OroSettings, 'externalStatusManagement' | 'customEntities' | 'customBatch'>;

export interface OroSandbox {
  readonly url: string;
  readonly controlUrl: string;
  readonly store: Store;
  readonly parts: SandboxParts;
  /** Verifies the access tokens of both areas. */
  readonly publicKeyPem: string;
  readonly grants: Grants;
  /** Changes what the running shop offers, as its system settings and api.yml do. */
  configure(changes: Partial<Features>): void;
  close(): Promise<void>;
}

export async function createOroSandbox(options: OroSandboxOptions = {}): Promise<OroSandbox> {
  const parts = await createParts(options);
  const grants = new Grants();
  const features: Partial<Features> = {};
  const app = createApp();
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('date', new Date(parts.now()).toUTCString());
  });
  registerFaults(app, parts);
  await registerOAuth(app, parts);
  registerJsonApi(app, parts.backOffice, {
    identify: createBackOfficeAccess(parts.authorization, parts.store, grants),
    ...createBatches(parts),
  });
  registerStorefront(app, parts);
  if (parts.settings.version === '7.0') startWebhooks(parts, options.webhooks ?? {});
  const control = createControlServer(parts);
  const { host, port, controlPort } = parts.settings;
  await app.listen({ host, port });
  await control.listen({ host, port: controlPort });
  return {
    url: addressOf(app, host),
    controlUrl: addressOf(control, host),
    store: parts.store,
    parts,
    publicKeyPem: parts.authorization.publicKeyPem,
    grants,
    configure: (changes) => {
      Object.assign(features, changes);
      parts.backOffice.model = createBackOfficeModel(
        installationOverlays({ ...parts.settings, ...features }),
      );
    },
    close: async () => {
      parts.scheduler.close();
      await Promise.all([app.close(), control.close()]);
    },
  };
}

async function createParts(options: OroSandboxOptions): Promise<SandboxParts> {
  const settings = withDefaults(options);
  const { now } = settings;
  const store = new Store();
  seedInstallation(store, `${new Date(now()).toISOString().slice(0, 19)}Z`);
  const backOffice = new JsonApi({
    area: 'back-office',
    prefix: '/admin/api',
    model: createBackOfficeModel(installationOverlays(settings)),
    rules: backOfficeRules,
    store,
    settings,
  });
  const accounts = createStoreAccounts(store, now);
  const { clients, consumer } = settings;
  const { publicKeyFile, scheduler = createTimerScheduler() } = options;
  const queue = new MessageQueue({ scheduler, ...consumer });
  const faults = new Faults({ consumer: consumer.enabled }, Math.random);
  faults.onChange(({ consumer: enabled }) => queue.setConsumer({ enabled }));
  return {
    settings,
    store,
    backOffice,
    now,
    authorization: await createAuthorizationServer({ accounts, clients, now, publicKeyFile }),
    calls: new CallCounts(),
    faults,
    scheduler,
    queue,
  };
}

/** Bodies reach the handlers as the text that was sent, whatever their type says. */
function createApp(): FastifyInstance {
  const app = fastify({
    bodyLimit: 100 * 1024 * 1024,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 4000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  return app;
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host}:${port}`;
}
