/** Every kind of command, by hand and sorted: the place to add one. */
import { cancelOrderLine } from './cancel-order-line/cancel-order-line.kind.ts';
import type { AnyCommandKind } from './command-kind.ts';
import { placeOrder } from './place-order/place-order.kind.ts';
import { recordInvoicePayment } from './record-invoice-payment/record-invoice-payment.kind.ts';
import { updateCustomer } from './update-customer/update-customer.kind.ts';
import { updateMasterShoppingList } from './update-master-shopping-list/update-master-shopping-list.kind.ts';
import { upsertCustomerAddress } from './upsert-customer-address/upsert-customer-address.kind.ts';
import { upsertCustomerUser } from './upsert-customer-user/upsert-customer-user.kind.ts';

export const commandKinds: readonly AnyCommandKind[] = [
  cancelOrderLine,
  placeOrder,
  recordInvoicePayment,
  updateCustomer,
  updateMasterShoppingList,
  upsertCustomerAddress,
  upsertCustomerUser,
];
