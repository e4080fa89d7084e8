import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Address } from '../schema/address.type.ts';
import { Authorized } from '../schema/authorized.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import { UpsertCustomerAddressInput } from '../schema/upsert-customer-address.input.ts';
import {
  UpsertCustomerAddressesPayload,
  UpsertCustomerAddressPayload,
} from '../schema/upsert-customer-address.type.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => UpsertCustomerAddressPayload)
export class UpsertCustomerAddressResolver {
  @Authorized('write:customers')
  @Mutation(() => UpsertCustomerAddressPayload, { description: 'Makes or changes a ship-to of a customer.' })
  upsertCustomerAddress(
    @Arg('input', () => UpsertCustomerAddressInput, { description: 'The ship-to.' })
    input: UpsertCustomerAddressInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('upsertCustomerAddress', toCommandInput(input, context, staffOnly), terms);
  }

  @Authorized('write:customers')
  @Mutation(() => UpsertCustomerAddressesPayload, {
    description: 'Makes or changes ship-tos, 1 to 500 at once.',
  })
  async upsertCustomerAddresses(
    @Arg('inputs', () => [UpsertCustomerAddressInput], { description: 'The ship-tos.' })
    inputs: UpsertCustomerAddressInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context, staffOnly));
    return { results: await context.commands.submitAll('upsertCustomerAddress', rows, terms) };
  }

  @FieldResolver(() => Address, {
    nullable: true,
    description: 'The ship-to as P21 holds it now; null while it is not known to be there.',
  })
  address(@Root() { command }: UpsertCustomerAddressPayload, @Ctx() { loaders }: RequestContext) {
    const { shipToId } = (command?.written ?? {}) as { shipToId?: string };
    return shipToId === undefined ? null : loaders.addresses.shipTo(shipToId);
  }
}

const staffOnly = ['taxGroupId', 'termsId', 'defaultBranchId'] as const;
