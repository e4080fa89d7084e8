/** The options of enumerations: `[id, name, priority, default]` by resource type. */
import type { Store } from '../store/store.ts';

type Option = readonly [string, string, number, boolean];

const options: Readonly<Record<string, readonly Option[]>> = {
  // orderstatuses has none out of the box (recording 6.1/577).
  orderinternalstatuses: [
    ['open', 'Open', 1, false],
    ['cancelled', 'Cancelled', 2, false],
    ['closed', 'Closed', 3, false],
    ['pending', 'Pending', 4, false],
    ['processing', 'Processing', 5, false],
  ],
  ordershippingstatuses: [
    ['not_shipped', 'Not Shipped', 1, true],
    ['shipped', 'Shipped', 2, false],
    ['partially_shipped', 'Partially Shipped', 3, false],
  ],
  prodinventorystatuses: [
    ['in_stock', 'In Stock', 1, true],
    ['out_of_stock', 'Out of Stock', 2, false],
    ['discontinued', 'Discontinued', 3, false],
  ],
  customerratings: [1, 2, 3, 4, 5].map((stars) => [`${stars}_of_5`, `${stars} of 5`, stars, false] as const),
  customeruserauthstatuses: [
    ['active', 'Active', 1, true],
    ['reset', 'Reset', 2, false],
  ],
  userauthstatuses: [
    ['active', 'Active', 1, true],
    ['reset', 'Reset', 2, false],
    ['locked', 'Locked', 3, false],
  ],
};

export function seedOptions(store: Store): void {
  for (const [type, list] of Object.entries(options)) {
    for (const [id, name, priority, isDefault] of list) {
      store.insert(type, { name, priority, default: isDefault }, id);
    }
  }
  store.insert('addresstypes', { label: 'Billing' }, 'billing');
  store.insert('addresstypes', { label: 'Shipping' }, 'shipping');
}
