import { Field, InputType, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import { DecimalScalar } from './scalars.ts';

@ObjectType('Quantity', {
  simpleResolvers: true,
  description: 'An exact amount of goods in one unit of measure.',
})
export class Quantity {
  @Field(() => DecimalScalar, { description: 'How many of the unit of measure.' })
  readonly value: DecimalString;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the unit of measure, e.g. "EA". Null only where P21 names no unit.',
  })
  readonly unitOfMeasure: string | null;
}

@InputType('ItemQuantityInput', { description: 'So many of an item, in one of its units.' })
export class ItemQuantityInput {
  @Field(() => String, { description: 'SKU: the item id of P21, which is the SKU of OroCommerce.' })
  readonly sku: string;

  @Field(() => DecimalScalar, { defaultValue: '1', description: 'How many of the unit; more than 0.' })
  readonly quantity: DecimalString;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a unit the item has in P21; its default selling unit when left out.',
  })
  readonly unitOfMeasure?: string | null;
}
