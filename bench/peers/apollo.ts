/** Stock Apollo Server, as its own guide starts it, with DataLoaders of each request over the same cache. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createContexts, type PeerContext, type PeerSettings, resolvers, typeDefs } from './storefront.ts';

const contextOf = await createContexts(JSON.parse(process.argv[2] ?? '{}') as PeerSettings);
const server = new ApolloServer<PeerContext>({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req }) => contextOf(req.headers.authorization),
});
process.once('disconnect', () => process.exit());
process.send?.({ url: new URL(url).origin });
