/** Tells staff where an answer came from: `extensions.cache` counts keys by fact and source. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.ts';

export const cacheAccountPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response }) {
        if (contextValue.viewer.role === 'storefront' || response.body.kind !== 'single') return;
        const cache = contextValue.cacheTally?.counts() ?? {};
        if (Object.keys(cache).length === 0) return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cache };
      },
    };
  },
};
