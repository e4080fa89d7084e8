import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { Customer } from '../schema/customer.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import { UpdateCustomerInput } from '../schema/update-customer.input.ts';
import { UpdateCustomerPayload, UpdateCustomersPayload } from '../schema/update-customer.type.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => UpdateCustomerPayload)
export class UpdateCustomerResolver {
  @Authorized('write:customers')
  @Mutation(() => UpdateCustomerPayload, { description: 'Changes a customer in P21.' })
  updateCustomer(
    @Arg('input', () => UpdateCustomerInput, { description: 'What is to change.' })
    input: UpdateCustomerInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('updateCustomer', toCommandInput(input, context, staffOnly), terms);
  }

  @Authorized('write:customers')
  @Mutation(() => UpdateCustomersPayload, { description: 'Changes customers in P21, 1 to 500 at once.' })
  async updateCustomers(
    @Arg('inputs', () => [UpdateCustomerInput], { description: 'What is to change.' })
    inputs: UpdateCustomerInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context, staffOnly));
    return { results: await context.commands.submitAll('updateCustomer', rows, terms) };
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The customer as P21 holds it now; null while the change is not known to be there.',
  })
  customer(@Root() { command }: UpdateCustomerPayload, @Ctx() { loaders }: RequestContext) {
    const { customerId } = (command?.written ?? {}) as { customerId?: string };
    return customerId === undefined ? null : loaders.customers.byP21Id(customerId);
  }
}

const staffOnly = [
  'name',
  'termsId',
  'salesrepId',
  'creditStatusId',
  'creditLimit',
  'creditLimitPerOrder',
  'poNumberRequired',
  'taxable',
  'webEnabled',
] as const;
