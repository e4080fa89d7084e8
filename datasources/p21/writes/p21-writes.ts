/** The P21 writes the rest of the gateway knows. None repeats anything; what went wrong is in the answer. */
import type { ContactWrites } from './contact-writes.ts';
import type { CustomerWrites } from './customer-writes.ts';
import type { MasterListWrites } from './master-list-writes.ts';
import type { OrderWrites } from './order-writes.ts';
import type { ReceiptWrites } from './receipt-writes.ts';
import type { ShipToWrites } from './ship-to-writes.ts';
import type { TransactionsSource } from './transactions.datasource.ts';

export interface P21Writes {
  readonly orders: OrderWrites;
  readonly customers: CustomerWrites;
  readonly contacts: ContactWrites;
  readonly shipTos: ShipToWrites;
  readonly receipts: ReceiptWrites;
  readonly masterLists: MasterListWrites;
  /** Services and definitions, for `doctor`. */
  readonly transactions: TransactionsSource;
}
