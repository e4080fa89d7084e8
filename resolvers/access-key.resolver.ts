import { Arg, Ctx, Float, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AccessKey, CreateAccessKeyInput, IssuedAccessKey } from '../schema/access-key.type.ts';
import { Authorized } from '../schema/authorized.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => AccessKey)
export class AccessKeyResolver {
  @Query(() => [AccessKey], { description: 'API keys, newest first, revoked ones too.' })
  accessKeys(@Ctx() { admin }: RequestContext) {
    return admin.keys.list();
  }

  @Authorized('admin')
  @Mutation(() => IssuedAccessKey, {
    description: 'Makes a key. Its secret is in the answer and nowhere else.',
  })
  createAccessKey(
    @Arg('input', () => CreateAccessKeyInput, { description: 'The key to be made.' })
    input: CreateAccessKeyInput,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.keys.create(input, viewer);
  }

  @Authorized('admin')
  @Mutation(() => IssuedAccessKey, {
    description:
      'Makes a second key like the first, which stays good for a while so that callers can change over.',
  })
  rotateAccessKey(
    @Arg('id', () => ID, { description: 'The key to be replaced.' }) id: string,
    @Arg('overlapHours', () => Float, {
      defaultValue: 24,
      description: 'How long both are good: 0 to 720 hours.',
    })
    overlapHours: number,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.keys.rotate(id, overlapHours, viewer);
  }

  @Authorized('admin')
  @Mutation(() => AccessKey, { description: 'Ends a key for good, within seconds on every replica.' })
  revokeAccessKey(
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.keys.revoke(id, viewer);
  }
}
