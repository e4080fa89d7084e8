/** A whole P21 in one process: the middleware's HTTP surfaces over a seeded database, and a control entrance. */
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { registerGuard } from './auth/guard.ts';
import { registerTokens } from './auth/token-routes.ts';
import { Tokens } from './auth/tokens.ts';
import type { Business } from './business/business.ts';
import { registerBusinessControl } from './business/business-control.ts';
import { startBusiness } from './business/start-business.ts';
import { Database } from './database/database.ts';
import { Faults } from './faults.ts';
import { createApp } from './http/app.ts';
import { CallCounter } from './http/call-counter.ts';
import { createControl } from './http/control.ts';
import { registerInteractiveSessions } from './http/interactive-sessions.ts';
import { registerUiRouter } from './http/ui-router.ts';
import { registerOlderViews } from './odata/older-views.ts';
import { registerOData } from './odata/routes.ts';
import { type P21SandboxOptions, sandboxDefaults } from './options.ts';
import type { SandboxParts } from './parts.ts';
import { registerEntities } from './rest/entities.ts';
import { registerInventory } from './rest/inventory.ts';
import { registerExplain } from './rest/price-routes.ts';
import { registerSalesOrders } from './rest/sales-orders.ts';
import { registerUserDefinedFields } from './rest/user-defined-fields.ts';
import { seedDistributor } from './seed/distributor.ts';
import { registerTransactions } from './transaction/register-transactions.ts';
import { shoppingListTable } from './transaction/services/shopping-list.service.ts';

export interface P21Sandbox {
  readonly url: string;
  readonly controlUrl: string;
  readonly database: Database;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly business: Business;
  close(): Promise<void>;
}

/** Every family of P21's routes; a family is one line here. */
const families: readonly ((app: FastifyInstance, parts: SandboxParts) => void)[] = [
  registerTokens,
  registerUiRouter,
  registerInteractiveSessions,
  registerOData,
  registerOlderViews,
  registerEntities,
  registerInventory,
  registerSalesOrders,
  registerUserDefinedFields,
  registerTransactions,
];

/** Seeds the distributor and listens. Throws when a port is taken. */
export const createP21Sandbox = async (given: Partial<P21SandboxOptions> = {}): Promise<P21Sandbox> => {
  const config = { ...sandboxDefaults, ...given };
  const ownTables = config.shoppingLists ? shoppingListTable : {};
  const database = new Database({ now: config.now, timeZone: config.timeZone, ownTables });
  if (!config.empty) seedDistributor(database, config);
  const tokens = new Tokens(config);
  const faults = new Faults({ seed: config.seed, revokeTokens: () => tokens.revokeAll() });
  const parts: SandboxParts = { database, config, tokens, faults };
  const calls = new CallCounter();
  const app = createMiddleware(parts, calls);
  const control = createControl(calls, faults);
  registerExplain(control, parts);
  const business = startBusiness(parts);
  registerBusinessControl(control, business);
  const url = await app.listen({ host: config.host, port: config.port });
  const controlUrl = await control.listen({ host: config.host, port: config.controlPort });
  const close = async () => {
    business.stop();
    await Promise.all([app.close(), control.close()]);
  };
  return { url, controlUrl, database, tokens, faults, business, close };
};

/** All of P21's surfaces over these parts, not yet listening. */
export const createMiddleware = (parts: SandboxParts, calls: CallCounter): FastifyInstance => {
  const app = createApp();
  parts.faults.wrapHandlers(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('date', new Date(parts.config.now()).toUTCString());
    calls.count(request);
    if (parts.config.latencyMs > 0) await delay(parts.config.latencyMs);
    await parts.faults.onRequest(request, reply);
    return reply.sent ? reply : undefined;
  });
  app.addHook('onSend', (request, reply, payload) => parts.faults.onSend(request, reply, payload));
  registerGuard(app, parts.tokens);
  for (const register of families) register(app, parts);
  return app;
};
