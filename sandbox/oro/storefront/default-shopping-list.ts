// Which list is "default" is a matter of the user, not of the list: a setting beside it, so setting it moves no
// `updatedAt` (oro-observed, custom round 3).
import { idsIn, type Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';

/** Ids of the users whose default the list is; no field of the API. */
const DEFAULT_FOR = 'defaultFor';

/** The chosen list of a user, else the newest own one. */
export function defaultListOf(store: Store, userId: string): Row | undefined {
  const table = store.table('shoppinglists');
  return table.first(DEFAULT_FOR, userId) ?? table.find('customerUser', userId).at(-1);
}

export function makeDefault(store: Store, listId: string, userId: string): void {
  for (const row of store.table('shoppinglists').find(DEFAULT_FOR, userId)) {
    store.update('shoppinglists', row.id, {
      [DEFAULT_FOR]: idsIn(row.values[DEFAULT_FOR]).filter((id) => id !== userId),
    });
  }
  const chosenBy = idsIn(store.get('shoppinglists', listId)?.values[DEFAULT_FOR]);
  store.update('shoppinglists', listId, { [DEFAULT_FOR]: [...chosenBy, userId] });
}
