import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('CancelOrderLineInput', { description: 'The line of an order that is to be taken back.' })
export class CancelOrderLineInput {
  @Field(() => ID, { description: 'Whose order it is: P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => ID, { description: 'P21 order number.' })
  readonly orderNumber: string;

  @Field(() => Int, { description: 'Number of the line in the order.' })
  readonly lineNumber: number;
}
