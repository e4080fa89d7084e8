/** Mercurius with its compiler on, over the same loaders. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { createContexts, type PeerSettings, resolvers, typeDefs } from './storefront.ts';

const contextOf = await createContexts(JSON.parse(process.argv[2] ?? '{}') as PeerSettings);
const server = Fastify();
await server.register(mercurius, {
  schema: typeDefs,
  resolvers: resolvers as never,
  jit: 1,
  context: async ({ headers }) => contextOf(headers.authorization) as never,
});
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.once('disconnect', () => process.exit());
process.send?.({ url });
