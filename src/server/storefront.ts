/**
 * Serves the storefront's module (`web/storefront`): the same for everybody and without secrets, so that pages of any
 * origin may load it and any cache may keep it. What it asks afterwards is what needs a listed origin and a token.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { built } from './pages.ts';

const folder = join(built, 'storefront');

/** Old pages meet a new module within minutes, and nobody waits for the look whether there is one. */
const cacheControl = 'public, max-age=300, stale-while-revalidate=86400';

/** Registers `/storefront/p21.js` and the manifest of the documents it sends. */
export async function registerStorefront(server: FastifyInstance): Promise<void> {
  if (!existsSync(folder)) {
    server.log.warn('The storefront module is not built: run "npm run build".');
    return;
  }
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: '/storefront/',
      preCompressed: true,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply) => {
        reply.header('cache-control', cacheControl);
        reply.header('access-control-allow-origin', '*');
        reply.header('cross-origin-resource-policy', 'cross-origin');
      },
    });
  });
}
