/** Serves the built playground (`web/playground`): GraphiQL with key sign-in, from our own files only. */
import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const folder = join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'dist', 'playground');

export async function registerPlayground(server: FastifyInstance): Promise<void> {
  server.get('/', async (_request, reply) => reply.redirect('/playground/'));
  server.get('/playground', async (_request, reply) => reply.redirect('/playground/'));
  if (!existsSync(folder)) {
    server.log.warn('The playground is not built: run "npm run build".');
    return;
  }
  await server.register(fastifyStatic, { root: folder, prefix: '/playground/' });
}
