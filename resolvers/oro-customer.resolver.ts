import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { OroAddress, OroCustomer, OroCustomerUser, OroPriceList } from '../schema/oro-customer.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => OroCustomer)
export class OroCustomerResolver {
  @FieldResolver(() => [OroCustomerUser], {
    nullable: true,
    description: 'Users of the account in the shop, also those that P21 does not know.',
  })
  users(@Root() customer: OroCustomer, @Ctx() { loaders }: RequestContext) {
    return loaders.users.shopUsers(customer);
  }

  @FieldResolver(() => [OroAddress], {
    nullable: true,
    description: 'Address book of the account in the shop.',
  })
  addresses(@Root() customer: OroCustomer, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.addressBook(customer);
  }

  @FieldResolver(() => [OroPriceList], {
    nullable: true,
    description: 'Price lists of the shop that are given to the account itself, by precedence.',
  })
  priceLists(@Root() customer: OroCustomer, @Ctx() { loaders }: RequestContext) {
    return loaders.oroPrices.priceLists(customer);
  }
}
