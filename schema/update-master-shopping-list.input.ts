import { Field, ID, InputType } from 'type-graphql';
import type { DecimalString } from '../src/decimal.ts';
import { DecimalScalar } from './scalars.ts';

@InputType('MasterShoppingListItemInput', { description: 'An item of a master shopping list.' })
export class MasterShoppingListItemInput {
  @Field(() => String, { description: 'SKU; the P21 item id.' })
  readonly sku: string;

  @Field(() => DecimalScalar, { description: 'How much, in `unitOfMeasure`; above zero.' })
  readonly quantity: DecimalString;

  @Field(() => String, { nullable: true, description: 'Unit of the quantity.' })
  readonly unitOfMeasure?: string | null;
}

@InputType('UpdateMasterShoppingListInput', {
  description: 'All items a master shopping list shall hold; others are removed from it.',
})
export class UpdateMasterShoppingListInput {
  @Field(() => ID, { description: 'P21 customer id or global id.' })
  readonly customerId: string;

  @Field(() => String, { description: 'Name of the list.' })
  readonly name: string;

  @Field(() => [MasterShoppingListItemInput], { description: 'The items, each SKU once.' })
  readonly items: MasterShoppingListItemInput[];
}
