import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { Customer } from '../schema/customer.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import { UpdateMasterShoppingListInput } from '../schema/update-master-shopping-list.input.ts';
import {
  UpdateMasterShoppingListPayload,
  UpdateMasterShoppingListsPayload,
} from '../schema/update-master-shopping-list.type.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => UpdateMasterShoppingListPayload)
export class UpdateMasterShoppingListResolver {
  @Authorized('write:orders')
  @Mutation(() => UpdateMasterShoppingListPayload, {
    description:
      'Sets the items of a master shopping list. Refused with NOT_CONFIGURED unless this P21 keeps such lists in a window of its own.',
  })
  updateMasterShoppingList(
    @Arg('input', () => UpdateMasterShoppingListInput, { description: 'The list.' })
    input: UpdateMasterShoppingListInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('updateMasterShoppingList', toCommandInput(input, context), terms);
  }

  @Authorized('write:orders')
  @Mutation(() => UpdateMasterShoppingListsPayload, {
    description: 'Sets master shopping lists, 1 to 500 at once.',
  })
  async updateMasterShoppingLists(
    @Arg('inputs', () => [UpdateMasterShoppingListInput], { description: 'The lists.' })
    inputs: UpdateMasterShoppingListInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context));
    return { results: await context.commands.submitAll('updateMasterShoppingList', rows, terms) };
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose list it is.' })
  customer(@Root() { command }: UpdateMasterShoppingListPayload, @Ctx() { loaders }: RequestContext) {
    const { customerId } = (command?.written ?? {}) as { customerId?: string };
    return customerId === undefined ? null : loaders.customers.byP21Id(customerId);
  }
}
