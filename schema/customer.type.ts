import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact, Node } from './node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.ts';

export const CustomerStatus = { ACTIVE: 'ACTIVE', DELETED: 'DELETED' } as const;
export type CustomerStatus = keyof typeof CustomerStatus;

registerEnumType(CustomerStatus, {
  name: 'CustomerStatus',
  description: 'Whether P21 still does business with an account.',
  valuesConfig: {
    ACTIVE: { description: 'A live account.' },
    DELETED: { description: 'Marked as deleted in P21; kept for its history.' },
  },
});

@ObjectType('CreditStanding', { simpleResolvers: true, description: 'What P21 lets an account owe.' })
export class CreditStanding {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the credit status in P21; each tenant has its own.',
  })
  readonly statusId: string | null;

  @Field(() => Money, { nullable: true, description: 'The most the account may owe.' })
  readonly limit: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What the account owes or has on order, as P21 counts it.',
  })
  readonly used: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Limit less used; negative when the limit is exceeded.',
  })
  readonly available: Money | null;

  @Field(() => Money, { nullable: true, description: 'The most one order may amount to.' })
  readonly perOrder: Money | null;
}

@ObjectType('PaymentTerms', { simpleResolvers: true, description: 'When P21 expects to be paid.' })
export class PaymentTerms {
  @Field(() => ID, { description: 'Code of the terms in P21.' })
  readonly termsId: string;

  @Field(() => String, { nullable: true, description: 'What staff call the terms.' })
  readonly description: string | null;

  @Field(() => Int, { nullable: true, description: 'Days until the whole amount is due.' })
  readonly netDays: number | null;

  @Field(() => Int, { nullable: true, description: 'Days within which the discount may be taken.' })
  readonly discountDays: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Discount for early payment, in percent.' })
  readonly discountPercent: DecimalString | null;
}

@ObjectType('Customer', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only.',
})
export class Customer implements Node, ErpFact {
  readonly __typename: 'Customer';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 customer id; null for a customer that P21 does not know yet.',
  })
  readonly p21CustomerId: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the account.' })
  readonly name: string | null;

  @Field(() => CustomerStatus, { nullable: true, description: 'Whether the account is alive.' })
  readonly status: CustomerStatus | null;

  @Field(() => ID, { nullable: true, description: 'Code of the sales representative.' })
  readonly salesRepresentativeId: string | null;

  @Field(() => ID, { nullable: true, description: 'Branch the account belongs to.' })
  readonly branchId: string | null;

  @Field(() => CreditStanding, { nullable: true, description: 'What the account may owe.' })
  readonly credit: CreditStanding | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether sales to the account are taxed.' })
  readonly taxable: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether every order needs a purchase order number.' })
  readonly poNumberRequired: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an order may be delivered in parts.' })
  readonly acceptsPartialOrders: boolean | null;

  @Field(() => Money, { nullable: true, description: 'The least an order must amount to.' })
  readonly minimumOrder: Money | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the account buys at contract prices.' })
  readonly buysAtContractPrices: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether P21 has the account enabled for web orders.',
  })
  readonly webEnabled: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the account was opened.' })
  readonly openedOn: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the account row in P21.' })
  readonly modifiedAt: Instant | null;

  /** Not in the graph. */
  readonly termsId: string | null;
  readonly oroCustomerId: string | null;
}
