/** Every flow, in the order in which a new shop is filled; the place to add one. */
import type { AnyFlow } from '../sync/flow.ts';
import { createBudgetsFlow } from './budgets.flow.ts';
import { createCustomerAddressUpdatesFlow } from './customer-address-updates.flow.ts';
import { createCustomerAddressesFlow } from './customer-addresses.flow.ts';
import { createCustomerPricesFlow } from './customer-prices.flow.ts';
import { createCustomerUpdatesFlow } from './customer-updates.flow.ts';
import { createCustomerUserUpdatesFlow } from './customer-user-updates.flow.ts';
import { createCustomerUsersFlow } from './customer-users.flow.ts';
import { createCustomersFlow } from './customers.flow.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { createHistoricalOrdersFlow } from './historical-orders.flow.ts';
import { createInventoryLevelsFlow } from './inventory-levels.flow.ts';
import { createInvoicesFlow } from './invoices.flow.ts';
import { createMasterShoppingListFlow } from './master-shopping-list.flow.ts';
import { createOrderChargesFlow } from './order-charges.flow.ts';
import { createOrderStatusFlow } from './order-status.flow.ts';
import { createOrdersFlow } from './orders.flow.ts';
import { createPaidInvoicesFlow } from './paid-invoices.flow.ts';
import { createProductsFlow } from './products.flow.ts';
import { createPromotionsFlow } from './promotions.flow.ts';
import { createRewardsFlow } from './rewards.flow.ts';
import { createTaxesFlow } from './taxes.flow.ts';
import { createUnshippedItemsFlow } from './unshipped-items.flow.ts';

export const createFlows = (parts: AllFlowParts): readonly AnyFlow[] => [
  createTaxesFlow(parts),
  createProductsFlow(parts),
  createCustomersFlow(parts),
  createCustomerUsersFlow(parts),
  createCustomerAddressesFlow(parts),
  createInventoryLevelsFlow(parts),
  createCustomerPricesFlow(parts),
  createHistoricalOrdersFlow(parts),
  createOrderStatusFlow(parts),
  createBudgetsFlow(parts),
  createInvoicesFlow(parts),
  createOrderChargesFlow(parts),
  createUnshippedItemsFlow(parts),
  createPromotionsFlow(parts),
  createRewardsFlow(parts),
  createCustomerUpdatesFlow(parts),
  createCustomerUserUpdatesFlow(parts),
  createCustomerAddressUpdatesFlow(parts),
  createOrdersFlow(parts),
  createPaidInvoicesFlow(parts),
  createMasterShoppingListFlow(parts),
];
