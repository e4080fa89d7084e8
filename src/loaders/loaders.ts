/** All loaders of one request, made new for it: nothing that one viewer was shown can reach another. */
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { Role, Viewer } from '../access/viewer.ts';
import type { CacheTally } from '../cache/cache-observer.ts';
import { type Clock, toCalendarDay, toInstant } from '../instant.ts';
import { type AddressLoader, createAddressLoader } from './address.loader.ts';
import { createBatches } from './batch.ts';
import { type BudgetLoader, createBudgetLoader } from './budget.loader.ts';
import { type CommandLoader, createCommandLoader } from './command.loader.ts';
import { type ContractLoader, createContractLoader } from './contract.loader.ts';
import { type CustomerLoader, createCustomerLoader } from './customer.loader.ts';
import { type CustomerUserLoader, createCustomerUserLoader } from './customer-user.loader.ts';
import type { Reader } from './facts.ts';
import { createInventoryLoader, type InventoryLoader } from './inventory.loader.ts';
import { createInvoiceLoader, type InvoiceLoader } from './invoice.loader.ts';
import { lazily } from './lazily.ts';
import type { LoaderParts, LoaderSettings, LoaderSources } from './loader-parts.ts';
import { moneyIn } from './model-values.ts';
import { createNodeLoader, type NodeLoader } from './node.loader.ts';
import { createOrderLoader, type OrderLoader } from './order.loader.ts';
import { createOrderContentLoader, type OrderContentLoader } from './order-content.loader.ts';
import { createOrderQuoteLoader, type OrderQuoteLoader } from './order-quote.loader.ts';
import { createOroPriceLoader, type OroPriceLoader } from './oro-price.loader.ts';
import { PriceLoader } from './price.loader.ts';
import { createPriceExplainer, type PriceExplainer } from './price-explainer.ts';
import { ProductLoader } from './product.loader.ts';
import { createPromotionLoader, type PromotionLoader } from './promotion.loader.ts';
import { createReferenceLoader, type ReferenceLoader } from './reference.loader.ts';
import { createRewardProgramLoader, type RewardProgramLoader } from './reward-program.loader.ts';
import { createShipmentLoader, type ShipmentLoader } from './shipment.loader.ts';
import { createShopOrderLoader } from './shop-order.loader.ts';
import { createShoppingListLoader, type ShoppingListLoader } from './shopping-list.loader.ts';
import { createStockExplainer, type StockExplainer } from './stock-explainer.ts';
import type { SystemMonitor } from './system-monitor.ts';
import { createTaxLoader, type TaxLoader } from './tax.loader.ts';
import { createVisibility, type Visibility } from './visibility.ts';

export interface Loaders {
  readonly addresses: AddressLoader;
  readonly budgets: BudgetLoader;
  readonly commands: CommandLoader;
  readonly contents: OrderContentLoader;
  readonly contracts: ContractLoader;
  readonly customers: CustomerLoader;
  readonly explainer: PriceExplainer;
  readonly inventory: InventoryLoader;
  readonly invoices: InvoiceLoader;
  readonly nodes: NodeLoader;
  readonly orderQuotes: OrderQuoteLoader;
  readonly orders: OrderLoader;
  readonly oroPrices: OroPriceLoader;
  readonly prices: PriceLoader;
  readonly products: ProductLoader;
  readonly promotions: PromotionLoader;
  readonly reference: ReferenceLoader;
  readonly rewardPrograms: RewardProgramLoader;
  readonly shipments: ShipmentLoader;
  readonly shoppingLists: ShoppingListLoader;
  readonly stockExplainer: StockExplainer;
  readonly systems: SystemMonitor;
  readonly taxes: TaxLoader;
  readonly users: CustomerUserLoader;
  readonly visibility: Visibility;
}

export interface RequestParts {
  readonly viewer: Viewer;
  /** Asked for when a call is made, so that a request answered from memory needs no timer. */
  readonly signal: () => AbortSignal;
  readonly clock: Clock;
  /** Where the request's own account of the cache is kept. */
  readonly tally?: CacheTally | undefined;
}

const ofParts = lazily<LoaderParts, Loaders>({
  addresses: ({ customers }, parts) => createAddressLoader(parts, customers),
  budgets: ({ contracts, orders, contents }, parts) =>
    createBudgetLoader(parts, { contracts, orders, contents }),
  commands: (_all, { commands, visibility }) => createCommandLoader(commands, visibility),
  contents: (_all, parts) => createOrderContentLoader(parts),
  contracts: (_all, parts) => createContractLoader(parts),
  customers: (_all, parts) => createCustomerLoader(parts),
  explainer: ({ products, contracts }, parts) => createPriceExplainer(parts, products, contracts),
  inventory: ({ products }, parts) => createInventoryLoader(parts, products),
  invoices: (_all, parts) => createInvoiceLoader(parts),
  nodes: ({ addresses, budgets, customers, invoices, orders, products, promotions, shipments, users }) =>
    createNodeLoader({
      Address: addresses.byKey,
      Budget: budgets.byKey,
      Customer: customers.byKey,
      CustomerUser: users.byId,
      Invoice: invoices.byNumber,
      Order: orders.byKey,
      Product: products.bySku.bind(products),
      Promotion: promotions.byKey,
      Shipment: shipments.byKey,
    }),
  orderQuotes: (all, parts) => createOrderQuoteLoader(parts, all),
  orders: ({ customers }, parts) => createOrderLoader(parts, createShopOrderLoader(parts, customers)),
  oroPrices: ({ customers }, parts) => createOroPriceLoader(parts, customers),
  prices: (all, parts) => new PriceLoader(parts, all),
  products: (_all, parts) => new ProductLoader(parts),
  promotions: (_all, parts) => createPromotionLoader(parts),
  reference: (_all, parts) => createReferenceLoader(parts),
  rewardPrograms: (_all, parts) => createRewardProgramLoader(parts),
  shipments: ({ orders, reference }, parts) => createShipmentLoader(parts, orders, reference),
  shoppingLists: ({ customers }, parts) => createShoppingListLoader(parts, customers),
  stockExplainer: (_all, parts) => createStockExplainer(parts),
  systems: (_all, { monitor }) => monitor,
  taxes: ({ addresses, customers }, parts) => createTaxLoader(parts, addresses, customers),
  users: ({ customers }, parts) => createCustomerUserLoader(parts, customers),
  visibility: (_all, { visibility }) => visibility,
});

export const createLoaders = (
  sources: LoaderSources,
  settings: LoaderSettings,
  request: RequestParts,
): Loaders => ofParts(toParts(sources, settings, request));

/** How urgent the questions of a role are while others wait for P21. */
const priorityOf: Readonly<Record<Role, Priority>> = {
  storefront: 'storefront',
  'back-office': 'staff',
  admin: 'staff',
  sync: 'backfill',
};

/** A class for its getter's sake: in an object literal it would give each reader a shape of its own, which V8 keeps long. */
class RequestReader implements Reader {
  readonly tally: CacheTally | undefined;
  readonly priority: Priority;

  constructor(private readonly request: RequestParts) {
    this.tally = request.tally;
    this.priority = priorityOf[request.viewer.role];
  }

  get signal(): AbortSignal {
    return this.request.signal();
  }
}

function toParts(sources: LoaderSources, settings: LoaderSettings, request: RequestParts): LoaderParts {
  const { viewer, clock } = request;
  const visibility = createVisibility(viewer);
  const reader = new RequestReader(request);
  return {
    ...sources,
    oro: sources.oro(reader.priority),
    settings,
    visibility,
    clock,
    batches: createBatches(visibility),
    money: moneyIn(settings.currency),
    now: () => toInstant(clock()),
    today: () => toCalendarDay(clock(), settings.timeZone),
    reader,
    read: reader,
  };
}
