import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Address, AddressKind } from '../schema/address.type.ts';
import { Budget } from '../schema/budget.type.ts';
import { CustomerConnection } from '../schema/connections.ts';
import { Contract } from '../schema/contract.type.ts';
import { CustomerFilter } from '../schema/customer.input.ts';
import { CreditStanding, Customer, PaymentTerms } from '../schema/customer.type.ts';
import { CustomerUser } from '../schema/customer-user.type.ts';
import { OroCustomer } from '../schema/oro-customer.type.ts';
import { PageArgs } from '../schema/page.args.ts';
import { Promotion } from '../schema/promotion.type.ts';
import { RewardProgram } from '../schema/reward-program.type.ts';
import { DateScalar } from '../schema/scalars.ts';
import { ShoppingList } from '../schema/shopping-list.type.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description:
      'A customer by exactly one of its keys; null when it does not exist or is not visible to the key.',
  })
  customer(
    @Arg('id', () => ID, { nullable: true, description: 'Global id.' }) id: string | null | undefined,
    @Arg('p21CustomerId', () => ID, { nullable: true, description: 'P21 customer id.' })
    p21CustomerId: string | null | undefined,
    @Arg('oroId', () => ID, { nullable: true, description: 'OroCommerce customer id.' })
    oroId: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.customers.find({ id, p21CustomerId, oroId });
  }

  @Query(() => CustomerConnection, {
    nullable: true,
    description: 'Customers by name, deleted ones left out. A storefront key sees its own customer only.',
  })
  customers(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CustomerFilter, {
      nullable: true,
      description: 'Which customers; all when left out.',
    })
    filter: CustomerFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.customers.page(page, filter ?? {}, withTotal);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Phone number of the account.' })
  phone(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.phoneOf(customer);
  }

  @FieldResolver(() => String, { nullable: true, description: 'E-mail address of the account.' })
  email(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.addresses.emailOf(customer);
  }

  @FieldResolver(() => PaymentTerms, { nullable: true, description: 'Payment terms of the account.' })
  terms(@Root() { termsId }: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.terms(termsId);
  }

  @FieldResolver(() => [Address], {
    nullable: true,
    description: 'Mailing and physical address, and the ship-tos that are not deleted.',
  })
  addresses(
    @Root() customer: Customer,
    @Arg('kind', () => AddressKind, {
      nullable: true,
      description: 'Only this kind of address; all when left out.',
    })
    kind: AddressKind | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.addresses.ofCustomer(customer, kind ?? null);
  }

  @FieldResolver(() => [CustomerUser], {
    nullable: true,
    description: 'Contacts of the account that are not deleted.',
  })
  users(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.users.ofCustomer(customer);
  }

  @FieldResolver(() => [Contract], {
    nullable: true,
    description: 'Contracts with prices for the customer that are approved and not cancelled.',
  })
  contracts(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.contracts.ofCustomer(customer);
  }

  @FieldResolver(() => [Budget], {
    nullable: true,
    description: 'What the customer and its ship-tos may spend.',
  })
  budgets(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.budgets.ofCustomer(customer);
  }

  @FieldResolver(() => [Promotion], { nullable: true, description: 'Promotions the customer takes part in.' })
  promotions(
    @Root() customer: Customer,
    @Arg('activeOn', () => DateScalar, {
      nullable: true,
      description: 'Only those valid on this day; all when left out.',
    })
    activeOn: string | null | undefined,
    @Ctx() { loaders }: RequestContext,
  ) {
    return loaders.promotions.ofCustomer(customer, activeOn ?? null);
  }

  @FieldResolver(() => [RewardProgram], {
    nullable: true,
    description:
      'Reward programs of the distributor. P21 has no public record of who takes part in which: all are listed.',
  })
  rewardPrograms(@Ctx() { loaders }: RequestContext) {
    return loaders.rewardPrograms.all();
  }

  @FieldResolver(() => [ShoppingList], {
    nullable: true,
    description:
      'Shopping lists of all users of the customer, from OroCommerce; needs a storefront application for it.',
  })
  shoppingLists(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.shoppingLists.ofCustomer(customer);
  }

  @FieldResolver(() => OroCustomer, {
    nullable: true,
    description: 'The account in OroCommerce; null when the shop does not know the customer.',
  })
  oro(@Root() customer: Customer, @Ctx() { loaders }: RequestContext) {
    return loaders.customers.oroOf(customer);
  }
}

@Resolver(() => CreditStanding)
export class CreditStandingResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What staff call the credit status, from P21.',
  })
  status(@Root() { statusId }: CreditStanding, @Ctx() { loaders }: RequestContext) {
    return loaders.reference.creditStatus(statusId);
  }
}
