import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { CustomerUser } from '../schema/customer-user.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import { UpsertCustomerUserInput } from '../schema/upsert-customer-user.input.ts';
import {
  UpsertCustomerUserPayload,
  UpsertCustomerUsersPayload,
} from '../schema/upsert-customer-user.type.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => UpsertCustomerUserPayload)
export class UpsertCustomerUserResolver {
  @Authorized('write:customers')
  @Mutation(() => UpsertCustomerUserPayload, {
    description: 'Makes or changes a buyer of a customer: a contact in P21 and its links to ship-tos.',
  })
  upsertCustomerUser(
    @Arg('input', () => UpsertCustomerUserInput, { description: 'The buyer.' })
    input: UpsertCustomerUserInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('upsertCustomerUser', toCommandInput(input, context), terms);
  }

  @Authorized('write:customers')
  @Mutation(() => UpsertCustomerUsersPayload, { description: 'Makes or changes buyers, 1 to 500 at once.' })
  async upsertCustomerUsers(
    @Arg('inputs', () => [UpsertCustomerUserInput], { description: 'The buyers.' })
    inputs: UpsertCustomerUserInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context));
    return { results: await context.commands.submitAll('upsertCustomerUser', rows, terms) };
  }

  @FieldResolver(() => CustomerUser, {
    nullable: true,
    description: 'The buyer as P21 holds it now; null while it is not known to be there.',
  })
  customerUser(@Root() { command }: UpsertCustomerUserPayload, @Ctx() { loaders }: RequestContext) {
    const { contactId } = (command?.written ?? {}) as { contactId?: string };
    return contactId === undefined ? null : loaders.users.byId(contactId);
  }
}
