/** Shopping lists; only the storefront API has them. Their `updatedAt` does not move with their items. */
import type { DecimalString } from '../../src/decimal.ts';
import type { Instant } from '../../src/instant.ts';

export interface OroShoppingListItem {
  readonly id: string;
  readonly productId: string | null;
  readonly sku: string | null;
  readonly productName: string | null;
  readonly quantity: DecimalString;
  readonly unit: string;
  readonly notes: string | null;
  readonly currency: string | null;
  /** Price of one unit; null where the shop has none. */
  readonly unitPrice: DecimalString | null;
  readonly subtotal: DecimalString | null;
}

export interface OroShoppingList {
  readonly id: string;
  readonly customerId: string;
  readonly customerUserId: string | null;
  readonly name: string;
  readonly notes: string | null;
  readonly isDefault: boolean;
  readonly currency: string | null;
  readonly subtotal: DecimalString | null;
  readonly total: DecimalString | null;
  readonly items: readonly OroShoppingListItem[];
  readonly createdAt: Instant;
  /** Moves when the name changes, not when items do (oro-observed, custom round 3): compare items instead. */
  readonly updatedAt: Instant;
}
