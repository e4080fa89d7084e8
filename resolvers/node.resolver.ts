import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../schema/node.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its global id; null when it does not exist or is not visible to the key.',
  })
  node(
    @Arg('id', () => ID, { description: 'Global id as returned in an `id` field.' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.nodes.byId(id, 'id');
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description:
      'Objects by their global ids, in the order of the ids; null for each that does not exist or is not visible.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, 1 to 100.' }) ids: string[],
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.nodes.byIds(ids);
  }
}
