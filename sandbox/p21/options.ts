/** What a P21 sandbox can be told. Everything has a default; the same options always give the same distributor. */

/** A user of User Maintenance who may ask for tokens with a password (p21-api 1.4). */
export interface UserOption {
  readonly username: string;
  readonly password: string;
  /** "Allow OData API Service" in User Maintenance. */
  readonly odata: boolean;
  /** Dataservice permission of the role: tables and views it may read; absent means all. */
  readonly dataservices?: readonly string[];
}

/** A consumer key of SOA Admin (p21-api 1.4). */
export interface ConsumerKeyOption {
  readonly secret: string;
  /** e.g. "/api;/p21sdk", "/uiserver0", "/odata:customer,oe_hdr". */
  readonly scope: string;
  readonly consumerUid: number;
}

/** Rates of the simulated business, each per minute of the sandbox's clock. */
export interface BusinessOption {
  readonly ordersPerMinute: number;
  readonly stockMovesPerMinute: number;
  readonly priceChangesPerMinute: number;
}

export interface P21SandboxOptions {
  /** No distributor at all: tables without rows. */
  readonly empty: boolean;
  readonly seed: number;
  readonly items: number;
  readonly customers: number;
  readonly orders: number;
  readonly locations: number;
  readonly companyId: string;
  /** IANA name; datetimes are answered with this zone's offset. */
  readonly timeZone: string;
  readonly username: string;
  readonly password: string;
  readonly clientSecret: string;
  /** Further users and keys, to try rights and scopes. */
  readonly users: readonly UserOption[];
  readonly consumerKeys: readonly ConsumerKeyOption[];
  /** Some builds answer token calls in XML whatever Accept says (p21-api 1.1). */
  readonly xmlTokens: boolean;
  /** Name of the cash receipts service of the Transaction API, which is not public (p21-api 12.1). */
  readonly cashReceiptService: string;
  /** Name of the service for contacts, which was not seen by name (p21-api 4.6). */
  readonly contactService: string;
  /**
   * Columns of oe_hdr that the tenant's screen design adds to the form of Order Entry, e.g. "web_reference_no":
   * p21-api 4.6 lists no edit for them.
   */
  readonly orderColumns: readonly string[];
  /** The tenant keeps shopping lists in a window and a table of its own. */
  readonly shoppingLists: boolean;
  /** Some tenants take no order without a contact (p21-api 9.4). */
  readonly contactRequired: boolean;
  /** 0 picks a free port. */
  readonly port: number;
  readonly controlPort: number;
  readonly host: string;
  /** Added to every answer. */
  readonly latencyMs: number;
  /** How long a list of all items keeps its caller waiting; on a tenant it "hangs" (p21-api 3.3). */
  readonly partsListHangMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly business?: BusinessOption;
}

export const sandboxDefaults: P21SandboxOptions = {
  empty: false,
  seed: 21,
  items: 5000,
  customers: 300,
  orders: 2000,
  locations: 4,
  companyId: 'ACME',
  timeZone: 'America/Chicago',
  username: 'api',
  password: 'sandbox',
  clientSecret: '6f0b2a34-5d1c-4c8e-9a77-2f1e0c9d4b21',
  users: [],
  consumerKeys: [],
  xmlTokens: false,
  cashReceiptService: 'CashReceipts',
  contactService: 'Contact',
  orderColumns: [],
  shoppingLists: false,
  contactRequired: false,
  port: 0,
  controlPort: 0,
  host: '127.0.0.1',
  latencyMs: 0,
  partsListHangMs: 600_000,
  now: Date.now,
};
