import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Address } from '../schema/address.type.ts';
import { Customer } from '../schema/customer.type.ts';
import { Carrier } from '../schema/location.type.ts';
import { OroAddress } from '../schema/oro-customer.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Address)
export class AddressResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Whose address it is.' })
  customer(@Root() { customerId }: Address, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.byP21Id(customerId);
  }

  @FieldResolver(() => Carrier, {
    nullable: true,
    description: 'Ship-tos: carrier that P21 uses by default.',
  })
  carrier(@Root() { carrierId }: Address, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.carrier(carrierId);
  }

  @FieldResolver(() => OroAddress, {
    nullable: true,
    description: 'Ship-tos: the same address in the address book of OroCommerce; null when it is not there.',
  })
  oro(@Root() address: Address, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.oroOf(address);
  }
}
