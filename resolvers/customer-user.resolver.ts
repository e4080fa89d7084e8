import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Customer } from '../schema/customer.type.ts';
import { CustomerUser } from '../schema/customer-user.type.ts';
import { OroCustomerUser } from '../schema/oro-customer.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => CustomerUser)
export class CustomerUserResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Whom the person buys for.' })
  customer(@Root() { customerId }: CustomerUser, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.byP21Id(customerId);
  }

  @FieldResolver(() => OroCustomerUser, {
    nullable: true,
    description:
      'The same person in OroCommerce, found by contact id or e-mail; null when the shop does not know them.',
  })
  oro(@Root() user: CustomerUser, @Ctx() { loaders }: RequestContext) {
    return loaders.users.oroOf(user);
  }
}
