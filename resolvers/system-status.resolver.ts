import { Ctx, Query, Resolver } from 'type-graphql';
import { SystemStatus } from '../schema/system-status.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => SystemStatus)
export class SystemStatusResolver {
  @Query(() => [SystemStatus], { description: 'Whether both systems answer, asked for this request.' })
  systemStatus(@Ctx() { loaders }: RequestContext) {
    return loaders.systems.check();
  }
}
