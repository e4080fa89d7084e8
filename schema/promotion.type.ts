import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { ErpFact, Node } from './node.type.ts';
import { PriceCalculation, PriceScaleStep } from './price.type.ts';
import { DateScalar } from './scalars.ts';

export const PromotionScope = {
  DISCOUNT_GROUP: 'DISCOUNT_GROUP',
  OTHER: 'OTHER',
  PRODUCT: 'PRODUCT',
  PRODUCT_GROUP: 'PRODUCT_GROUP',
  SUPPLIER: 'SUPPLIER',
} as const;
export type PromotionScope = keyof typeof PromotionScope;

registerEnumType(PromotionScope, {
  name: 'PromotionScope',
  description: 'What a promotion lowers the price of.',
  valuesConfig: {
    DISCOUNT_GROUP: { description: 'All products of a discount group.' },
    OTHER: { description: 'Something else; see the description of the promotion.' },
    PRODUCT: { description: 'One product.' },
    PRODUCT_GROUP: { description: 'All products of a product group.' },
    SUPPLIER: { description: 'All products of a supplier.' },
  },
});

@ObjectType('Promotion', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description:
    'Lower prices for a time. P21 has no object of that name: a promotion is a time-limited price page of the price book that the configuration names.',
})
export class Promotion implements Node, ErpFact {
  readonly __typename: 'Promotion';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Id of the price page as staff see it.' })
  readonly code: string | null;

  @Field(() => String, { nullable: true, description: 'What staff call the promotion.' })
  readonly description: string | null;

  @Field(() => PromotionScope, { description: 'What it lowers the price of.' })
  readonly scope: PromotionScope;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the product group, discount group or supplier it is for.',
  })
  readonly scopeId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'P21 id of the only customer it is for; null for everybody.',
  })
  readonly p21CustomerId: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  readonly startsOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  readonly endsOn: CalendarDate | null;

  @Field(() => PriceCalculation, { nullable: true, description: 'How the price is calculated.' })
  readonly calculation: PriceCalculation | null;

  @Field(() => [PriceScaleStep], { description: 'Quantity scale of the promotion.' })
  readonly scale: readonly PriceScaleStep[];

  /** Not in the graph. */
  readonly key: string;
  readonly itemUid: number | null;
}
