/** Serves what was built for browsers: the console (`web/console`) and the playground (`web/playground`), from our own files only. */
import { existsSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config/config.ts';

/** Where the build leaves what browsers get. */
export const built = join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'dist');

/** "/" leads to the first of those that are served. */
export async function registerPages(
  server: FastifyInstance,
  config: Pick<GatewayConfig, 'console' | 'playground'>,
): Promise<void> {
  const pages = (['console', 'playground'] as const).filter((page) => config[page]);
  const [first] = pages;
  if (first !== undefined) server.get('/', async (_request, reply) => reply.redirect(`/${first}/`));
  for (const page of pages) await registerPage(server, page);
}

async function registerPage(server: FastifyInstance, page: string): Promise<void> {
  server.get(`/${page}`, async (_request, reply) => reply.redirect(`/${page}/`));
  const root = join(built, page);
  if (!existsSync(root)) {
    server.log.warn(`The ${page} is not built: run "npm run build".`);
    return;
  }
  await server.register(fastifyStatic, { root, prefix: `/${page}/`, decorateReply: false });
}
