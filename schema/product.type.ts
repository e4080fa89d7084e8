import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import type { Instant } from '../src/instant.ts';
import { ErpFact, Node } from './node.type.ts';
import { DateTimeScalar, DecimalScalar } from './scalars.ts';

export const ProductStatus = { ACTIVE: 'ACTIVE', DELETED: 'DELETED', INACTIVE: 'INACTIVE' } as const;
export type ProductStatus = keyof typeof ProductStatus;

registerEnumType(ProductStatus, {
  name: 'ProductStatus',
  description: 'Whether P21 still sells an item.',
  valuesConfig: {
    ACTIVE: { description: 'Sold.' },
    DELETED: { description: 'Marked as deleted; kept for its history.' },
    INACTIVE: { description: 'Not sold for the time being.' },
  },
});

@ObjectType('UnitOfMeasure', {
  simpleResolvers: true,
  description: 'A unit in which P21 counts one product.',
})
export class UnitOfMeasure {
  @Field(() => String, { description: 'Code of the unit, e.g. "EA", "BX".' })
  readonly code: string;

  @Field(() => DecimalScalar, { description: 'How many base units one of this unit holds.' })
  readonly size: DecimalString;

  @Field(() => Boolean, { description: 'Whether it is the base unit, in which stock is counted.' })
  readonly isBase: boolean;

  @Field(() => Boolean, { description: 'Whether the product is sold in it.' })
  readonly isSelling: boolean;

  @Field(() => Boolean, { description: 'Whether the product is bought in it.' })
  readonly isPurchasing: boolean;

  @Field(() => Boolean, { description: 'Whether prices are quoted in it.' })
  readonly isPricing: boolean;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The fewest of this unit an order may ask for.',
  })
  readonly minimumOrderQuantity: DecimalString | null;
}

@ObjectType('ProductSupplier', {
  simpleResolvers: true,
  description: 'Who supplies a product, from P21. Costs are not shown.',
})
export class ProductSupplier {
  @Field(() => ID, { description: 'P21 supplier id.' })
  readonly supplierId: string;

  @Field(() => String, { nullable: true, description: "The supplier's part number." })
  readonly partNumber: string | null;

  @Field(() => String, { nullable: true, description: 'UPC of the product from this supplier.' })
  readonly upc: string | null;

  @Field(() => Int, { nullable: true, description: 'Days from order to delivery.' })
  readonly leadTimeDays: number | null;

  @Field(() => Boolean, { description: 'Whether it is the primary supplier.' })
  readonly primary: boolean;
}

@ObjectType('Product', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'Something that is sold: the item of P21 joined with the product of OroCommerce. Fields without a system in their description come from P21; they are null for a product that exists in OroCommerce only.',
})
export class Product implements Node, ErpFact {
  readonly __typename: 'Product';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'SKU: the item id of P21, which is the SKU of OroCommerce.' })
  readonly sku: string;

  @Field(() => Int, { nullable: true, description: "P21's internal key of the item." })
  readonly p21Uid: number | null;

  @Field(() => String, { nullable: true, description: 'Name of the item, at most 40 characters in P21.' })
  readonly name: string | null;

  @Field(() => String, { nullable: true, description: 'Longer description of the item.' })
  readonly description: string | null;

  @Field(() => String, { nullable: true, description: 'Short code of the item.' })
  readonly shortCode: string | null;

  @Field(() => ProductStatus, { nullable: true, description: 'Whether the item is sold.' })
  readonly status: ProductStatus | null;

  @Field(() => String, { nullable: true, description: 'Unit in which stock is counted.' })
  readonly baseUnit: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Unit in which the item is sold unless another is asked for.',
  })
  readonly sellingUnit: string | null;

  @Field(() => String, { nullable: true, description: 'Unit in which prices are quoted.' })
  readonly pricingUnit: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Weight of one base unit, in the unit of weight of the P21 tenant.',
  })
  readonly weight: DecimalString | null;

  @Field(() => String, { nullable: true, description: 'Name of the manufacturer.' })
  readonly manufacturer: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the brand.' })
  readonly brand: string | null;

  @Field(() => String, { nullable: true, description: 'Part number of the manufacturer.' })
  readonly manufacturerPartNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Country of origin, two letters.' })
  readonly countryOfOrigin: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether pieces carry serial numbers.' })
  readonly serialized: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether lots are tracked.' })
  readonly lotTracked: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is hazardous material.' })
  readonly hazardous: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is a charge (such as handling) and not goods.',
  })
  readonly isCharge: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether P21 wants it kept off the web.' })
  readonly hiddenFromWeb: boolean | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Reward points it can be redeemed for; null when it cannot.',
  })
  readonly redemptionPoints: DecimalString | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the item row in P21.' })
  readonly modifiedAt: Instant | null;

  /** Not in the graph. */
  readonly pricingUnitSize: DecimalString | null;
  readonly oroProductId: string | null;
}
