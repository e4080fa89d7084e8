import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { SavedOperation, SaveOperationInput } from '../schema/saved-operation.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => SavedOperation)
export class SavedOperationResolver {
  @Query(() => [SavedOperation], { description: 'Operations that staff have saved, by name.' })
  savedOperations(@Ctx() { admin }: RequestContext) {
    return admin.operations.list();
  }

  @Authorized('saved-operations')
  @Mutation(() => SavedOperation, { description: 'Saves an operation under its name, for all colleagues.' })
  saveOperation(
    @Arg('input', () => SaveOperationInput, { description: 'The operation.' }) input: SaveOperationInput,
    @Arg('version', () => Int, {
      nullable: true,
      description:
        'Version that was looked at: refused when a colleague has saved another one since. Left out for a new name.',
    })
    version: number | null | undefined,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.operations.save(input, version ?? null, viewer);
  }

  @Authorized('saved-operations')
  @Mutation(() => SavedOperation, { description: 'Deletes a saved operation; returns what it was.' })
  deleteOperation(
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
    @Arg('version', () => Int, {
      description: 'Version that was looked at: refused when a colleague has saved another one since.',
    })
    version: number,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.operations.delete(name, version, viewer);
  }
}
