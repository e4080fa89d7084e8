import { Field, ID, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType('ShoppingListItem', {
  simpleResolvers: true,
  description: 'An item of a shopping list, from OroCommerce.',
})
export class ShoppingListItem {
  @Field(() => ID, { description: 'OroCommerce shopping list item id.' })
  readonly oroId: string;

  @Field(() => String, {
    nullable: true,
    description: 'SKU; null when the shop does not show the product any more.',
  })
  readonly sku: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the product in the shop.' })
  readonly productName: string | null;

  @Field(() => Quantity, { description: 'What is wanted, in the unit of the shop.' })
  readonly quantity: Quantity;

  @Field(() => Money, {
    nullable: true,
    description: 'Price of one unit in the shop; null when it has none.',
  })
  readonly unitPrice: Money | null;

  @Field(() => Money, { nullable: true, description: 'Price of the item in the shop.' })
  readonly subtotal: Money | null;

  @Field(() => String, { nullable: true, description: "The buyer's notes on the item." })
  readonly notes: string | null;
}

@ObjectType('ShoppingList', {
  simpleResolvers: true,
  description: 'A list on which buyers of a customer collect what they want, from OroCommerce.',
})
export class ShoppingList {
  @Field(() => ID, { description: 'OroCommerce shopping list id.' })
  readonly oroId: string;

  @Field(() => String, { description: 'Name of the list.' })
  readonly name: string;

  @Field(() => String, { nullable: true, description: "The buyer's notes on the list." })
  readonly notes: string | null;

  @Field(() => Boolean, { description: "Whether it is its owner's default list." })
  readonly isDefault: boolean;

  @Field(() => ID, { nullable: true, description: 'OroCommerce id of the customer user who owns the list.' })
  readonly ownerOroId: string | null;

  @Field(() => Money, { nullable: true, description: 'Total of the list in the shop.' })
  readonly total: Money | null;

  @Field(() => [ShoppingListItem], { description: 'What is on the list.' })
  readonly items: readonly ShoppingListItem[];

  @Field(() => DateTimeScalar, { description: 'When the list was made.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, {
    description: 'When the list was last renamed; the shop does not move it with the items.',
  })
  readonly updatedAt: Instant;
}
