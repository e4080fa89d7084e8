import { Field, ID, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { PostalAddress } from './postal-address.type.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('OroCustomer', { simpleResolvers: true, description: 'What OroCommerce knows about a customer.' })
export class OroCustomer {
  @Field(() => ID, { description: 'OroCommerce customer id.' })
  readonly oroId: string;

  @Field(() => String, { description: 'Name of the account in the shop.' })
  readonly name: string;

  @Field(() => String, { nullable: true, description: 'Customer group of the shop.' })
  readonly group: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the parent account in the shop.' })
  readonly parent: string | null;

  @Field(() => String, { nullable: true, description: 'Payment term of the shop.' })
  readonly paymentTerm: string | null;

  @Field(() => String, { nullable: true, description: 'Customer tax code of the shop.' })
  readonly taxCode: string | null;

  @Field(() => String, { nullable: true, description: 'Internal rating given by shop staff, e.g. "4_of_5".' })
  readonly internalRating: string | null;

  @Field(() => DateTimeScalar, { description: 'When the account was made in the shop.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, { description: 'Last change of the account in the shop.' })
  readonly updatedAt: Instant;

  /** Not in the graph. */
  readonly p21CustomerId: string | null;
}

@ObjectType('OroCustomerUser', {
  simpleResolvers: true,
  description: 'What OroCommerce knows about a customer user.',
})
export class OroCustomerUser {
  @Field(() => ID, { description: 'OroCommerce customer user id.' })
  readonly oroId: string;

  @Field(() => String, { description: 'E-mail address, which is the login of the shop.' })
  readonly email: string;

  @Field(() => String, { description: 'First name in the shop.' })
  readonly firstName: string;

  @Field(() => String, { description: 'Last name in the shop.' })
  readonly lastName: string;

  @Field(() => Boolean, { description: 'Whether the user may sign in.' })
  readonly enabled: boolean;

  @Field(() => Boolean, { description: 'Whether the user has confirmed the e-mail address.' })
  readonly confirmed: boolean;

  @Field(() => [String], { description: 'Labels of the roles in the shop, e.g. "Administrator".' })
  readonly roles: readonly string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last sign-in to the shop.' })
  readonly lastLoginAt: Instant | null;

  @Field(() => DateTimeScalar, { description: 'Last change of the user in the shop.' })
  readonly updatedAt: Instant;

  /** Not in the graph. */
  readonly p21ContactId: string | null;
}

@ObjectType('OroAddress', {
  simpleResolvers: true,
  description: 'An entry of the address book of a customer in OroCommerce.',
})
export class OroAddress extends PostalAddress {
  @Field(() => ID, { description: 'OroCommerce address id.' })
  readonly oroId: string;

  @Field(() => String, { nullable: true, description: 'What shop users call the address.' })
  readonly label: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number on the address.' })
  readonly phone: string | null;

  @Field(() => Boolean, { description: 'Whether it is the primary address of the customer in the shop.' })
  readonly primary: boolean;

  @Field(() => [String], { description: 'What the shop offers the address for, e.g. "billing", "shipping".' })
  readonly types: readonly string[];

  @Field(() => DateTimeScalar, { description: 'Last change of the address in the shop.' })
  readonly updatedAt: Instant;

  /** Not in the graph. */
  readonly p21ShipToId: string | null;
}

@ObjectType('OroPriceList', {
  simpleResolvers: true,
  description: 'A price list of OroCommerce given to a customer.',
})
export class OroPriceList {
  @Field(() => ID, { description: 'OroCommerce price list id.' })
  readonly oroId: string;

  @Field(() => String, { description: 'Name of the price list.' })
  readonly name: string;

  @Field(() => Boolean, { description: 'Whether the price list is in use.' })
  readonly active: boolean;

  @Field(() => [String], { description: 'Currencies of its prices, ISO 4217.' })
  readonly currencies: readonly string[];
}
