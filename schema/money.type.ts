import { Field, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import { CurrencyCodeScalar, DecimalScalar } from './scalars.ts';

@ObjectType('Money', { simpleResolvers: true, description: 'An exact amount in one currency.' })
export class Money {
  @Field(() => DecimalScalar, { description: 'The amount in units of the currency (dollars, not cents).' })
  readonly amount: DecimalString;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of the amount.' })
  readonly currency: string;
}
