// What the database's foreign keys do to shopping lists: they go with their customer or user, and their lines with
// the list or the product, whichever API deleted it (orocommerce 6.1.8, ShoppingList and LineItem, onDelete CASCADE).
import type { Change, Store } from '../store/store.ts';

interface ForeignKey {
  readonly table: string;
  readonly column: string;
}

const CASCADES: ReadonlyMap<string, readonly ForeignKey[]> = new Map([
  ['customers', [{ table: 'shoppinglists', column: 'customer' }]],
  ['customerusers', [{ table: 'shoppinglists', column: 'customerUser' }]],
  ['products', [{ table: 'shoppinglistitems', column: 'product' }]],
  [
    'shoppinglists',
    [
      { table: 'shoppinglistitems', column: 'shoppingList' },
      { table: 'shoppinglistitems', column: 'savedForLaterList' },
    ],
  ],
]);

/** Returns how to stop. */
export function cascadeShoppingLists(store: Store): () => void {
  return store.onCommit((changes) => {
    for (const change of changes) removeDependents(store, change);
  });
}

function removeDependents(store: Store, { type, id, after }: Change): void {
  if (after !== undefined) return;
  for (const { table, column } of CASCADES.get(type) ?? []) {
    for (const row of [...store.table(table).find(column, id)]) store.remove(table, row.id);
  }
}
