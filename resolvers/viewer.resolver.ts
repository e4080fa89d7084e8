import { Ctx, Query, Resolver } from 'type-graphql';
import { Viewer } from '../schema/viewer.type.ts';
import { scopesOf } from '../src/access/scopes.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks, and what it may do.' })
  viewer(@Ctx() { viewer }: RequestContext): Viewer {
    const { keyId, role, customerId = null } = viewer;
    return { keyId, role, scopes: scopesOf(viewer), p21CustomerId: customerId };
  }
}
