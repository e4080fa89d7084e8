import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { PriceCalculation, PriceScaleStep } from './price.type.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';

@ObjectType('ContractPrice', {
  simpleResolvers: true,
  description: 'What one line of a contract says, from P21.',
})
export class ContractPrice {
  @Field(() => Int, { nullable: true, description: 'Number of the line in the contract.' })
  readonly lineNumber: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Product group the line is for, when it is not for one product.',
  })
  readonly productGroupId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Discount group the line is for, when it is not for one product.',
  })
  readonly discountGroupId: string | null;

  @Field(() => String, { nullable: true, description: 'Unit the price is for.' })
  readonly unitOfMeasure: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Fixed price of that unit; null when the line calculates.',
  })
  readonly price: Money | null;

  @Field(() => PriceCalculation, { nullable: true, description: 'How the line calculates its price.' })
  readonly calculation: PriceCalculation | null;

  @Field(() => [PriceScaleStep], { description: 'Quantity scale of the line.' })
  readonly scale: readonly PriceScaleStep[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The most that may be bought at this price, in the unit of the line; null when unlimited.',
  })
  readonly maximumQuantity: DecimalString | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What has been ordered at this price, in the unit of the line.',
  })
  readonly orderedQuantity: DecimalString | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the line ends.' })
  readonly expiresOn: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Budget code of purchases on the line.' })
  readonly budgetCode: string | null;

  /** Not in the graph. */
  readonly itemUid: number | null;
}

@ObjectType('Contract', {
  simpleResolvers: true,
  description: 'Prices agreed with a customer for a time: job pricing of P21.',
})
export class Contract {
  @Field(() => Int, { description: "P21's internal key of the contract." })
  readonly p21Uid: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Number of the contract; the job number where it has none.',
  })
  readonly contractNumber: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the contract.' })
  readonly description: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the contract.' })
  readonly startsOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the contract.' })
  readonly endsOn: CalendarDate | null;

  @Field(() => Boolean, { description: 'Whether the contract is approved and not cancelled.' })
  readonly inForce: boolean;

  /** Not in the graph. */
  readonly customerId: string;
}
