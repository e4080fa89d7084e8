import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact } from './node.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DecimalScalar } from './scalars.ts';

export const PriceSource = {
  CONTRACT: 'CONTRACT',
  CUSTOMER_DEFAULT: 'CUSTOMER_DEFAULT',
  LIST: 'LIST',
  PRICE_PAGE: 'PRICE_PAGE',
} as const;
export type PriceSource = keyof typeof PriceSource;

registerEnumType(PriceSource, {
  name: 'PriceSource',
  description: 'What made a price in P21.',
  valuesConfig: {
    CONTRACT: { description: 'A line of a contract (job price) of the customer.' },
    CUSTOMER_DEFAULT: { description: "The pricing method on the customer's own account." },
    LIST: { description: 'No rule of the customer: the list price of the item.' },
    PRICE_PAGE: { description: 'A price page, found through the price libraries of the customer.' },
  },
});

export const PriceCalculation = {
  DIFFERENCE: 'DIFFERENCE',
  FIXED: 'FIXED',
  MARK_UP: 'MARK_UP',
  MULTIPLIER: 'MULTIPLIER',
  PERCENTAGE: 'PERCENTAGE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type PriceCalculation = keyof typeof PriceCalculation;

registerEnumType(PriceCalculation, {
  name: 'PriceCalculation',
  description: 'How a rule of P21 turns its source price into a price.',
  valuesConfig: {
    DIFFERENCE: { description: 'Source price less the value (code 228).' },
    FIXED: { description: 'The value is the price; no source price is used.' },
    MARK_UP: { description: 'Source price raised by the value in percent (code 229).' },
    MULTIPLIER: { description: 'Source price times the value (code 211).' },
    PERCENTAGE: { description: 'Source price lowered by the value in percent (code 230).' },
    UNKNOWN: { description: 'A code the gateway does not know; `calculationCode` says which.' },
  },
});

@ObjectType('PriceScaleStep', {
  simpleResolvers: true,
  description: 'One step of the quantity scale of a pricing rule.',
})
export class PriceScaleStep {
  @Field(() => DecimalScalar, { description: 'Quantity from which the step counts; 0 for the first.' })
  readonly fromQuantity: DecimalString;

  @Field(() => String, { nullable: true, description: 'Unit of that quantity, where the rule says one.' })
  readonly unitOfMeasure: string | null;

  @Field(() => DecimalScalar, { description: 'Value the calculation uses from there on.' })
  readonly value: DecimalString;

  @Field(() => Boolean, { description: 'Whether this is the step the quantity of the price falls into.' })
  readonly applies: boolean;
}

@ObjectType('PricePage', { simpleResolvers: true, description: 'A pricing rule of P21 outside contracts.' })
export class PricePage {
  @Field(() => Int, { description: "P21's internal key of the page." })
  readonly uid: number;

  @Field(() => ID, { nullable: true, description: 'Id of the page as staff see it.' })
  readonly pageId: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the page.' })
  readonly description: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day the page is valid.' })
  readonly effectiveOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the page ends.' })
  readonly expiresOn: CalendarDate | null;
}

@ObjectType('PriceContractLine', {
  simpleResolvers: true,
  description: 'The line of a contract that made a price.',
})
export class PriceContractLine {
  @Field(() => String, {
    nullable: true,
    description: 'Number of the contract; the job number where it has none.',
  })
  readonly contractNumber: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the contract.' })
  readonly description: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the line in the contract.' })
  readonly lineNumber: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the contract.' })
  readonly endsOn: CalendarDate | null;
}

@ObjectType('PriceExplanation', {
  simpleResolvers: true,
  description:
    'Why P21 asks this price: the rule, its calculation, the quantity break and the factor between units.',
})
export class PriceExplanation {
  @Field(() => PriceContractLine, {
    nullable: true,
    description: 'The contract line, when a contract made the price.',
  })
  readonly contractLine: PriceContractLine | null;

  @Field(() => PricePage, { nullable: true, description: 'The price page, when one made the price.' })
  readonly pricePage: PricePage | null;

  @Field(() => PriceCalculation, {
    nullable: true,
    description: 'How the rule calculates; null when no rule was found.',
  })
  readonly calculation: PriceCalculation | null;

  @Field(() => Int, { nullable: true, description: 'Code of the calculation in P21 (`code_p21`).' })
  readonly calculationCode: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Value the calculation used, as P21 reports it.',
  })
  readonly calculationValue: DecimalString | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Price the calculation started from, per pricing unit, as P21 reports it.',
  })
  readonly basePrice: Money | null;

  @Field(() => [PriceScaleStep], { description: 'Quantity scale of the rule; empty when no rule was found.' })
  readonly scale: readonly PriceScaleStep[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Pricing units in one ordered unit: the unit price times this is the price of one ordered unit.',
  })
  readonly unitFactor: DecimalString | null;

  @Field(() => [String], { description: 'The same in sentences, in the order in which P21 decides.' })
  readonly steps: readonly string[];
}

@ObjectType('PriceBreak', {
  simpleResolvers: true,
  description: 'What the item costs from a quantity on, quoted by P21.',
})
export class PriceBreak {
  @Field(() => Quantity, { description: 'From this quantity on.' })
  readonly fromQuantity: Quantity;

  @Field(() => Money, { description: 'Price of one ordered unit.' })
  readonly unitPrice: Money;
}

@ObjectType('Price', {
  simpleResolvers: true,
  implements: [ErpFact],
  description: 'What one customer pays for so many of an item, as P21 quotes it.',
})
export class Price implements ErpFact {
  readonly __typename: 'Price';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => String, { description: 'SKU the price is for.' })
  readonly sku: string;

  @Field(() => ID, { description: 'P21 id of the customer the price is for.' })
  readonly p21CustomerId: string;

  @Field(() => Quantity, { description: 'Quantity the price holds for, in the ordered unit.' })
  readonly quantity: Quantity;

  @Field(() => Money, { description: 'Price of one ordered unit, rounded to 9 digits after the point.' })
  readonly unitPrice: Money;

  @Field(() => Money, { description: 'Price of one pricing unit, exactly as P21 quotes it.' })
  readonly pricingUnitPrice: Money;

  @Field(() => String, { nullable: true, description: 'Unit in which P21 quotes.' })
  readonly pricingUnit: string | null;

  @Field(() => Money, { description: 'Price of the whole quantity.' })
  readonly extendedPrice: Money;

  @Field(() => DateScalar, { nullable: true, description: 'Day the price was asked for; null for today.' })
  readonly date: CalendarDate | null;

  /** Not in the graph: what breaks and explanation are found by. */
  readonly question: PriceQuestion;
  readonly pricePageUid: number | null;
  readonly calculationValue: DecimalString | null;
  readonly basePrice: Money | null;
  readonly unitSize: DecimalString | null;
  readonly pricingUnitSize: DecimalString | null;
}

/** Everything a price depends on. */
export interface PriceQuestion {
  readonly customerId: string;
  readonly shipToId: string | null;
  /** Location that sells. */
  readonly locationId: string;
  /** Location that supplies; the selling one where null. */
  readonly sourceLocationId: string | null;
  readonly date: CalendarDate | null;
  readonly sku: string;
  readonly quantity: DecimalString;
  /** The item's default selling unit where null. */
  readonly unitOfMeasure: string | null;
}
