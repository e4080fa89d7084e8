import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateTimeScalar, DecimalScalar } from './scalars.ts';

@ObjectType('OroProductUnit', {
  simpleResolvers: true,
  description: 'A unit in which OroCommerce sells a product.',
})
export class OroProductUnit {
  @Field(() => String, { description: 'Code of the unit in the shop, e.g. "each".' })
  readonly code: string;

  @Field(() => DecimalScalar, { description: 'How many primary units of the shop one of it is.' })
  readonly conversionRate: DecimalString;

  @Field(() => Int, { description: 'Digits after the point that a quantity may have.' })
  readonly precision: number;

  @Field(() => Boolean, { description: 'Whether the shop sells in it.' })
  readonly sell: boolean;

  @Field(() => Boolean, { description: 'Whether it is the primary unit of the product in the shop.' })
  readonly isPrimary: boolean;
}

@ObjectType('OroProduct', { simpleResolvers: true, description: 'What OroCommerce knows about a product.' })
export class OroProduct {
  @Field(() => ID, { description: 'OroCommerce product id.' })
  readonly oroId: string;

  @Field(() => String, { description: 'SKU in the shop.' })
  readonly sku: string;

  @Field(() => String, { nullable: true, description: 'Name in the default localization of the shop.' })
  readonly name: string | null;

  @Field(() => String, { description: 'Whether the shop shows it: "enabled" or "disabled".' })
  readonly status: string;

  @Field(() => String, { nullable: true, description: 'Inventory status of the shop, e.g. "in_stock".' })
  readonly inventoryStatus: string | null;

  @Field(() => String, { nullable: true, description: 'Product tax code of the shop.' })
  readonly taxCode: string | null;

  @Field(() => [OroProductUnit], { description: 'Units of the product in the shop.' })
  readonly units: readonly OroProductUnit[];

  @Field(() => DateTimeScalar, {
    description: 'Last change of the product in the shop; stock does not move it.',
  })
  readonly updatedAt: Instant;
}

@ObjectType('OroPrice', {
  simpleResolvers: true,
  description: 'A price that a customer sees in OroCommerce.',
})
export class OroPrice {
  @Field(() => Quantity, { description: 'From this quantity on.' })
  readonly fromQuantity: Quantity;

  @Field(() => Money, { description: 'Price of one of that unit.' })
  readonly unitPrice: Money;
}
