// Items of shopping lists: one line a product and unit, priced when read, no timestamps (oro-observed, custom
// round 3; orocommerce 6.1.8, ShoppingListItemTest).

import { checksum } from '../../entities/order-lines.ts';
import type { EntityRules } from '../../entities/rules.ts';
import { conflict, failure } from '../../jsonapi/api-error.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import type { WriteNode } from '../../jsonapi/write-node.ts';
import type { Json, Row } from '../../store/row.ts';
import type { Store } from '../../store/store.ts';
import { soldUnits } from '../product-facts.ts';
import { type ItemPrice, itemPrice } from '../shopping-list-sums.ts';
import { isListVisible } from './shopping-list-rules.ts';

const priced =
  (read: (price: ItemPrice) => Json) =>
  (row: Row, { api }: Scope): Json => {
    const price = itemPrice(api.store, row);
    return price === undefined ? null : read(price);
  };

export const shoppingListItemRules: EntityRules = {
  visible: isItemVisible,
  attributes: {
    checksum: ({ values }) => checksum(String(values.product), String(values.unit)),
    currency: priced(({ currency }) => currency),
    value: priced(({ value }) => value.toFixed(4)),
    subTotal: priced(({ subTotal }) => subTotal.toFixed(4)),
    totalValue: priced(({ subTotal }) => subTotal.toFixed(4)),
    discount: () => '0.0000',
  },
  validate: validateItem,
  saved: refuseTwin,
};

function isItemVisible({ values }: Row, scope: Scope): boolean {
  const list = scope.api.store.get('shoppinglists', String(values.shoppingList ?? values.savedForLaterList));
  return list !== undefined && isListVisible(list, scope);
}

function validateItem(node: WriteNode): void {
  if (node.value('shoppingList') === null && node.value('savedForLaterList') === null) {
    const detail = 'Line item must be assigned to either the shopping list or the saved for later list.';
    node.refuseRecord('only one required list constraint', detail);
  }
  checkQuantity(node);
  checkUnit(node);
}

function checkQuantity(node: WriteNode): void {
  const quantity = node.value('quantity');
  if (typeof quantity !== 'number') return;
  if (quantity < 0)
    node.refuse('quantity', 'quantity to order constraint', 'You cannot order less than 0 units');
  if (quantity <= 0) node.refuse('quantity', 'expression constraint', 'Quantity must be greater than 0');
}

function checkUnit(node: WriteNode): void {
  const { store } = node.scope.api;
  const [product, code] = [store.get('products', String(node.value('product'))), node.value('unit')];
  if (product === undefined || typeof code !== 'string') return;
  const unit = soldUnits(store, product).find((one) => one.unit === code);
  if (unit === undefined) {
    node.refuse('unit', 'product unit exists constraint', 'The product unit does not exist for the product.');
  } else if (decimalsOf(Number(node.value('quantity'))) > unit.precision) {
    node.refuse(
      'quantity',
      'quantity unit precision constraint',
      `The precision for the unit "${code}" is not valid.`,
    );
  }
}

function decimalsOf(quantity: number): number {
  return String(quantity).split('.')[1]?.length ?? 0;
}

/** The database refuses the second line of a product and unit: 409, not a validation error (6.1-custom/062). */
function refuseTwin(node: WriteNode, row: Row): void {
  if (twinOf(node.scope.api.store, row) !== undefined) throw failure(conflict('The entity already exists.'));
}

function twinOf(store: Store, { id, values }: Row): Row | undefined {
  return store
    .table('shoppinglistitems')
    .find('shoppingList', values.shoppingList ?? null)
    .find((one) => one.id !== id && one.values.product === values.product && one.values.unit === values.unit);
}
