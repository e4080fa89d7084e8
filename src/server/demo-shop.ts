/** The demo shop of the sandbox: pages made with the storefront elements. Never served in front of real systems. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { built } from './pages.ts';

export interface DemoShop {
  readonly shoppers: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly { readonly sku: string; readonly name: string }[];
  /** An access token of the shop for a shopper, as its own server would get one. */
  token(shopperId: string): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** Takes Prophet 21 away, or brings it back. */
  setOutage(isDown: boolean): void;
}

const folder = join(built, 'demo-shop');

/** Registers the page at `/shop/` and what it asks of its own server. */
export async function registerDemoShop(server: FastifyInstance, shop: DemoShop): Promise<void> {
  if (!existsSync(folder)) return;
  const { shoppers, items } = shop;
  let isDown = false;
  server.get('/shop', async (_request, reply) => reply.redirect('/shop/'));
  server.get('/shop/shelf', async () => ({ shoppers, items, isDown }));
  server.get<{ Querystring: { shopper?: string } }>('/shop/token', async ({ query }, reply) => {
    const shopper = shoppers.find(({ id }) => id === query.shopper);
    reply.header('cache-control', 'no-store');
    // As a shop answers for whoever is not signed in.
    return shopper === undefined ? reply.code(401).send(null) : shop.token(shopper.id);
  });
  server.post<{ Body: { isDown?: boolean } }>('/shop/outage', async ({ body }, reply) => {
    isDown = body?.isDown === true;
    shop.setOutage(isDown);
    return reply.code(204).send();
  });
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, { root: folder, prefix: '/shop/', decorateReply: false });
  });
}
