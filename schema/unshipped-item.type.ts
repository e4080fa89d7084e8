import { Field, ID, ObjectType } from 'type-graphql';
import { OrderLine } from './order-line.type.ts';

@ObjectType('UnshippedItem', {
  simpleResolvers: true,
  description: 'An order line of P21 of which something is still to be shipped.',
})
export class UnshippedItem {
  @Field(() => ID, { description: 'P21 number of the order the line is on.' })
  readonly orderNumber: string;

  @Field(() => OrderLine, { description: 'The line with its quantities and its product.' })
  readonly line: OrderLine;
}
