/** Wires the P21 writes over the connection, token and budget that the reads use. */
import type { P21Config } from '../../../src/config/config.ts';
import type { Upstream } from '../../upstream/upstream.datasource.ts';
import { MasterListsSource } from '../master-lists.datasource.ts';
import type { P21Http } from '../p21-http.ts';
import type { P21OData } from '../p21-odata.ts';
import { ContactWrites } from './contact-writes.ts';
import { CustomerWrites } from './customer-writes.ts';
import { MasterListWrites } from './master-list-writes.ts';
import { OrderWrites } from './order-writes.ts';
import type { P21Writes } from './p21-writes.ts';
import { ReceiptWrites } from './receipt-writes.ts';
import { RestWrites } from './rest-writes.ts';
import { ShipToWrites } from './ship-to-writes.ts';
import { TransactionsSource } from './transactions.datasource.ts';
import { createUiRouter } from './ui-router.ts';

export interface WriteParts {
  /** With tokens. */
  readonly upstream: Upstream;
  readonly http: P21Http;
  readonly odata: P21OData;
}

export function createP21Writes(config: P21Config, { upstream, http, odata }: WriteParts): P21Writes {
  const { clock, url } = upstream;
  const { companyId, uiServerUrl } = config;
  const address =
    uiServerUrl === undefined
      ? createUiRouter({ ask: () => http.getUiRouter(), middlewareUrl: url, clock })
      : async () => uiServerUrl;
  const transactions = new TransactionsSource(upstream, address, clock);
  const rest = new RestWrites(upstream);
  const masterLists = new MasterListsSource(odata, config.masterListService);
  return {
    transactions,
    orders: new OrderWrites(transactions, rest, config),
    customers: new CustomerWrites(transactions, companyId),
    contacts: new ContactWrites(rest, transactions, config.contactService),
    shipTos: new ShipToWrites(transactions, companyId),
    receipts: new ReceiptWrites(transactions, config.cashReceiptService, companyId),
    masterLists: new MasterListWrites(transactions, masterLists, config.masterListService),
  };
}
