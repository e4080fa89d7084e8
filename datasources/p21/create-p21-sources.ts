/**
 * Wires the P21 reads and writes. One connection, one token and one budget of calls serve the whole process; the readers keep
 * nothing between calls, so they are shared too and nothing is made per request.
 */
import type { P21Config } from '../../src/config/config.ts';
import type { Clock } from '../../src/instant.ts';
import type { UpstreamLoad } from '../upstream/call-budget.ts';
import type { Surroundings } from '../upstream/create-upstream.ts';
import { createUpstream } from '../upstream/create-upstream.ts';
import { TokenHolder } from '../upstream/token-holder.ts';
import type { UpstreamLog } from '../upstream/upstream-log.ts';
import { AddressesSource } from './addresses.datasource.ts';
import { BudgetsSource } from './budgets.datasource.ts';
import { ChangesSource } from './changes.datasource.ts';
import { ContactsSource } from './contacts.datasource.ts';
import { ContractsSource } from './contracts.datasource.ts';
import { CustomerInvoicesSource } from './customer-invoices.datasource.ts';
import { CustomersSource } from './customers.datasource.ts';
import { InvoicesSource } from './invoices.datasource.ts';
import { ItemStockSource } from './item-stock.datasource.ts';
import { ItemsSource } from './items.datasource.ts';
import { MasterListsSource } from './master-lists.datasource.ts';
import { OrdersSource } from './orders.datasource.ts';
import type { P21Sources } from './p21.datasource.ts';
import { classifyP21 } from './p21-errors.ts';
import { P21Http } from './p21-http.ts';
import { P21OData } from './p21-odata.ts';
import { P21SignIn } from './p21-token.ts';
import type { ReadOptions } from './paging.ts';
import { PaymentsSource } from './payments.datasource.ts';
import { PriceFamiliesSource } from './price-families.datasource.ts';
import { PricedItemsSource } from './priced-items.datasource.ts';
import { PricesSource } from './prices.datasource.ts';
import { PromotionListSource } from './promotion-list.datasource.ts';
import { PromotionsSource } from './promotions.datasource.ts';
import { ReferenceSource } from './reference.datasource.ts';
import { RewardsSource } from './rewards.datasource.ts';
import { SellableSource } from './sellable.datasource.ts';
import { ShipTosSource } from './ship-tos.datasource.ts';
import { ShipmentsSource } from './shipments.datasource.ts';
import { StockSource } from './stock.datasource.ts';
import { TaxListSource } from './tax-list.datasource.ts';
import { TaxesSource } from './taxes.datasource.ts';
import type { Tenant } from './tenant.ts';
import { createP21Writes } from './writes/create-p21-writes.ts';
import type { P21Writes } from './writes/p21-writes.ts';

export interface P21Surroundings extends Surroundings {
  readonly log?: UpstreamLog | undefined;
}

export interface P21Connection {
  readonly sources: P21Sources;
  readonly writes: P21Writes;
  /** Signs in and looks up the configured company. Throws the `GatewayError` that says what is wrong. */
  ping(options?: ReadOptions): Promise<{ readonly companyKnown: boolean }>;
  /** What time it is at P21, by its answers. */
  readonly now: Clock;
  /** How busy P21 is kept by this process. */
  load(): UpstreamLoad;
  /** Ends kept connections; calls under way are finished first. */
  close(): Promise<void>;
}

export function createP21Sources(config: P21Config, surroundings: P21Surroundings): P21Connection {
  const { upstream, now, load, close } = createUpstream(
    { system: 'P21', classify: classifyP21, ...config },
    surroundings,
  );
  const signIn = new P21SignIn(upstream, config);
  const tokens = new TokenHolder(() => signIn.obtain(), surroundings.clock);
  const signedIn = { ...upstream, tokens };
  const http = new P21Http(signedIn);
  const odata = new P21OData((path, options) => http.getOData(path, options), config, surroundings.log);
  const sources = createSources(http, odata, config, surroundings);
  const writes = createP21Writes(config, { upstream: signedIn, http, odata });
  const ping = async (options?: ReadOptions) => ({
    companyKnown: (await sources.reference.company(options)) !== undefined,
  });
  return { sources, writes, ping, now, load, close };
}

function createSources(
  http: P21Http,
  odata: P21OData,
  config: P21Config,
  { clock }: P21Surroundings,
): P21Sources {
  const { companyId, salesLocationId, promotionBookId, referenceColumn } = config;
  const tenant: Tenant = { companyId, salesLocationId, promotionBookId, referenceColumn, clock };
  const contracts = new ContractsSource(odata, tenant);
  const items = new ItemsSource(odata, tenant);
  const stock = new StockSource(odata, tenant);
  const promotions = new PromotionsSource(odata, tenant);
  const changes = new ChangesSource(odata, tenant);
  return {
    customers: new CustomersSource(odata, tenant),
    addresses: new AddressesSource(odata),
    contacts: new ContactsSource(odata, tenant),
    shipTos: new ShipTosSource(odata, tenant),
    items,
    stock,
    itemStock: new ItemStockSource(odata, tenant, items, stock),
    prices: new PricesSource((...call) => http.postForPrices(...call), odata, contracts, tenant),
    orders: new OrdersSource(odata, tenant),
    shipments: new ShipmentsSource(odata),
    invoices: new InvoicesSource(odata, tenant),
    customerInvoices: new CustomerInvoicesSource(odata, tenant),
    contracts,
    pricedItems: new PricedItemsSource(odata, tenant, contracts, changes),
    priceFamilies: new PriceFamiliesSource(odata, tenant, changes),
    budgets: new BudgetsSource(odata, tenant, contracts, changes),
    promotions,
    promotionList: new PromotionListSource(odata, tenant, promotions, items, changes),
    rewards: new RewardsSource(odata, config.timeZone),
    masterLists: new MasterListsSource(odata, config.masterListService),
    taxes: new TaxesSource(odata, tenant),
    taxList: new TaxListSource(odata),
    sellable: new SellableSource(odata, tenant),
    payments: new PaymentsSource(odata, tenant),
    reference: new ReferenceSource(odata, tenant),
    changes,
  };
}
