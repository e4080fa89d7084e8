import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact, Node } from './node.type.ts';
import { DateScalar } from './scalars.ts';

@ObjectType('BudgetPeriod', {
  simpleResolvers: true,
  description: 'A period of a budget with its limit of orders, from P21.',
})
export class BudgetPeriod {
  @Field(() => Int, { description: 'Number of the period in its year.' })
  readonly period: number;

  @Field(() => Int, { description: 'Year of the period.' })
  readonly year: number;

  @Field(() => DateScalar, { description: 'First day.' })
  readonly startsOn: CalendarDate;

  @Field(() => DateScalar, { description: 'Last day.' })
  readonly endsOn: CalendarDate;

  @Field(() => Int, { nullable: true, description: 'How many orders are allowed; null when not limited.' })
  readonly orderLimit: number | null;

  @Field(() => Int, { nullable: true, description: 'How many orders have been placed.' })
  readonly ordersUsed: number | null;
}

@ObjectType('Budget', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'What a customer, or one of its ship-tos, may spend: the dollar limit of a contract in P21, which is where P21 keeps budgets.',
})
export class Budget implements Node, ErpFact {
  readonly __typename: 'Budget';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 id of the customer.' })
  readonly p21CustomerId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 id of the ship-to it is limited to; null for the whole customer.',
  })
  readonly shipToId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the contract; the job number where it has none.',
  })
  readonly contractNumber: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the contract.' })
  readonly description: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The most that may be spent; null when only orders are counted.',
  })
  readonly limit: Money | null;

  @Field(() => Money, { nullable: true, description: 'What P21 counts as spent.' })
  readonly spent: Money | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  readonly startsOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  readonly endsOn: CalendarDate | null;

  @Field(() => Int, { nullable: true, description: 'How many orders are allowed; null when not limited.' })
  readonly orderLimit: number | null;

  @Field(() => Int, { nullable: true, description: 'How many orders have been placed.' })
  readonly ordersUsed: number | null;

  @Field(() => [BudgetPeriod], { description: 'Periods of the budget; empty when it has none.' })
  readonly periods: readonly BudgetPeriod[];

  /** Not in the graph. */
  readonly contractUid: number;
  readonly key: string;
}
