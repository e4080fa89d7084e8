import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact } from './node.type.ts';
import { DecimalScalar } from './scalars.ts';

@InputType('TaxQuoteLineInput', { description: 'An amount that may be taxed.' })
export class TaxQuoteLineInput {
  @Field(() => String, { nullable: true, description: 'SKU, to tell lines apart in the answer.' })
  readonly sku?: string | null;

  @Field(() => DecimalScalar, { description: 'Price of the line before tax, in the currency of P21.' })
  readonly amount: DecimalString;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the line is taxable at all.' })
  readonly taxable: boolean;
}

@ObjectType('TaxQuoteJurisdiction', {
  simpleResolvers: true,
  description: 'What one jurisdiction of P21 takes.',
})
export class TaxQuoteJurisdiction {
  @Field(() => ID, { description: 'P21 tax jurisdiction id.' })
  readonly jurisdictionId: string;

  @Field(() => String, { nullable: true, description: 'Name of the jurisdiction.' })
  readonly description: string | null;

  @Field(() => DecimalScalar, { description: 'Rate in percent: "6.25" is 6.25 %.' })
  readonly percentage: DecimalString;

  @Field(() => Money, { description: 'Amount the rate is applied to.' })
  readonly taxable: Money;

  @Field(() => Money, { description: 'The tax, rounded to the cent.' })
  readonly tax: Money;
}

@ObjectType('TaxQuote', {
  simpleResolvers: true,
  implements: [ErpFact],
  description:
    'Taxes of a delivery, calculated by the gateway from the tax group of the ship-to and the rates in P21. P21 itself decides when it invoices.',
})
export class TaxQuote implements ErpFact {
  readonly __typename: 'TaxQuote';
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 id of the ship-to the goods go to.' })
  readonly shipToId: string;

  @Field(() => ID, { nullable: true, description: 'Tax group of the ship-to; null when it has none.' })
  readonly taxGroupId: string | null;

  @Field(() => String, { nullable: true, description: 'Why no tax is due, where none is.' })
  readonly exemptBecause: string | null;

  @Field(() => Money, { description: 'All lines before tax.' })
  readonly subtotal: Money;

  @Field(() => Money, { description: 'All taxes.' })
  readonly tax: Money;

  @Field(() => Money, { description: 'Lines and taxes.' })
  readonly total: Money;

  @Field(() => [TaxQuoteJurisdiction], { description: 'Taxes by jurisdiction.' })
  readonly jurisdictions: readonly TaxQuoteJurisdiction[];
}
