import { Field, ObjectType } from 'type-graphql';
import { ChangeFields } from './change.type.ts';

@ObjectType('InventoryChange', {
  simpleResolvers: true,
  description: 'Stock of a product is another than it was.',
})
export class InventoryChange extends ChangeFields {
  @Field(() => String, { nullable: true, description: 'SKU of the product; null in a gap.' })
  readonly sku: string | null;

  /** Not in the graph: the locations the subscription is about, all where null. */
  readonly locationIds: readonly string[] | null;
}
