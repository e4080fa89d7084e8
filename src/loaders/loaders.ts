/** All loaders of one request, made new for it: nothing that one viewer was shown can reach another. */
import type { Viewer } from '../access/viewer.ts';
import { type Clock, toCalendarDay, toInstant } from '../instant.ts';
import { createAddressLoader } from './address.loader.ts';
import { createBatches } from './batch.ts';
import { createBudgetLoader } from './budget.loader.ts';
import { createContractLoader } from './contract.loader.ts';
import { createCustomerLoader } from './customer.loader.ts';
import { createCustomerUserLoader } from './customer-user.loader.ts';
import { createInventoryLoader } from './inventory.loader.ts';
import { createInvoiceLoader } from './invoice.loader.ts';
import type { LoaderParts, LoaderSettings, LoaderSources } from './loader-parts.ts';
import { moneyIn } from './model-values.ts';
import { createNodeLoader } from './node.loader.ts';
import { createOrderLoader } from './order.loader.ts';
import { createOrderContentLoader } from './order-content.loader.ts';
import { createOroPriceLoader } from './oro-price.loader.ts';
import { createPriceLoader } from './price.loader.ts';
import { createPriceExplainer } from './price-explainer.ts';
import { createProductLoader } from './product.loader.ts';
import { createPromotionLoader } from './promotion.loader.ts';
import { createReferenceLoader } from './reference.loader.ts';
import { createRewardProgramLoader } from './reward-program.loader.ts';
import { createShipmentLoader } from './shipment.loader.ts';
import { createShopOrderLoader } from './shop-order.loader.ts';
import { createShoppingListLoader } from './shopping-list.loader.ts';
import { createTaxLoader } from './tax.loader.ts';
import { createVisibility } from './visibility.ts';

export type Loaders = ReturnType<typeof createLoaders>;

export interface RequestParts {
  readonly viewer: Viewer;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

export function createLoaders(sources: LoaderSources, settings: LoaderSettings, request: RequestParts) {
  const parts = toParts(sources, settings, request);
  const customers = createCustomerLoader(parts);
  const addresses = createAddressLoader(parts, customers);
  const users = createCustomerUserLoader(parts, customers);
  const reference = createReferenceLoader(parts);
  const products = createProductLoader(parts);
  const contracts = createContractLoader(parts);
  const explainer = createPriceExplainer(parts, products, contracts);
  const orders = createOrderLoader(parts, createShopOrderLoader(parts, customers));
  const contents = createOrderContentLoader(parts);
  const shipments = createShipmentLoader(parts, orders, reference);
  const invoices = createInvoiceLoader(parts);
  const budgets = createBudgetLoader(parts, { contracts, orders, contents });
  const promotions = createPromotionLoader(parts);
  return {
    addresses,
    budgets,
    contents,
    contracts,
    customers,
    inventory: createInventoryLoader(parts, products),
    invoices,
    nodes: createNodeLoader({
      Address: addresses.byKey,
      Budget: budgets.byKey,
      Customer: customers.byKey,
      CustomerUser: users.byId,
      Invoice: invoices.byNumber,
      Order: orders.byKey,
      Product: products.bySku,
      Promotion: promotions.byKey,
      Shipment: shipments.byKey,
    }),
    orders,
    oroPrices: createOroPriceLoader(parts, customers),
    prices: createPriceLoader(parts, { addresses, customers, explainer, orders, products }),
    products,
    promotions,
    reference,
    rewardPrograms: createRewardProgramLoader(parts),
    shipments,
    shoppingLists: createShoppingListLoader(parts, customers),
    systems: sources.monitor,
    taxes: createTaxLoader(parts, addresses, customers),
    users,
    visibility: parts.visibility,
  };
}

function toParts(sources: LoaderSources, settings: LoaderSettings, request: RequestParts): LoaderParts {
  const { viewer, signal, clock } = request;
  const visibility = createVisibility(viewer);
  return {
    ...sources,
    settings,
    visibility,
    batches: createBatches(visibility),
    money: moneyIn(settings.currency),
    now: () => toInstant(clock()),
    today: () => toCalendarDay(clock(), settings.timeZone),
    read: { signal },
  };
}
