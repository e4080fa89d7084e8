/** The P21 reads the rest of the gateway knows: one class per family of objects. */
import type { AddressesSource } from './addresses.datasource.ts';
import type { BudgetsSource } from './budgets.datasource.ts';
import type { ChangesSource } from './changes.datasource.ts';
import type { ContactsSource } from './contacts.datasource.ts';
import type { ContractsSource } from './contracts.datasource.ts';
import type { CustomerInvoicesSource } from './customer-invoices.datasource.ts';
import type { CustomersSource } from './customers.datasource.ts';
import type { InvoicesSource } from './invoices.datasource.ts';
import type { ItemStockSource } from './item-stock.datasource.ts';
import type { ItemsSource } from './items.datasource.ts';
import type { MasterListsSource } from './master-lists.datasource.ts';
import type { OrdersSource } from './orders.datasource.ts';
import type { PaymentsSource } from './payments.datasource.ts';
import type { PriceFamiliesSource } from './price-families.datasource.ts';
import type { PricedItemsSource } from './priced-items.datasource.ts';
import type { PricesSource } from './prices.datasource.ts';
import type { PromotionListSource } from './promotion-list.datasource.ts';
import type { PromotionsSource } from './promotions.datasource.ts';
import type { ReferenceSource } from './reference.datasource.ts';
import type { RewardsSource } from './rewards.datasource.ts';
import type { SellableSource } from './sellable.datasource.ts';
import type { ShipTosSource } from './ship-tos.datasource.ts';
import type { ShipmentsSource } from './shipments.datasource.ts';
import type { StockSource } from './stock.datasource.ts';
import type { TaxListSource } from './tax-list.datasource.ts';
import type { TaxesSource } from './taxes.datasource.ts';

/**
 * Stateless readers, shared by the whole process. Keys in, rows out: unknown keys are absent from the answer. Every
 * method throws a `GatewayError` whose code says what went wrong.
 */
export interface P21Sources {
  readonly customers: CustomersSource;
  readonly addresses: AddressesSource;
  readonly contacts: ContactsSource;
  readonly shipTos: ShipTosSource;
  readonly items: ItemsSource;
  readonly stock: StockSource;
  readonly itemStock: ItemStockSource;
  readonly prices: PricesSource;
  readonly pricedItems: PricedItemsSource;
  readonly priceFamilies: PriceFamiliesSource;
  readonly orders: OrdersSource;
  readonly shipments: ShipmentsSource;
  readonly invoices: InvoicesSource;
  readonly customerInvoices: CustomerInvoicesSource;
  readonly payments: PaymentsSource;
  readonly sellable: SellableSource;
  readonly contracts: ContractsSource;
  readonly budgets: BudgetsSource;
  readonly promotions: PromotionsSource;
  readonly promotionList: PromotionListSource;
  readonly rewards: RewardsSource;
  readonly masterLists: MasterListsSource;
  readonly taxes: TaxesSource;
  readonly taxList: TaxListSource;
  readonly reference: ReferenceSource;
  readonly changes: ChangesSource;
}
