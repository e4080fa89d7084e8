import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { InventoryChangedArgs } from '../schema/changed.args.ts';
import { Inventory } from '../schema/inventory.type.ts';
import { InventoryChange } from '../schema/inventory-change.type.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';
import { changeFields, type Subscribing } from './change-fields.ts';

@Resolver(() => InventoryChange)
export class InventorySubscriptionResolver {
  @Authorized('read')
  @Subscription(() => InventoryChange, {
    description: 'Tells when the stock of products is another, with what P21 has then.',
    subscribe: ({ args, context }: Subscribing<InventoryChangedArgs>) => context.changes.inventory(args),
  })
  inventoryChanged(
    @Root() change: Change<'inventory'>,
    @Args(() => InventoryChangedArgs) { locationIds }: InventoryChangedArgs,
  ): InventoryChange {
    return {
      ...changeFields(change),
      sku: change.payload?.sku ?? null,
      locationIds: locationIds ?? null,
    };
  }

  @FieldResolver(() => [Inventory], {
    nullable: true,
    description: 'The stock as P21 has it now, by location; null in a gap.',
  })
  inventory(@Root() { sku, locationIds }: InventoryChange, @Ctx() { loaders }: RequestContext) {
    return sku === null ? null : loaders.inventory.ofSkus([sku], { locationIds, freshness: 'LIVE' });
  }
}
