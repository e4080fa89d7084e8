import { Ctx, Query, Resolver } from 'type-graphql';
import { GatewayStatus } from '../schema/gateway-status.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => GatewayStatus)
export class GatewayStatusResolver {
  @Query(() => GatewayStatus, { description: 'How the replica that answers is doing.' })
  gatewayStatus(@Ctx() { admin }: RequestContext) {
    return admin.status();
  }
}
