import { Field, ID, ObjectType } from 'type-graphql';
import { ChangeFields } from './change.type.ts';

@ObjectType('BudgetChange', {
  simpleResolvers: true,
  description: 'A budget of a customer was used or changed.',
})
export class BudgetChange extends ChangeFields {
  @Field(() => ID, { nullable: true, description: 'P21 id of the customer; null in a gap.' })
  readonly p21CustomerId: string | null;
}
