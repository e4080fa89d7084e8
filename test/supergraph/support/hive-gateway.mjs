// Plain JavaScript: the types of this package change those of `graphql` for the whole program.
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

export function createHiveGateway(supergraph) {
  const gateway = createGatewayRuntime({
    supergraph,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') ?? '' }),
    },
  });
  return {
    fetch: (url, init) => gateway.fetch(url, init),
    close: async () => {
      await gateway[Symbol.asyncDispose]();
    },
  };
}
