/** Any object by its global id. */
import type { Node } from '../../schema/node.type.ts';
import { requireKeys } from './arguments.ts';
import { type NodeType, parseGlobalId } from './global-id.ts';

export type NodeLoader = ReturnType<typeof createNodeLoader>;

/** How objects of each type are read by the key in their id; each is null for what is unknown or not visible. */
export type NodeReaders = Readonly<Record<NodeType, (key: string) => Promise<Node | null>>>;

export function createNodeLoader(readers: NodeReaders) {
  const byId = async (id: string, argument: string): Promise<Node | null> => {
    const { type, key } = parseGlobalId(id, argument);
    return readers[type](key);
  };
  return {
    byId,
    /** In the order of the ids; an `Error` for one that cannot be read. */
    byIds: async (ids: readonly string[]): Promise<(Node | null | Error)[]> => {
      requireKeys(ids, 'ids');
      const settled = await Promise.allSettled(ids.map((id, index) => byId(id, `ids[${index}]`)));
      return settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error)));
    },
  };
}
