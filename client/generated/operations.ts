/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, e.g. "USD". */
  CurrencyCode: { input: string; output: string; }
  /** A calendar day as the owning system wrote it, e.g. "2026-07-24". It has no time zone and is never shifted by one. */
  Date: { input: string; output: string; }
  /** A moment as an ISO 8601 string in UTC with milliseconds, e.g. "2026-07-24T15:22:14.747Z". Input may carry any offset but must carry one. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as a string in plain notation, e.g. "12.5" or "-0.000000001". Input may also be an integer; a float is refused because its digits are not exact. */
  Decimal: { input: string; output: string; }
};

/** An address of a customer in P21: its mailing or physical address, or one of its ship-tos. */
export type Address = ErpFact & Node & {
  __typename?: 'Address';
  /** Ship-tos: whether the order may arrive in parts, from P21. */
  acceptsPartialOrders: Maybe<Scalars['Boolean']['output']>;
  /** False when P21 has marked the address as deleted. */
  active: Scalars['Boolean']['output'];
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Ship-tos: carrier that P21 uses by default. */
  carrier: Maybe<Carrier>;
  /** City. */
  city: Maybe<Scalars['String']['output']>;
  /** Country. Free text in P21 (US, USA, United States, even numbers); a two-letter code in OroCommerce. */
  country: Maybe<Scalars['String']['output']>;
  /** Whose address it is. */
  customer: Maybe<Customer>;
  /** Ship-tos: instructions to the carrier, from P21. */
  deliveryInstructions: Maybe<Scalars['String']['output']>;
  /** E-mail address on the address in P21. */
  email: Maybe<Scalars['String']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** What the address is used for. */
  kind: AddressKind;
  /** Who is addressed. */
  name: Maybe<Scalars['String']['output']>;
  /** Ship-tos: the same address in the address book of OroCommerce; null when it is not there. */
  oro: Maybe<OroAddress>;
  /** P21 address id: of the ship-to, or the customer id for its own addresses. */
  p21AddressId: Scalars['ID']['output'];
  /** Phone number on the address in P21. */
  phone: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** Ship-tos: location that P21 ships from by preference. */
  preferredLocationId: Maybe<Scalars['ID']['output']>;
  /** State, province or region, as the owning system writes it. */
  region: Maybe<Scalars['String']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** First line of the street address. */
  street: Maybe<Scalars['String']['output']>;
  /** Second line of the street address. */
  street2: Maybe<Scalars['String']['output']>;
  /** Third line of the street address. */
  street3: Maybe<Scalars['String']['output']>;
  /** Ship-tos: tax group of P21 that decides the taxes of a delivery. */
  taxGroupId: Maybe<Scalars['ID']['output']>;
};

/** What P21 uses an address of a customer for. */
export type AddressKind =
  /** Where letters and invoices go. */
  | 'MAILING'
  /** Where the customer is. */
  | 'PHYSICAL'
  /** Where goods are delivered. */
  | 'SHIP_TO';

/** What a customer, or one of its ship-tos, may spend: the dollar limit of a contract in P21, which is where P21 keeps budgets. */
export type Budget = ErpFact & Node & {
  __typename?: 'Budget';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** What open orders on the contract will still take: their lines that are not invoiced, before tax. */
  committed: Maybe<Money>;
  /** Number of the contract; the job number where it has none. */
  contractNumber: Maybe<Scalars['String']['output']>;
  /** Whose budget it is. */
  customer: Maybe<Customer>;
  /** What staff call the contract. */
  description: Maybe<Scalars['String']['output']>;
  /** Last day. */
  endsOn: Maybe<Scalars['Date']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** The most that may be spent; null when only orders are counted. */
  limit: Maybe<Money>;
  /** How many orders are allowed; null when not limited. */
  orderLimit: Maybe<Scalars['Int']['output']>;
  /** How many orders have been placed. */
  ordersUsed: Maybe<Scalars['Int']['output']>;
  /** P21 id of the customer. */
  p21CustomerId: Scalars['ID']['output'];
  /** Periods of the budget; empty when it has none. */
  periods: Array<BudgetPeriod>;
  /** Limit less spent less committed; negative when exceeded, null without a limit. */
  remaining: Maybe<Money>;
  /** The ship-to it is limited to; null for the whole customer. */
  shipTo: Maybe<Address>;
  /** P21 id of the ship-to it is limited to; null for the whole customer. */
  shipToId: Maybe<Scalars['ID']['output']>;
  /** What P21 counts as spent. */
  spent: Maybe<Money>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** First day. */
  startsOn: Maybe<Scalars['Date']['output']>;
};

/** A period of a budget with its limit of orders, from P21. */
export type BudgetPeriod = {
  __typename?: 'BudgetPeriod';
  /** Last day. */
  endsOn: Scalars['Date']['output'];
  /** How many orders are allowed; null when not limited. */
  orderLimit: Maybe<Scalars['Int']['output']>;
  /** How many orders have been placed. */
  ordersUsed: Maybe<Scalars['Int']['output']>;
  /** Number of the period in its year. */
  period: Scalars['Int']['output'];
  /** First day. */
  startsOn: Scalars['Date']['output'];
  /** Year of the period. */
  year: Scalars['Int']['output'];
};

/** Who transports goods, from P21. */
export type Carrier = {
  __typename?: 'Carrier';
  /** P21 carrier id. */
  carrierId: Scalars['ID']['output'];
  /** Name of the carrier; null when P21 does not know the id. */
  name: Maybe<Scalars['String']['output']>;
};

/** Why an order costs more than its goods. */
export type ChargeKind =
  /** Freight to the distributor, charged on a line. */
  | 'FREIGHT_IN'
  /** Freight to the customer, charged on the order. */
  | 'FREIGHT_OUT'
  /** A line with an item that is a charge, such as handling. */
  | 'OTHER';

/** Prices agreed with a customer for a time: job pricing of P21. */
export type Contract = {
  __typename?: 'Contract';
  /** Number of the contract; the job number where it has none. */
  contractNumber: Maybe<Scalars['ID']['output']>;
  /** What staff call the contract. */
  description: Maybe<Scalars['String']['output']>;
  /** Last day of the contract. */
  endsOn: Maybe<Scalars['Date']['output']>;
  /** Whether the contract is approved and not cancelled. */
  inForce: Scalars['Boolean']['output'];
  /** P21's internal key of the contract. */
  p21Uid: Scalars['Int']['output'];
  /** Lines of the contract. */
  prices: Maybe<ContractPriceConnection>;
  /** First day of the contract. */
  startsOn: Maybe<Scalars['Date']['output']>;
};


/** Prices agreed with a customer for a time: job pricing of P21. */
export type ContractPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What one line of a contract says, from P21. */
export type ContractPrice = {
  __typename?: 'ContractPrice';
  /** Budget code of purchases on the line. */
  budgetCode: Maybe<Scalars['String']['output']>;
  /** How the line calculates its price. */
  calculation: Maybe<PriceCalculation>;
  /** Discount group the line is for, when it is not for one product. */
  discountGroupId: Maybe<Scalars['String']['output']>;
  /** Day the line ends. */
  expiresOn: Maybe<Scalars['Date']['output']>;
  /** Number of the line in the contract. */
  lineNumber: Maybe<Scalars['Int']['output']>;
  /** The most that may be bought at this price, in the unit of the line; null when unlimited. */
  maximumQuantity: Maybe<Scalars['Decimal']['output']>;
  /** What has been ordered at this price, in the unit of the line. */
  orderedQuantity: Maybe<Scalars['Decimal']['output']>;
  /** Fixed price of that unit; null when the line calculates. */
  price: Maybe<Money>;
  /** What is priced; null for lines about a group. */
  product: Maybe<Product>;
  /** Product group the line is for, when it is not for one product. */
  productGroupId: Maybe<Scalars['String']['output']>;
  /** Quantity scale of the line. */
  scale: Array<PriceScaleStep>;
  /** Unit the price is for. */
  unitOfMeasure: Maybe<Scalars['String']['output']>;
};

/** A page of contract prices. */
export type ContractPriceConnection = {
  __typename?: 'ContractPriceConnection';
  /** The objects of the page with their cursors. */
  edges: Array<ContractPriceEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<ContractPrice>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the contract prices of a page and its place. */
export type ContractPriceEdge = {
  __typename?: 'ContractPriceEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: ContractPrice;
};

/** What P21 lets an account owe. */
export type CreditStanding = {
  __typename?: 'CreditStanding';
  /** Limit less used; negative when the limit is exceeded. */
  available: Maybe<Money>;
  /** The most the account may owe. */
  limit: Maybe<Money>;
  /** The most one order may amount to. */
  perOrder: Maybe<Money>;
  /** What staff call the credit status, from P21. */
  status: Maybe<Scalars['String']['output']>;
  /** Code of the credit status in P21; each tenant has its own. */
  statusId: Maybe<Scalars['ID']['output']>;
  /** What the account owes or has on order, as P21 counts it. */
  used: Maybe<Money>;
};

/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type Customer = ErpFact & Node & {
  __typename?: 'Customer';
  /** Whether an order may be delivered in parts. */
  acceptsPartialOrders: Maybe<Scalars['Boolean']['output']>;
  /** Mailing and physical address, and the ship-tos that are not deleted. */
  addresses: Maybe<Array<Address>>;
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Branch the account belongs to. */
  branchId: Maybe<Scalars['ID']['output']>;
  /** What the customer and its ship-tos may spend. */
  budgets: Maybe<Array<Budget>>;
  /** Whether the account buys at contract prices. */
  buysAtContractPrices: Maybe<Scalars['Boolean']['output']>;
  /** Contracts with prices for the customer that are approved and not cancelled. */
  contracts: Maybe<Array<Contract>>;
  /** What the account may owe. */
  credit: Maybe<CreditStanding>;
  /** E-mail address of the account. */
  email: Maybe<Scalars['String']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** Invoices and credit memos of the customer in P21, newest first. */
  invoices: Maybe<InvoiceConnection>;
  /** The least an order must amount to. */
  minimumOrder: Maybe<Money>;
  /** Last change of the account row in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the account. */
  name: Maybe<Scalars['String']['output']>;
  /** Day the account was opened. */
  openedOn: Maybe<Scalars['Date']['output']>;
  /** Orders, quotes and returns of the customer in P21, newest first. */
  orders: Maybe<OrderConnection>;
  /** The account in OroCommerce; null when the shop does not know the customer. */
  oro: Maybe<OroCustomer>;
  /** P21 customer id; null for a customer that P21 does not know yet. */
  p21CustomerId: Maybe<Scalars['ID']['output']>;
  /** Phone number of the account. */
  phone: Maybe<Scalars['String']['output']>;
  /** Whether every order needs a purchase order number. */
  poNumberRequired: Maybe<Scalars['Boolean']['output']>;
  /** What the customer pays, in the order of the items, asked of P21 in one call. An item that cannot be priced is null with an error of its own. */
  prices: Maybe<Array<Maybe<Price>>>;
  /** Promotions the customer takes part in. */
  promotions: Maybe<Array<Promotion>>;
  /** Reward programs of the distributor. P21 has no public record of who takes part in which: all are listed. */
  rewardPrograms: Maybe<Array<RewardProgram>>;
  /** Code of the sales representative. */
  salesRepresentativeId: Maybe<Scalars['ID']['output']>;
  /** Shopping lists of all users of the customer, from OroCommerce; needs a storefront application for it. */
  shoppingLists: Maybe<Array<ShoppingList>>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Whether the account is alive. */
  status: Maybe<CustomerStatus>;
  /** Whether sales to the account are taxed. */
  taxable: Maybe<Scalars['Boolean']['output']>;
  /** Payment terms of the account. */
  terms: Maybe<PaymentTerms>;
  /** Order lines of the customer of which something is still to be shipped, by order and line. */
  unshippedItems: Maybe<UnshippedItemConnection>;
  /** Contacts of the account that are not deleted. */
  users: Maybe<Array<CustomerUser>>;
  /** Whether P21 has the account enabled for web orders. */
  webEnabled: Maybe<Scalars['Boolean']['output']>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerAddressesArgs = {
  kind?: InputMaybe<AddressKind>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerPricesArgs = {
  date?: InputMaybe<Scalars['Date']['input']>;
  freshness?: Freshness;
  items: Array<ItemQuantityInput>;
  locationId?: InputMaybe<Scalars['ID']['input']>;
  shipToId?: InputMaybe<Scalars['ID']['input']>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerPromotionsArgs = {
  activeOn?: InputMaybe<Scalars['Date']['input']>;
};


/** A company that buys: its account in P21 joined with its account in OroCommerce. Fields without a system in their description come from P21; they are null for a customer that exists in OroCommerce only. */
export type CustomerUnshippedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** The objects of the page with their cursors. */
  edges: Array<CustomerEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<Customer>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the customers of a page and its place. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: Customer;
};

/** Which customers; all conditions must hold. Answered by P21. */
export type CustomerFilter = {
  /** Only accounts with this credit status of P21. */
  creditStatusId?: InputMaybe<Scalars['ID']['input']>;
  /** Only accounts changed in P21 at or after this moment. */
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only accounts of this sales representative. */
  salesRepresentativeId?: InputMaybe<Scalars['ID']['input']>;
  /** Part of the name, or the whole P21 customer id; P21 decides whether case counts. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Whether P21 still does business with an account. */
export type CustomerStatus =
  /** A live account. */
  | 'ACTIVE'
  /** Marked as deleted in P21; kept for its history. */
  | 'DELETED';

/** A person who buys for a customer: the contact in P21 joined with the customer user in OroCommerce. */
export type CustomerUser = ErpFact & Node & {
  __typename?: 'CustomerUser';
  /** False when P21 has marked the contact as deleted. */
  active: Scalars['Boolean']['output'];
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Whether P21 has the contact marked as a buyer. */
  buyer: Scalars['Boolean']['output'];
  /** Whom the person buys for. */
  customer: Maybe<Customer>;
  /** E-mail address; what joins the contact with the shop. */
  email: Maybe<Scalars['String']['output']>;
  /** First name, at most 15 characters in P21. */
  firstName: Maybe<Scalars['String']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** Last name, at most 24 characters in P21. */
  lastName: Maybe<Scalars['String']['output']>;
  /** Mobile phone number. */
  mobile: Maybe<Scalars['String']['output']>;
  /** Last change of the contact row in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** The same person in OroCommerce, found by contact id or e-mail; null when the shop does not know them. */
  oro: Maybe<OroCustomerUser>;
  /** P21 contact id. */
  p21ContactId: Scalars['ID']['output'];
  /** Direct phone number. */
  phone: Maybe<Scalars['String']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Job title. */
  title: Maybe<Scalars['String']['output']>;
};

/** Something P21 said at a certain time. */
export type ErpFact = {
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
};

/** How old an answer about prices or stock may be. */
export type Freshness =
  /** As old as the freshness policy of the fact allows; `asOf` says how old it is. */
  | 'CACHED'
  /** Asked of P21 for this very request. */
  | 'LIVE';

/** Stock of a product at one location, from P21. All quantities are in the base unit of the product. */
export type Inventory = ErpFact & {
  __typename?: 'Inventory';
  /** Of these, promised to orders and not yet picked. */
  allocated: Quantity;
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** What can be sold now: on hand, less allocated, non-pickable, quarantined and frozen; may be negative. */
  available: Quantity;
  /** Ordered by customers and not covered by stock. */
  backordered: Quantity;
  /** On hand but not pickable, in quarantine or frozen. */
  blocked: Quantity;
  /** Whether the item is discontinued at this location. */
  discontinued: Scalars['Boolean']['output'];
  /** Under way from another location. */
  inTransit: Quantity;
  /** Last stock movement P21 has recorded. */
  lastMovedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it is in stock. */
  location: Maybe<Location>;
  /** Day the next purchase order is due. */
  nextDueOn: Maybe<Scalars['Date']['output']>;
  /** Pieces that are there. */
  onHand: Quantity;
  /** On open purchase orders. */
  onOrder: Quantity;
  /** What is in stock. */
  product: Maybe<Product>;
  /** Whether the item may be sold from this location. */
  sellable: Scalars['Boolean']['output'];
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
};

/** What a customer owes for a shipment, or is owed: an invoice or credit memo of P21. */
export type Invoice = ErpFact & Node & {
  __typename?: 'Invoice';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Who is billed, as written on the invoice. */
  billTo: Maybe<PostalAddress>;
  /** Name of the carrier as written on the invoice. */
  carrierName: Maybe<Scalars['String']['output']>;
  /** Who owes it. */
  customer: Maybe<Customer>;
  /** Discount taken and differences allowed. */
  deducted: Maybe<Money>;
  /** Last day for the discount of the terms. */
  discountUntil: Maybe<Scalars['Date']['output']>;
  /** Whether the customer disputes it. */
  disputed: Maybe<Scalars['Boolean']['output']>;
  /** Day the whole amount is due; invoices age by it. */
  dueOn: Maybe<Scalars['Date']['output']>;
  /** Freight in the total. */
  freight: Maybe<Money>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** P21 invoice number. */
  invoiceNumber: Scalars['ID']['output'];
  /** Day of the invoice. */
  invoicedOn: Maybe<Scalars['Date']['output']>;
  /** Invoice, credit memo or something else. */
  kind: Maybe<InvoiceKind>;
  /** Lines by number. */
  lines: Maybe<Array<InvoiceLine>>;
  /** Last change of the invoice in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** What is still owed: total less paid, discount taken, allowed, memo and bad debt amounts. */
  open: Maybe<Money>;
  /** The order it invoices. */
  order: Maybe<Order>;
  /** P21 number of the order it invoices. */
  orderNumber: Maybe<Scalars['ID']['output']>;
  /** Other charges in the total. */
  otherCharges: Maybe<Money>;
  /** What has been paid. */
  paid: Maybe<Money>;
  /** Day it was paid in full. */
  paidOn: Maybe<Scalars['Date']['output']>;
  /** The customer's purchase order number. */
  poNumber: Maybe<Scalars['String']['output']>;
  /** Payments applied to it. */
  receipts: Maybe<Array<Receipt>>;
  /** Where the goods went, as written on the invoice. */
  shipTo: Maybe<PostalAddress>;
  /** Day the goods left. */
  shippedOn: Maybe<Scalars['Date']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is paid. */
  status: Maybe<InvoiceStatus>;
  /** Tax in the total. */
  tax: Maybe<Money>;
  /** Payment terms as written on the invoice. */
  terms: Maybe<Scalars['String']['output']>;
  /** What was invoiced; negative on credit memos. */
  total: Maybe<Money>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** The objects of the page with their cursors. */
  edges: Array<InvoiceEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<Invoice>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the invoices of a page and its place. */
export type InvoiceEdge = {
  __typename?: 'InvoiceEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: Invoice;
};

/** Which invoices; all conditions must hold. Answered by P21. */
export type InvoiceFilter = {
  /** Only of this customer: P21 customer id or global id. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Due before this day. */
  dueBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Invoiced on or after this day. */
  invoicedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Invoiced on or before this day. */
  invoicedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices changed in P21 at or after this moment. */
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: only ordinary invoices that are not paid in full. False or left out: all. */
  openOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** P21 number of the order that was invoiced. */
  orderNumber?: InputMaybe<Scalars['ID']['input']>;
  /** Part of the invoice number, the order number or the purchase order number. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What kind of receivable an invoice of P21 is. */
export type InvoiceKind =
  /** Money owed to the customer: the total is negative. */
  | 'CREDIT_MEMO'
  /** An ordinary invoice (type IN). */
  | 'INVOICE'
  /** Any other type of the P21 tenant. */
  | 'OTHER';

/** A line of an invoice in P21. */
export type InvoiceLine = {
  __typename?: 'InvoiceLine';
  /** Budget code the line was bought on, for information. */
  budgetCode: Maybe<Scalars['String']['output']>;
  /** The customer's own part number. */
  customerPartNumber: Maybe<Scalars['String']['output']>;
  /** Text of the line. */
  description: Maybe<Scalars['String']['output']>;
  /** Price of the line. */
  extendedPrice: Maybe<Money>;
  /** Whether the line is a charge and not goods. */
  isCharge: Scalars['Boolean']['output'];
  /** Number of the line in the invoice. */
  lineNumber: Scalars['Int']['output'];
  /** Number of the order line it invoices. */
  orderLineNumber: Maybe<Scalars['Int']['output']>;
  /** The quantity the price is multiplied with, in the pricing unit. */
  priced: Maybe<Quantity>;
  /** Price of one pricing unit. */
  pricingUnitPrice: Maybe<Money>;
  /** What is invoiced; null for lines without an item. */
  product: Maybe<Product>;
  /** What was shipped and is invoiced, as P21 writes it on the invoice. */
  shipped: Maybe<Quantity>;
  /** SKU as invoiced; null for lines without an item, such as tax. */
  sku: Maybe<Scalars['String']['output']>;
};

/** Whether an invoice is paid; derived from the amounts and the paid-in-full mark of P21. */
export type InvoiceStatus =
  /** Nothing has been paid. */
  | 'OPEN'
  /** Marked as paid in full, or nothing is open. */
  | 'PAID'
  /** A part has been paid, discounted or allowed. */
  | 'PARTIALLY_PAID';

/** So many of an item, in one of its units. */
export type ItemQuantityInput = {
  /** How many of the unit; more than 0. */
  quantity?: Scalars['Decimal']['input'];
  /** SKU: the item id of P21, which is the SKU of OroCommerce. */
  sku: Scalars['String']['input'];
  /** Code of a unit the item has in P21; its default selling unit when left out. */
  unitOfMeasure?: InputMaybe<Scalars['String']['input']>;
};

/** What P21 does about the part of a line that stock does not cover. */
export type LineDisposition =
  /** Waits for stock (B). */
  | 'BACKORDER'
  /** Is cancelled (C). */
  | 'CANCEL'
  /** The supplier delivers to the customer (D). */
  | 'DIRECT_SHIP'
  /** Is scheduled for later (F). */
  | 'FUTURE'
  /** Is held (H). */
  | 'HOLD'
  /** A letter of this tenant that the gateway does not know. */
  | 'OTHER'
  /** Is made (P). */
  | 'PRODUCTION'
  /** Is bought for this line (S). */
  | 'SPECIAL_ORDER'
  /** Comes from another location (T). */
  | 'TRANSFER';

/** A warehouse or branch of the distributor in P21. */
export type Location = {
  __typename?: 'Location';
  /** P21 location id. */
  locationId: Scalars['ID']['output'];
  /** Name of the location; null when P21 does not know the id. */
  name: Maybe<Scalars['String']['output']>;
};

/** An exact amount in one currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount in units of the currency (dollars, not cents). */
  amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  currency: Scalars['CurrencyCode']['output'];
};

/** An object that can be read again by its global id with `node` or `nodes`. */
export type Node = {
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
};

/** A sales order, quote or return: the document of P21 joined with the order of OroCommerce. Fields without a system in their description come from P21; they are null while the order exists in OroCommerce only. */
export type Order = ErpFact & Node & {
  __typename?: 'Order';
  /** Whether the order is approved; P21 picks nothing before. */
  approved: Maybe<Scalars['Boolean']['output']>;
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Carrier of the order. */
  carrier: Maybe<Carrier>;
  /** What the order costs besides goods and tax. */
  charges: Maybe<Array<OrderCharge>>;
  /** Day P21 completed the order. */
  completedOn: Maybe<Scalars['Date']['output']>;
  /** The contact of P21 the order names. */
  contact: Maybe<CustomerUser>;
  /** When the order was made in P21. */
  createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Credit state, a code of the P21 tenant, e.g. "OK", "HOLD", "COD". */
  creditState: Maybe<Scalars['String']['output']>;
  /** Who ordered. */
  customer: Maybe<Customer>;
  /** Where the goods go, as written on the order. */
  deliverTo: Maybe<PostalAddress>;
  /** Instructions to the carrier. */
  deliveryInstructions: Maybe<Scalars['String']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** Whether somebody has the order open in P21 right now; P21 refuses changes then. */
  inEdit: Maybe<Scalars['Boolean']['output']>;
  /** Invoices and credit memos of the order. */
  invoices: Maybe<Array<Invoice>>;
  /** Job the order is for. */
  jobName: Maybe<Scalars['String']['output']>;
  /** Order, quote or return. */
  kind: Maybe<OrderKind>;
  /** Lines, cancelled ones included, by number. */
  lines: Maybe<Array<OrderLine>>;
  /** Last change of the order header in P21; lines may be newer. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Notes of staff on the order. Not for storefront keys: the list is empty. */
  notes: Maybe<Array<OrderNote>>;
  /** P21 order number; null while P21 does not have the order. */
  orderNumber: Maybe<Scalars['ID']['output']>;
  /** The order in OroCommerce; null when it was not placed there and not copied to it. */
  oro: Maybe<OroOrder>;
  /** Name of who placed the order. */
  placedBy: Maybe<Scalars['String']['output']>;
  /** Day the order was placed. */
  placedOn: Maybe<Scalars['Date']['output']>;
  /** The customer's purchase order number. */
  poNumber: Maybe<Scalars['String']['output']>;
  /** Day the distributor promised the goods for. */
  promisedOn: Maybe<Scalars['Date']['output']>;
  /** Day the customer wants the goods. */
  requestedOn: Maybe<Scalars['Date']['output']>;
  /** Location that sells. */
  salesLocation: Maybe<Location>;
  /** The ship-to of P21 the order is delivered to, as it is now. */
  shipTo: Maybe<Address>;
  /** What has left, by pick ticket. */
  shipments: Maybe<Array<Shipment>>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Where the order stands in P21. */
  status: Maybe<OrderStatus>;
  /** Who took the order. */
  taker: Maybe<Scalars['String']['output']>;
  /** Jurisdictions that tax the order. */
  taxes: Maybe<Array<OrderTax>>;
  /** Payment terms of the order. */
  terms: Maybe<PaymentTerms>;
  /** What the order amounts to. */
  totals: Maybe<OrderTotals>;
  /** Lines of which something is still to be shipped; none on quotes and on completed or cancelled orders. */
  unshippedItems: Maybe<Array<UnshippedItem>>;
  /** The web reference in P21, which is the order number of OroCommerce; null for orders made elsewhere. */
  webReference: Maybe<Scalars['ID']['output']>;
  /** Whether the customer collects the goods. */
  willCall: Maybe<Scalars['Boolean']['output']>;
};


/** A sales order, quote or return: the document of P21 joined with the order of OroCommerce. Fields without a system in their description come from P21; they are null while the order exists in OroCommerce only. */
export type OrderShipmentsArgs = {
  includePicking?: Scalars['Boolean']['input'];
};

/** Something an order costs besides goods and tax, from P21: a line that is a charge, or freight. */
export type OrderCharge = {
  __typename?: 'OrderCharge';
  /** The amount, before tax. */
  amount: Money;
  /** Text of the charge. */
  description: Maybe<Scalars['String']['output']>;
  /** Why it is charged. */
  kind: ChargeKind;
  /** Order line the charge is on; null for charges on the whole order. */
  lineNumber: Maybe<Scalars['Int']['output']>;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The objects of the page with their cursors. */
  edges: Array<OrderEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<Order>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the orders of a page and its place. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: Order;
};

/** Which orders; all conditions must hold. Answered by P21. */
export type OrderFilter = {
  /** Only of this customer: P21 customer id or global id. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only this kind of document; all kinds when left out. */
  kind?: InputMaybe<OrderKind>;
  /** Only orders whose header changed in P21 at or after this moment. */
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: the same as state OPEN. */
  openOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Placed on or after this day. */
  placedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Placed on or before this day. */
  placedTo?: InputMaybe<Scalars['Date']['input']>;
  /** The customer's purchase order number, in full. */
  poNumber?: InputMaybe<Scalars['String']['input']>;
  /** Part of the order number, the purchase order number or the web reference. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only orders whose header is in this state. */
  state?: InputMaybe<OrderState>;
  /** The web reference, in full. */
  webReference?: InputMaybe<Scalars['ID']['input']>;
};

/** What kind of document an order of P21 is. */
export type OrderKind =
  /** A sales order. */
  | 'ORDER'
  /** A quote (projected order); nothing is delivered on it. */
  | 'QUOTE'
  /** A return of goods (RMA). */
  | 'RETURN';

/** A line of an order in P21. P21 counts in base units; quantities here are in the ordered unit, divided by its size and rounded to 9 digits after the point. */
export type OrderLine = ErpFact & {
  __typename?: 'OrderLine';
  /** Of the open quantity: allocated from stock and not yet picked. */
  allocated: Quantity;
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Of the open quantity: neither on pick tickets nor allocated. */
  backordered: Quantity;
  /** Cancelled. */
  cancelled: Quantity;
  /** What the line would cost if it were ordered today, for the same customer, ship-to, quantity and unit. */
  currentPrice: Maybe<Price>;
  /** The customer's own part number. */
  customerPartNumber: Maybe<Scalars['String']['output']>;
  /** Text of the line; the name of the product where it has none is on `product`. */
  description: Maybe<Scalars['String']['output']>;
  /** What happens to the part that stock does not cover. */
  disposition: Maybe<LineDisposition>;
  /** Price of the whole line. */
  extendedPrice: Maybe<Money>;
  /** Whether the line is a charge and not goods. */
  isCharge: Scalars['Boolean']['output'];
  /** Number of the line in the order. */
  lineNumber: Scalars['Int']['output'];
  /** Last change of the line in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Ordered less invoiced less cancelled; never below zero. */
  open: Quantity;
  /** What was ordered. */
  ordered: Quantity;
  /** Of the open quantity: on pick tickets and not yet invoiced. */
  picking: Quantity;
  /** Whether staff set the price by hand. */
  priceOverridden: Scalars['Boolean']['output'];
  /** Unit in which the line is priced. */
  pricingUnit: Maybe<Scalars['String']['output']>;
  /** Price of one pricing unit, exactly as P21 has it. */
  pricingUnitPrice: Maybe<Money>;
  /** What was ordered. */
  product: Maybe<Product>;
  /** Day the customer requires the line. */
  requiredOn: Maybe<Scalars['Date']['output']>;
  /** Invoiced, which in P21 means shipped. */
  shipped: Quantity;
  /** Location the line is supplied from. */
  sourceLocation: Maybe<Location>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Where the line stands. */
  status: OrderLineStatus;
  /** Sales tax of the line as P21 has it. */
  tax: Maybe<Money>;
  /** Price of one ordered unit, rounded to 9 digits after the point. */
  unitPrice: Maybe<Money>;
  /** Base units in one ordered unit. */
  unitSize: Scalars['Decimal']['output'];
};


/** A line of an order in P21. P21 counts in base units; quantities here are in the ordered unit, divided by its size and rounded to 9 digits after the point. */
export type OrderLineCurrentPriceArgs = {
  freshness?: Freshness;
};

/** Where an order line stands in P21; derived, the first rule that holds wins. */
export type OrderLineStatus =
  /** Nothing is picked or invoiced and a part is not covered by stock. */
  | 'BACKORDERED'
  /** Cancelled or deleted, as a line or by its quantity. */
  | 'CANCELLED'
  /** Marked as complete, or nothing is open any more. */
  | 'COMPLETED'
  /** Allocated in full and not yet picked. */
  | 'OPEN'
  /** A part has been invoiced, the rest is open. */
  | 'PARTIALLY_SHIPPED'
  /** A part is on pick tickets, nothing has been invoiced. */
  | 'PICKING';

/** A note staff put on an order in P21. */
export type OrderNote = {
  __typename?: 'OrderNote';
  /** Whether staff must read it. */
  mandatory: Scalars['Boolean']['output'];
  /** The note. */
  text: Maybe<Scalars['String']['output']>;
  /** What the note is about. */
  topic: Maybe<Scalars['String']['output']>;
};

/** What the header of an order says in P21; `OrderStatus` looks at the lines too. */
export type OrderState =
  /** Cancelled. */
  | 'CANCELLED'
  /** Completed and not cancelled. */
  | 'COMPLETED'
  /** Neither completed nor cancelled. */
  | 'OPEN';

/** Where an order stands in P21. P21 has no such field; it is derived, the first rule that holds wins: deleted or cancelled, completed, quote, held (not approved, or held for credit), then by the quantities of its lines. */
export type OrderStatus =
  /** The order, or every line of it, was cancelled or deleted. */
  | 'CANCELLED'
  /** P21 has marked the order as completed: nothing more will happen. */
  | 'COMPLETED'
  /** Not approved, or held because of its credit state: nothing is picked. */
  | 'ON_HOLD'
  /** Nothing has been picked or invoiced yet. */
  | 'OPEN'
  /** A part has been invoiced, the rest is open. */
  | 'PARTIALLY_SHIPPED'
  /** A part is on pick tickets, nothing has been invoiced. */
  | 'PICKING'
  /** An open quote. */
  | 'QUOTED'
  /** Everything has been invoiced or cancelled; P21 has not completed the order yet. */
  | 'SHIPPED';

/** A jurisdiction that taxes an order, from P21. P21 keeps no amount per jurisdiction; the whole tax is on lines, shipments and invoices. */
export type OrderTax = {
  __typename?: 'OrderTax';
  /** Name of the jurisdiction. */
  description: Maybe<Scalars['String']['output']>;
  /** P21 tax jurisdiction id. */
  jurisdictionId: Scalars['ID']['output'];
  /** Rate in percent: "6.25" is 6.25 %. */
  percentage: Maybe<Scalars['Decimal']['output']>;
  /** Whether the order is taxable there. */
  taxable: Scalars['Boolean']['output'];
};

/** What an order amounts to, added up from its lines in P21. */
export type OrderTotals = {
  __typename?: 'OrderTotals';
  /** Lines that are charges, and freight. */
  charges: Money;
  /** Lines with goods, before tax. */
  goods: Money;
  /** Value of what is neither invoiced nor cancelled, before tax and freight. */
  open: Money;
  /** Sales tax of all lines as P21 has it; before invoicing it may be an estimate or zero. */
  tax: Money;
  /** Goods, charges and tax. */
  total: Money;
};

/** An entry of the address book of a customer in OroCommerce. */
export type OroAddress = {
  __typename?: 'OroAddress';
  /** City. */
  city: Maybe<Scalars['String']['output']>;
  /** Country. Free text in P21 (US, USA, United States, even numbers); a two-letter code in OroCommerce. */
  country: Maybe<Scalars['String']['output']>;
  /** What shop users call the address. */
  label: Maybe<Scalars['String']['output']>;
  /** Who is addressed. */
  name: Maybe<Scalars['String']['output']>;
  /** OroCommerce address id. */
  oroId: Scalars['ID']['output'];
  /** Phone number on the address. */
  phone: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** Whether it is the primary address of the customer in the shop. */
  primary: Scalars['Boolean']['output'];
  /** State, province or region, as the owning system writes it. */
  region: Maybe<Scalars['String']['output']>;
  /** First line of the street address. */
  street: Maybe<Scalars['String']['output']>;
  /** Second line of the street address. */
  street2: Maybe<Scalars['String']['output']>;
  /** Third line of the street address. */
  street3: Maybe<Scalars['String']['output']>;
  /** What the shop offers the address for, e.g. "billing", "shipping". */
  types: Array<Scalars['String']['output']>;
  /** Last change of the address in the shop. */
  updatedAt: Scalars['DateTime']['output'];
};

/** What OroCommerce knows about a customer. */
export type OroCustomer = {
  __typename?: 'OroCustomer';
  /** Address book of the account in the shop. */
  addresses: Maybe<Array<OroAddress>>;
  /** When the account was made in the shop. */
  createdAt: Scalars['DateTime']['output'];
  /** Customer group of the shop. */
  group: Maybe<Scalars['String']['output']>;
  /** Internal rating given by shop staff, e.g. "4_of_5". */
  internalRating: Maybe<Scalars['String']['output']>;
  /** Name of the account in the shop. */
  name: Scalars['String']['output'];
  /** OroCommerce customer id. */
  oroId: Scalars['ID']['output'];
  /** Name of the parent account in the shop. */
  parent: Maybe<Scalars['String']['output']>;
  /** Payment term of the shop. */
  paymentTerm: Maybe<Scalars['String']['output']>;
  /** Price lists of the shop that are given to the account itself, by precedence. */
  priceLists: Maybe<Array<OroPriceList>>;
  /** Customer tax code of the shop. */
  taxCode: Maybe<Scalars['String']['output']>;
  /** Last change of the account in the shop. */
  updatedAt: Scalars['DateTime']['output'];
  /** Users of the account in the shop, also those that P21 does not know. */
  users: Maybe<Array<OroCustomerUser>>;
};

/** What OroCommerce knows about a customer user. */
export type OroCustomerUser = {
  __typename?: 'OroCustomerUser';
  /** Whether the user has confirmed the e-mail address. */
  confirmed: Scalars['Boolean']['output'];
  /** E-mail address, which is the login of the shop. */
  email: Scalars['String']['output'];
  /** Whether the user may sign in. */
  enabled: Scalars['Boolean']['output'];
  /** First name in the shop. */
  firstName: Scalars['String']['output'];
  /** Last sign-in to the shop. */
  lastLoginAt: Maybe<Scalars['DateTime']['output']>;
  /** Last name in the shop. */
  lastName: Scalars['String']['output'];
  /** OroCommerce customer user id. */
  oroId: Scalars['ID']['output'];
  /** Labels of the roles in the shop, e.g. "Administrator". */
  roles: Array<Scalars['String']['output']>;
  /** Last change of the user in the shop. */
  updatedAt: Scalars['DateTime']['output'];
};

/** What OroCommerce knows about an order. */
export type OroOrder = {
  __typename?: 'OroOrder';
  /** Billing address in the shop. */
  billingAddress: Maybe<PostalAddress>;
  /** E-mail address of the buyer. */
  buyerEmail: Maybe<Scalars['String']['output']>;
  /** When the order was placed in the shop. */
  createdAt: Scalars['DateTime']['output'];
  /** The buyer's notes. */
  customerNotes: Maybe<Scalars['String']['output']>;
  /** Order number of the shop; the web reference in P21. */
  identifier: Scalars['ID']['output'];
  /** Whether the order was imported from the ERP instead of placed in the shop. */
  imported: Scalars['Boolean']['output'];
  /** Internal status of the shop, e.g. "open", "cancelled", "closed". */
  internalStatus: Maybe<Scalars['String']['output']>;
  /** Lines of the order in the shop. */
  lines: Array<OroOrderLine>;
  /** OroCommerce order id. */
  oroId: Scalars['ID']['output'];
  /** The customer's purchase order number in the shop. */
  poNumber: Maybe<Scalars['String']['output']>;
  /** Shipping address in the shop. */
  shippingAddress: Maybe<PostalAddress>;
  /** Shipping cost of the shop. */
  shippingCost: Maybe<Money>;
  /** Shipping status of the shop, e.g. "not_shipped". */
  shippingStatus: Maybe<Scalars['String']['output']>;
  /** Status that buyers see; null while the shop does not manage it. */
  status: Maybe<Scalars['String']['output']>;
  /** Subtotal of the shop. */
  subtotal: Maybe<Money>;
  /** Total of the shop. */
  total: Maybe<Money>;
  /** How the shop arrives at its total. */
  totals: Array<OroOrderTotal>;
  /** Tracking numbers that the shop shows. */
  trackings: Array<OroOrderTracking>;
  /** Last change of the order in the shop. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A line of an order in OroCommerce. */
export type OroOrderLine = {
  __typename?: 'OroOrderLine';
  /** The buyer's note on the line. */
  comment: Maybe<Scalars['String']['output']>;
  /** OroCommerce line id. */
  oroId: Scalars['ID']['output'];
  /** Name of the product when it was ordered. */
  productName: Maybe<Scalars['String']['output']>;
  /** What was ordered, in the unit of the shop. */
  quantity: Quantity;
  /** Day the buyer wants the line shipped by. */
  shipBy: Maybe<Scalars['Date']['output']>;
  /** SKU; null for a free-form line. */
  sku: Maybe<Scalars['String']['output']>;
  /** Price of one unit. */
  unitPrice: Money;
};

/** A line of the shop's total. */
export type OroOrderTotal = {
  __typename?: 'OroOrderTotal';
  /** The amount; negative when it lowers the total. */
  amount: Money;
  /** What the shop calls it. */
  label: Maybe<Scalars['String']['output']>;
  /** What it is, e.g. "subtotal", "discount", "shipping_cost", "tax". */
  type: Scalars['String']['output'];
};

/** A tracking number that OroCommerce shows. */
export type OroOrderTracking = {
  __typename?: 'OroOrderTracking';
  /** Carrier as written by whoever shipped. */
  carrier: Scalars['String']['output'];
  /** Tracking number. */
  trackingNumber: Scalars['String']['output'];
};

/** A price that a customer sees in OroCommerce. */
export type OroPrice = {
  __typename?: 'OroPrice';
  /** From this quantity on. */
  fromQuantity: Quantity;
  /** Price of one of that unit. */
  unitPrice: Money;
};

/** A price list of OroCommerce given to a customer. */
export type OroPriceList = {
  __typename?: 'OroPriceList';
  /** Whether the price list is in use. */
  active: Scalars['Boolean']['output'];
  /** Currencies of its prices, ISO 4217. */
  currencies: Array<Scalars['String']['output']>;
  /** Name of the price list. */
  name: Scalars['String']['output'];
  /** OroCommerce price list id. */
  oroId: Scalars['ID']['output'];
};

/** What OroCommerce knows about a product. */
export type OroProduct = {
  __typename?: 'OroProduct';
  /** Inventory status of the shop, e.g. "in_stock". */
  inventoryStatus: Maybe<Scalars['String']['output']>;
  /** Name in the default localization of the shop. */
  name: Maybe<Scalars['String']['output']>;
  /** OroCommerce product id. */
  oroId: Scalars['ID']['output'];
  /** Prices a customer sees in the shop. */
  prices: Maybe<Array<OroPrice>>;
  /** SKU in the shop. */
  sku: Scalars['String']['output'];
  /** Whether the shop shows it: "enabled" or "disabled". */
  status: Scalars['String']['output'];
  /** What the shop believes to be available, once for each of its units. */
  stock: Maybe<Array<Quantity>>;
  /** Product tax code of the shop. */
  taxCode: Maybe<Scalars['String']['output']>;
  /** Units of the product in the shop. */
  units: Array<OroProductUnit>;
  /** Last change of the product in the shop; stock does not move it. */
  updatedAt: Scalars['DateTime']['output'];
};


/** What OroCommerce knows about a product. */
export type OroProductPricesArgs = {
  customerId: Scalars['ID']['input'];
};

/** A unit in which OroCommerce sells a product. */
export type OroProductUnit = {
  __typename?: 'OroProductUnit';
  /** Code of the unit in the shop, e.g. "each". */
  code: Scalars['String']['output'];
  /** How many primary units of the shop one of it is. */
  conversionRate: Scalars['Decimal']['output'];
  /** Whether it is the primary unit of the product in the shop. */
  isPrimary: Scalars['Boolean']['output'];
  /** Digits after the point that a quantity may have. */
  precision: Scalars['Int']['output'];
  /** Whether the shop sells in it. */
  sell: Scalars['Boolean']['output'];
};

/** Where a page lies in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last object of the page; null when it is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more objects follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether objects precede this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first object of the page; null when it is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** When P21 expects to be paid. */
export type PaymentTerms = {
  __typename?: 'PaymentTerms';
  /** What staff call the terms. */
  description: Maybe<Scalars['String']['output']>;
  /** Days within which the discount may be taken. */
  discountDays: Maybe<Scalars['Int']['output']>;
  /** Discount for early payment, in percent. */
  discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** Days until the whole amount is due. */
  netDays: Maybe<Scalars['Int']['output']>;
  /** Code of the terms in P21. */
  termsId: Scalars['ID']['output'];
};

/** A name and address as written on a document. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** City. */
  city: Maybe<Scalars['String']['output']>;
  /** Country. Free text in P21 (US, USA, United States, even numbers); a two-letter code in OroCommerce. */
  country: Maybe<Scalars['String']['output']>;
  /** Who is addressed. */
  name: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** State, province or region, as the owning system writes it. */
  region: Maybe<Scalars['String']['output']>;
  /** First line of the street address. */
  street: Maybe<Scalars['String']['output']>;
  /** Second line of the street address. */
  street2: Maybe<Scalars['String']['output']>;
  /** Third line of the street address. */
  street3: Maybe<Scalars['String']['output']>;
};

/** What one customer pays for so many of an item, as P21 quotes it. */
export type Price = ErpFact & {
  __typename?: 'Price';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** The price at each quantity from which it changes, quoted by P21; empty when it does not change. */
  breaks: Maybe<Array<PriceBreak>>;
  /** Who pays the price. */
  customer: Maybe<Customer>;
  /** Day the price was asked for; null for today. */
  date: Maybe<Scalars['Date']['output']>;
  /** Why the price is what it is. */
  explain: Maybe<PriceExplanation>;
  /** Price of the whole quantity. */
  extendedPrice: Money;
  /** P21 id of the customer the price is for. */
  p21CustomerId: Scalars['ID']['output'];
  /** Unit in which P21 quotes. */
  pricingUnit: Maybe<Scalars['String']['output']>;
  /** Price of one pricing unit, exactly as P21 quotes it. */
  pricingUnitPrice: Money;
  /** What is priced. */
  product: Maybe<Product>;
  /** Quantity the price holds for, in the ordered unit. */
  quantity: Quantity;
  /** SKU the price is for. */
  sku: Scalars['String']['output'];
  /** What made the price. P21 names the price page only; a contract is recognised by its lines. */
  source: Maybe<PriceSource>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Price of one ordered unit, rounded to 9 digits after the point. */
  unitPrice: Money;
};

/** What the item costs from a quantity on, quoted by P21. */
export type PriceBreak = {
  __typename?: 'PriceBreak';
  /** From this quantity on. */
  fromQuantity: Quantity;
  /** Price of one ordered unit. */
  unitPrice: Money;
};

/** How a rule of P21 turns its source price into a price. */
export type PriceCalculation =
  /** Source price less the value (code 228). */
  | 'DIFFERENCE'
  /** The value is the price; no source price is used. */
  | 'FIXED'
  /** Source price raised by the value in percent (code 229). */
  | 'MARK_UP'
  /** Source price times the value (code 211). */
  | 'MULTIPLIER'
  /** Source price lowered by the value in percent (code 230). */
  | 'PERCENTAGE'
  /** A code the gateway does not know; `calculationCode` says which. */
  | 'UNKNOWN';

/** The line of a contract that made a price. */
export type PriceContractLine = {
  __typename?: 'PriceContractLine';
  /** Number of the contract; the job number where it has none. */
  contractNumber: Maybe<Scalars['String']['output']>;
  /** What staff call the contract. */
  description: Maybe<Scalars['String']['output']>;
  /** Last day of the contract. */
  endsOn: Maybe<Scalars['Date']['output']>;
  /** Number of the line in the contract. */
  lineNumber: Maybe<Scalars['Int']['output']>;
};

/** Why P21 asks this price: the rule, its calculation, the quantity break and the factor between units. */
export type PriceExplanation = {
  __typename?: 'PriceExplanation';
  /** Price the calculation started from, per pricing unit, as P21 reports it. */
  basePrice: Maybe<Money>;
  /** How the rule calculates; null when no rule was found. */
  calculation: Maybe<PriceCalculation>;
  /** Code of the calculation in P21 (`code_p21`). */
  calculationCode: Maybe<Scalars['Int']['output']>;
  /** Value the calculation used, as P21 reports it. */
  calculationValue: Maybe<Scalars['Decimal']['output']>;
  /** The contract line, when a contract made the price. */
  contractLine: Maybe<PriceContractLine>;
  /** The price page, when one made the price. */
  pricePage: Maybe<PricePage>;
  /** Quantity scale of the rule; empty when no rule was found. */
  scale: Array<PriceScaleStep>;
  /** The same in sentences, in the order in which P21 decides. */
  steps: Array<Scalars['String']['output']>;
  /** Pricing units in one ordered unit: the unit price times this is the price of one ordered unit. */
  unitFactor: Maybe<Scalars['Decimal']['output']>;
};

/** A pricing rule of P21 outside contracts. */
export type PricePage = {
  __typename?: 'PricePage';
  /** What staff call the page. */
  description: Maybe<Scalars['String']['output']>;
  /** First day the page is valid. */
  effectiveOn: Maybe<Scalars['Date']['output']>;
  /** Day the page ends. */
  expiresOn: Maybe<Scalars['Date']['output']>;
  /** Id of the page as staff see it. */
  pageId: Maybe<Scalars['ID']['output']>;
  /** P21's internal key of the page. */
  uid: Scalars['Int']['output'];
};

/** One step of the quantity scale of a pricing rule. */
export type PriceScaleStep = {
  __typename?: 'PriceScaleStep';
  /** Whether this is the step the quantity of the price falls into. */
  applies: Scalars['Boolean']['output'];
  /** Quantity from which the step counts; 0 for the first. */
  fromQuantity: Scalars['Decimal']['output'];
  /** Unit of that quantity, where the rule says one. */
  unitOfMeasure: Maybe<Scalars['String']['output']>;
  /** Value the calculation uses from there on. */
  value: Scalars['Decimal']['output'];
};

/** What made a price in P21. */
export type PriceSource =
  /** A line of a contract (job price) of the customer. */
  | 'CONTRACT'
  /** The pricing method on the customer's own account. */
  | 'CUSTOMER_DEFAULT'
  /** No rule of the customer: the list price of the item. */
  | 'LIST'
  /** A price page, found through the price libraries of the customer. */
  | 'PRICE_PAGE';

/** Something that is sold: the item of P21 joined with the product of OroCommerce. Fields without a system in their description come from P21; they are null for a product that exists in OroCommerce only. */
export type Product = ErpFact & Node & {
  __typename?: 'Product';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Unit in which stock is counted. */
  baseUnit: Maybe<Scalars['String']['output']>;
  /** Name of the brand. */
  brand: Maybe<Scalars['String']['output']>;
  /** Country of origin, two letters. */
  countryOfOrigin: Maybe<Scalars['String']['output']>;
  /** Longer description of the item. */
  description: Maybe<Scalars['String']['output']>;
  /** Whether it is hazardous material. */
  hazardous: Maybe<Scalars['Boolean']['output']>;
  /** Whether P21 wants it kept off the web. */
  hiddenFromWeb: Maybe<Scalars['Boolean']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** Stock of the product by location, from P21. */
  inventory: Maybe<Array<Inventory>>;
  /** Whether it is a charge (such as handling) and not goods. */
  isCharge: Maybe<Scalars['Boolean']['output']>;
  /** Whether lots are tracked. */
  lotTracked: Maybe<Scalars['Boolean']['output']>;
  /** Name of the manufacturer. */
  manufacturer: Maybe<Scalars['String']['output']>;
  /** Part number of the manufacturer. */
  manufacturerPartNumber: Maybe<Scalars['String']['output']>;
  /** Last change of the item row in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the item, at most 40 characters in P21. */
  name: Maybe<Scalars['String']['output']>;
  /** The product in OroCommerce; null when the shop does not have the SKU. */
  oro: Maybe<OroProduct>;
  /** P21's internal key of the item. */
  p21Uid: Maybe<Scalars['Int']['output']>;
  /** What a customer pays for the product, as P21 quotes it. */
  price: Maybe<Price>;
  /** Unit in which prices are quoted. */
  pricingUnit: Maybe<Scalars['String']['output']>;
  /** Reward points it can be redeemed for; null when it cannot. */
  redemptionPoints: Maybe<Scalars['Decimal']['output']>;
  /** Unit in which the item is sold unless another is asked for. */
  sellingUnit: Maybe<Scalars['String']['output']>;
  /** Whether pieces carry serial numbers. */
  serialized: Maybe<Scalars['Boolean']['output']>;
  /** Short code of the item. */
  shortCode: Maybe<Scalars['String']['output']>;
  /** SKU: the item id of P21, which is the SKU of OroCommerce. */
  sku: Scalars['ID']['output'];
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Whether the item is sold. */
  status: Maybe<ProductStatus>;
  /** Who supplies the product, from P21. */
  suppliers: Maybe<Array<ProductSupplier>>;
  /** Units the product has in P21. */
  units: Maybe<Array<UnitOfMeasure>>;
  /** Weight of one base unit, in the unit of weight of the P21 tenant. */
  weight: Maybe<Scalars['Decimal']['output']>;
};


/** Something that is sold: the item of P21 joined with the product of OroCommerce. Fields without a system in their description come from P21; they are null for a product that exists in OroCommerce only. */
export type ProductInventoryArgs = {
  freshness?: Freshness;
  locationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** Something that is sold: the item of P21 joined with the product of OroCommerce. Fields without a system in their description come from P21; they are null for a product that exists in OroCommerce only. */
export type ProductPriceArgs = {
  customerId?: InputMaybe<Scalars['ID']['input']>;
  date?: InputMaybe<Scalars['Date']['input']>;
  freshness?: Freshness;
  locationId?: InputMaybe<Scalars['ID']['input']>;
  quantity?: Scalars['Decimal']['input'];
  shipToId?: InputMaybe<Scalars['ID']['input']>;
  unitOfMeasure?: InputMaybe<Scalars['String']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The objects of the page with their cursors. */
  edges: Array<ProductEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<Product>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the products of a page and its place. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: Product;
};

/** Which products; all conditions must hold. Answered by P21. */
export type ProductFilter = {
  /** True: leave out items that are inactive in P21. */
  activeOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only items changed in P21 at or after this moment. */
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Beginning of the SKU or part of the name; P21 decides whether case counts. Not together with `skus`. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** SKUs, 1 to 100. */
  skus?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Whether P21 still sells an item. */
export type ProductStatus =
  /** Sold. */
  | 'ACTIVE'
  /** Marked as deleted; kept for its history. */
  | 'DELETED'
  /** Not sold for the time being. */
  | 'INACTIVE';

/** Who supplies a product, from P21. Costs are not shown. */
export type ProductSupplier = {
  __typename?: 'ProductSupplier';
  /** Days from order to delivery. */
  leadTimeDays: Maybe<Scalars['Int']['output']>;
  /** The supplier's part number. */
  partNumber: Maybe<Scalars['String']['output']>;
  /** Whether it is the primary supplier. */
  primary: Scalars['Boolean']['output'];
  /** P21 supplier id. */
  supplierId: Scalars['ID']['output'];
  /** UPC of the product from this supplier. */
  upc: Maybe<Scalars['String']['output']>;
};

/** Lower prices for a time. P21 has no object of that name: a promotion is a time-limited price page of the price book that the configuration names. */
export type Promotion = ErpFact & Node & {
  __typename?: 'Promotion';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** How the price is calculated. */
  calculation: Maybe<PriceCalculation>;
  /** Id of the price page as staff see it. */
  code: Maybe<Scalars['ID']['output']>;
  /** What staff call the promotion. */
  description: Maybe<Scalars['String']['output']>;
  /** Last day. */
  endsOn: Maybe<Scalars['Date']['output']>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** P21 id of the only customer it is for; null for everybody. */
  p21CustomerId: Maybe<Scalars['ID']['output']>;
  /** The product it is for, when it is for one. */
  product: Maybe<Product>;
  /** Quantity scale of the promotion. */
  scale: Array<PriceScaleStep>;
  /** What it lowers the price of. */
  scope: PromotionScope;
  /** Id of the product group, discount group or supplier it is for. */
  scopeId: Maybe<Scalars['ID']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** First day. */
  startsOn: Maybe<Scalars['Date']['output']>;
};

/** A page of promotions. */
export type PromotionConnection = {
  __typename?: 'PromotionConnection';
  /** The objects of the page with their cursors. */
  edges: Array<PromotionEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<Promotion>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the promotions of a page and its place. */
export type PromotionEdge = {
  __typename?: 'PromotionEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: Promotion;
};

/** What a promotion lowers the price of. */
export type PromotionScope =
  /** All products of a discount group. */
  | 'DISCOUNT_GROUP'
  /** Something else; see the description of the promotion. */
  | 'OTHER'
  /** One product. */
  | 'PRODUCT'
  /** All products of a product group. */
  | 'PRODUCT_GROUP'
  /** All products of a supplier. */
  | 'SUPPLIER';

/** An exact amount of goods in one unit of measure. */
export type Quantity = {
  __typename?: 'Quantity';
  /** Code of the unit of measure, e.g. "EA". Null only where P21 names no unit. */
  unitOfMeasure: Maybe<Scalars['String']['output']>;
  /** How many of the unit of measure. */
  value: Scalars['Decimal']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Budgets of a customer and its ship-tos, from P21. */
  budgets: Maybe<Array<Budget>>;
  /** A customer by exactly one of its keys; null when it does not exist or is not visible to the key. */
  customer: Maybe<Customer>;
  /** Customers by name, deleted ones left out. A storefront key sees its own customer only. */
  customers: Maybe<CustomerConnection>;
  /** Stock of products by location, from P21. SKUs that P21 does not know are left out. */
  inventory: Maybe<Array<Inventory>>;
  /** An invoice by exactly one of its keys; null when it does not exist or is not visible to the key. */
  invoice: Maybe<Invoice>;
  /** Invoices and credit memos in P21, newest first. A storefront key sees its own only. */
  invoices: Maybe<InvoiceConnection>;
  /** Any object by its global id; null when it does not exist or is not visible to the key. */
  node: Maybe<Node>;
  /** Objects by their global ids, in the order of the ids; null for each that does not exist or is not visible. */
  nodes: Maybe<Array<Maybe<Node>>>;
  /** An order by exactly one of its keys; null when it does not exist or is not visible to the key. */
  order: Maybe<Order>;
  /** Orders, quotes and returns in P21, newest first. A storefront key sees its own only. */
  orders: Maybe<OrderConnection>;
  /** What a customer pays, in the order of the items, asked of P21 in one call. An item that cannot be priced is null with an error of its own. */
  prices: Maybe<Array<Maybe<Price>>>;
  /** A product by exactly one of its keys; null when it does not exist. */
  product: Maybe<Product>;
  /** Products by SKU, deleted ones left out. With `filter.skus` in the order of the SKUs. */
  products: Maybe<ProductConnection>;
  /** Promotions by their first day. A storefront key sees those for everybody and its own. */
  promotions: Maybe<PromotionConnection>;
  /** Reward programs of the distributor; empty when its P21 has none. */
  rewardPrograms: Maybe<Array<RewardProgram>>;
  /** Shopping lists of all users of a customer, from OroCommerce. Needs a storefront application for the customer in the configuration. */
  shoppingLists: Maybe<Array<ShoppingList>>;
  /** Whether both systems answer, asked for this request. */
  systemStatus: Array<SystemStatus>;
  /** Taxes of a delivery to a ship-to. */
  taxQuote: Maybe<TaxQuote>;
  /** Order lines of which something is still to be shipped, by order and line, from P21. */
  unshippedItems: Maybe<UnshippedItemConnection>;
};


export type QueryBudgetsArgs = {
  customerId: Scalars['ID']['input'];
};


export type QueryCustomerArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oroId?: InputMaybe<Scalars['ID']['input']>;
  p21CustomerId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInventoryArgs = {
  freshness?: Freshness;
  locationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  skus: Array<Scalars['String']['input']>;
};


export type QueryInvoiceArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  invoiceNumber?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryOrderArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  orderNumber?: InputMaybe<Scalars['ID']['input']>;
  oroId?: InputMaybe<Scalars['ID']['input']>;
  webReference?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPricesArgs = {
  customerId?: InputMaybe<Scalars['ID']['input']>;
  date?: InputMaybe<Scalars['Date']['input']>;
  freshness?: Freshness;
  items: Array<ItemQuantityInput>;
  locationId?: InputMaybe<Scalars['ID']['input']>;
  shipToId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  oroId?: InputMaybe<Scalars['ID']['input']>;
  p21Uid?: InputMaybe<Scalars['Int']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPromotionsArgs = {
  activeOn?: InputMaybe<Scalars['Date']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryShoppingListsArgs = {
  customerId: Scalars['ID']['input'];
};


export type QueryTaxQuoteArgs = {
  lines: Array<TaxQuoteLineInput>;
  shipToId: Scalars['ID']['input'];
};


export type QueryUnshippedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A payment as far as P21 applied it to one invoice. */
export type Receipt = {
  __typename?: 'Receipt';
  /** Difference that was allowed. */
  allowed: Money;
  /** What was paid on the invoice. */
  amount: Money;
  /** Number of the check, where one was used. */
  checkNumber: Maybe<Scalars['String']['output']>;
  /** Text of the payment. */
  description: Maybe<Scalars['String']['output']>;
  /** P21 receipt number. */
  receiptNumber: Scalars['ID']['output'];
  /** Day the money was received. */
  receivedOn: Maybe<Scalars['Date']['output']>;
  /** Whether the payment was taken back. */
  reversed: Scalars['Boolean']['output'];
  /** Discount taken for early payment. */
  termsTaken: Money;
};

/** A program of P21 that rewards purchases with points or credit. Tenants keep different columns; what a tenant does not have is null. */
export type RewardProgram = ErpFact & {
  __typename?: 'RewardProgram';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** What staff call the program. */
  description: Maybe<Scalars['String']['output']>;
  /** Last day. */
  endsOn: Maybe<Scalars['Date']['output']>;
  /** Purchases needed before anything is rewarded. */
  minimumAmount: Maybe<Scalars['Decimal']['output']>;
  /** Last change of the program in P21. */
  modifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** P21 id of the program. */
  programId: Maybe<Scalars['ID']['output']>;
  /** Whether a customer must register. */
  registrationRequired: Maybe<Scalars['Boolean']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** First day. */
  startsOn: Maybe<Scalars['Date']['output']>;
};

/** Goods on their way to a customer: a pick ticket of P21. */
export type Shipment = ErpFact & Node & {
  __typename?: 'Shipment';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Who transports it. */
  carrier: Maybe<Carrier>;
  /** Whether the supplier delivers it directly. */
  directShipment: Scalars['Boolean']['output'];
  /** Freight charged to the customer. */
  freight: Maybe<Money>;
  /** Global id: opaque, unique over all types and stable; made by the gateway, not by P21 or OroCommerce. */
  id: Scalars['ID']['output'];
  /** The invoice made from it. */
  invoice: Maybe<Invoice>;
  /** P21 number of the invoice made from it. */
  invoiceNumber: Maybe<Scalars['ID']['output']>;
  /** What is in the shipment. */
  lines: Maybe<Array<ShipmentLine>>;
  /** Location it leaves from. */
  location: Maybe<Location>;
  /** The order it delivers. */
  order: Maybe<Order>;
  /** P21 number of the order it delivers. */
  orderNumber: Scalars['ID']['output'];
  /** P21 pick ticket number. */
  pickTicketNumber: Scalars['ID']['output'];
  /** When the pick ticket was printed. */
  printedAt: Maybe<Scalars['DateTime']['output']>;
  /** Day it left. */
  shippedOn: Maybe<Scalars['Date']['output']>;
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** Whether it has left. */
  status: ShipmentStatus;
  /** Tax on the shipment. */
  tax: Maybe<Money>;
  /** How the shipment can be followed; null while P21 has no tracking number. */
  tracking: Maybe<ShipmentTracking>;
};

/** What a shipment holds of one order line, from P21. */
export type ShipmentLine = {
  __typename?: 'ShipmentLine';
  /** Number of the order line. */
  orderLineNumber: Scalars['Int']['output'];
  /** What is shipped. */
  product: Maybe<Product>;
  /** What was asked for, in the ordered unit. */
  requested: Quantity;
  /** What was shipped, in the ordered unit; 0 until it has shipped. */
  shipped: Quantity;
};

/** Where a pick ticket of P21 stands. */
export type ShipmentStatus =
  /** Being picked: it has no ship date yet. */
  | 'PICKING'
  /** Confirmed: it has a ship date. */
  | 'SHIPPED';

/** How a shipment can be followed. */
export type ShipmentTracking = {
  __typename?: 'ShipmentTracking';
  /** Tracking number from P21. */
  number: Scalars['String']['output'];
  /** The carrier's page for it; null for carriers the gateway does not know. */
  url: Maybe<Scalars['String']['output']>;
};

/** A list on which buyers of a customer collect what they want, from OroCommerce. */
export type ShoppingList = {
  __typename?: 'ShoppingList';
  /** When the list was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether it is its owner's default list. */
  isDefault: Scalars['Boolean']['output'];
  /** What is on the list. */
  items: Array<ShoppingListItem>;
  /** Name of the list. */
  name: Scalars['String']['output'];
  /** The buyer's notes on the list. */
  notes: Maybe<Scalars['String']['output']>;
  /** OroCommerce shopping list id. */
  oroId: Scalars['ID']['output'];
  /** OroCommerce id of the customer user who owns the list. */
  ownerOroId: Maybe<Scalars['ID']['output']>;
  /** Total of the list in the shop. */
  total: Maybe<Money>;
  /** When the list was last renamed; the shop does not move it with the items. */
  updatedAt: Scalars['DateTime']['output'];
};

/** An item of a shopping list, from OroCommerce. */
export type ShoppingListItem = {
  __typename?: 'ShoppingListItem';
  /** The buyer's notes on the item. */
  notes: Maybe<Scalars['String']['output']>;
  /** OroCommerce shopping list item id. */
  oroId: Scalars['ID']['output'];
  /** The product in both systems. */
  product: Maybe<Product>;
  /** Name of the product in the shop. */
  productName: Maybe<Scalars['String']['output']>;
  /** What is wanted, in the unit of the shop. */
  quantity: Quantity;
  /** SKU; null when the shop does not show the product any more. */
  sku: Maybe<Scalars['String']['output']>;
  /** Price of the item in the shop. */
  subtotal: Maybe<Money>;
  /** Price of one unit in the shop; null when it has none. */
  unitPrice: Maybe<Money>;
};

/** One of the two systems behind the gateway; also in `extensions.system` of errors. */
export type SystemName =
  /** OroCommerce, the shop. */
  | 'ORO'
  /** Epicor Prophet 21, the ERP. */
  | 'P21';

/** Whether one of the two systems answers. */
export type SystemStatus = {
  __typename?: 'SystemStatus';
  /** When it was checked last. */
  checkedAt: Scalars['DateTime']['output'];
  /** Whether it answered the last check. */
  reachable: Scalars['Boolean']['output'];
  /** Code of the failure, e.g. "UPSTREAM_TIMEOUT"; null while it is reachable. */
  reason: Maybe<Scalars['String']['output']>;
  /** Since when that is so, as far as this gateway has seen. */
  since: Scalars['DateTime']['output'];
  /** Which system. */
  system: SystemName;
};

/** Taxes of a delivery, calculated by the gateway from the tax group of the ship-to and the rates in P21. P21 itself decides when it invoices. */
export type TaxQuote = ErpFact & {
  __typename?: 'TaxQuote';
  /** When P21 said this. Null where P21 was not asked or does not know the object. */
  asOf: Maybe<Scalars['DateTime']['output']>;
  /** Why no tax is due, where none is. */
  exemptBecause: Maybe<Scalars['String']['output']>;
  /** Taxes by jurisdiction. */
  jurisdictions: Array<TaxQuoteJurisdiction>;
  /** P21 id of the ship-to the goods go to. */
  shipToId: Scalars['ID']['output'];
  /** True when this is older than its freshness policy allows because P21 did not answer; false when it is current. Null where P21 does not know the object. */
  stale: Maybe<Scalars['Boolean']['output']>;
  /** All lines before tax. */
  subtotal: Money;
  /** All taxes. */
  tax: Money;
  /** Tax group of the ship-to; null when it has none. */
  taxGroupId: Maybe<Scalars['ID']['output']>;
  /** Lines and taxes. */
  total: Money;
};

/** What one jurisdiction of P21 takes. */
export type TaxQuoteJurisdiction = {
  __typename?: 'TaxQuoteJurisdiction';
  /** Name of the jurisdiction. */
  description: Maybe<Scalars['String']['output']>;
  /** P21 tax jurisdiction id. */
  jurisdictionId: Scalars['ID']['output'];
  /** Rate in percent: "6.25" is 6.25 %. */
  percentage: Scalars['Decimal']['output'];
  /** The tax, rounded to the cent. */
  tax: Money;
  /** Amount the rate is applied to. */
  taxable: Money;
};

/** An amount that may be taxed. */
export type TaxQuoteLineInput = {
  /** Price of the line before tax, in the currency of P21. */
  amount: Scalars['Decimal']['input'];
  /** SKU, to tell lines apart in the answer. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Whether the line is taxable at all. */
  taxable?: Scalars['Boolean']['input'];
};

/** A unit in which P21 counts one product. */
export type UnitOfMeasure = {
  __typename?: 'UnitOfMeasure';
  /** Code of the unit, e.g. "EA", "BX". */
  code: Scalars['String']['output'];
  /** Whether it is the base unit, in which stock is counted. */
  isBase: Scalars['Boolean']['output'];
  /** Whether prices are quoted in it. */
  isPricing: Scalars['Boolean']['output'];
  /** Whether the product is bought in it. */
  isPurchasing: Scalars['Boolean']['output'];
  /** Whether the product is sold in it. */
  isSelling: Scalars['Boolean']['output'];
  /** The fewest of this unit an order may ask for. */
  minimumOrderQuantity: Maybe<Scalars['Decimal']['output']>;
  /** How many base units one of this unit holds. */
  size: Scalars['Decimal']['output'];
};

/** An order line of P21 of which something is still to be shipped. */
export type UnshippedItem = {
  __typename?: 'UnshippedItem';
  /** The line with its quantities and its product. */
  line: OrderLine;
  /** The order the line is on. */
  order: Maybe<Order>;
  /** P21 number of the order the line is on. */
  orderNumber: Scalars['ID']['output'];
};

/** A page of unshipped items. */
export type UnshippedItemConnection = {
  __typename?: 'UnshippedItemConnection';
  /** The objects of the page with their cursors. */
  edges: Array<UnshippedItemEdge>;
  /** The objects of the page without their cursors. */
  nodes: Array<UnshippedItem>;
  /** Where the page lies in the list. */
  pageInfo: PageInfo;
  /** How many objects the whole list has. Counted by the owning system only when it is asked for. */
  totalCount: Maybe<Scalars['Int']['output']>;
};

/** One of the unshipped items of a page and its place. */
export type UnshippedItemEdge = {
  __typename?: 'UnshippedItemEdge';
  /** Place of the object in the list, to be passed as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: UnshippedItem;
};

/** What P21 uses an address of a customer for. */
export type AddressKind =
  /** Where letters and invoices go. */
  | 'MAILING'
  /** Where the customer is. */
  | 'PHYSICAL'
  /** Where goods are delivered. */
  | 'SHIP_TO';

/** Why an order costs more than its goods. */
export type ChargeKind =
  /** Freight to the distributor, charged on a line. */
  | 'FREIGHT_IN'
  /** Freight to the customer, charged on the order. */
  | 'FREIGHT_OUT'
  /** A line with an item that is a charge, such as handling. */
  | 'OTHER';

/** Whether P21 still does business with an account. */
export type CustomerStatus =
  /** A live account. */
  | 'ACTIVE'
  /** Marked as deleted in P21; kept for its history. */
  | 'DELETED';

/** Whether an invoice is paid; derived from the amounts and the paid-in-full mark of P21. */
export type InvoiceStatus =
  /** Nothing has been paid. */
  | 'OPEN'
  /** Marked as paid in full, or nothing is open. */
  | 'PAID'
  /** A part has been paid, discounted or allowed. */
  | 'PARTIALLY_PAID';

/** So many of an item, in one of its units. */
export type ItemQuantityInput = {
  /** How many of the unit; more than 0. */
  quantity?: string;
  /** SKU: the item id of P21, which is the SKU of OroCommerce. */
  sku: string;
  /** Code of a unit the item has in P21; its default selling unit when left out. */
  unitOfMeasure?: string | null | undefined;
};

/** What P21 does about the part of a line that stock does not cover. */
export type LineDisposition =
  /** Waits for stock (B). */
  | 'BACKORDER'
  /** Is cancelled (C). */
  | 'CANCEL'
  /** The supplier delivers to the customer (D). */
  | 'DIRECT_SHIP'
  /** Is scheduled for later (F). */
  | 'FUTURE'
  /** Is held (H). */
  | 'HOLD'
  /** A letter of this tenant that the gateway does not know. */
  | 'OTHER'
  /** Is made (P). */
  | 'PRODUCTION'
  /** Is bought for this line (S). */
  | 'SPECIAL_ORDER'
  /** Comes from another location (T). */
  | 'TRANSFER';

/** Where an order line stands in P21; derived, the first rule that holds wins. */
export type OrderLineStatus =
  /** Nothing is picked or invoiced and a part is not covered by stock. */
  | 'BACKORDERED'
  /** Cancelled or deleted, as a line or by its quantity. */
  | 'CANCELLED'
  /** Marked as complete, or nothing is open any more. */
  | 'COMPLETED'
  /** Allocated in full and not yet picked. */
  | 'OPEN'
  /** A part has been invoiced, the rest is open. */
  | 'PARTIALLY_SHIPPED'
  /** A part is on pick tickets, nothing has been invoiced. */
  | 'PICKING';

/** Where an order stands in P21. P21 has no such field; it is derived, the first rule that holds wins: deleted or cancelled, completed, quote, held (not approved, or held for credit), then by the quantities of its lines. */
export type OrderStatus =
  /** The order, or every line of it, was cancelled or deleted. */
  | 'CANCELLED'
  /** P21 has marked the order as completed: nothing more will happen. */
  | 'COMPLETED'
  /** Not approved, or held because of its credit state: nothing is picked. */
  | 'ON_HOLD'
  /** Nothing has been picked or invoiced yet. */
  | 'OPEN'
  /** A part has been invoiced, the rest is open. */
  | 'PARTIALLY_SHIPPED'
  /** A part is on pick tickets, nothing has been invoiced. */
  | 'PICKING'
  /** An open quote. */
  | 'QUOTED'
  /** Everything has been invoiced or cancelled; P21 has not completed the order yet. */
  | 'SHIPPED';

/** How a rule of P21 turns its source price into a price. */
export type PriceCalculation =
  /** Source price less the value (code 228). */
  | 'DIFFERENCE'
  /** The value is the price; no source price is used. */
  | 'FIXED'
  /** Source price raised by the value in percent (code 229). */
  | 'MARK_UP'
  /** Source price times the value (code 211). */
  | 'MULTIPLIER'
  /** Source price lowered by the value in percent (code 230). */
  | 'PERCENTAGE'
  /** A code the gateway does not know; `calculationCode` says which. */
  | 'UNKNOWN';

/** What made a price in P21. */
export type PriceSource =
  /** A line of a contract (job price) of the customer. */
  | 'CONTRACT'
  /** The pricing method on the customer's own account. */
  | 'CUSTOMER_DEFAULT'
  /** No rule of the customer: the list price of the item. */
  | 'LIST'
  /** A price page, found through the price libraries of the customer. */
  | 'PRICE_PAGE';

/** What a promotion lowers the price of. */
export type PromotionScope =
  /** All products of a discount group. */
  | 'DISCOUNT_GROUP'
  /** Something else; see the description of the promotion. */
  | 'OTHER'
  /** One product. */
  | 'PRODUCT'
  /** All products of a product group. */
  | 'PRODUCT_GROUP'
  /** All products of a supplier. */
  | 'SUPPLIER';

/** Where a pick ticket of P21 stands. */
export type ShipmentStatus =
  /** Being picked: it has no ship date yet. */
  | 'PICKING'
  /** Confirmed: it has a ship date. */
  | 'SHIPPED';

/** One of the two systems behind the gateway; also in `extensions.system` of errors. */
export type SystemName =
  /** OroCommerce, the shop. */
  | 'ORO'
  /** Epicor Prophet 21, the ERP. */
  | 'P21';

export type OrdersAcrossSystemsQueryVariables = Exact<{
  first: number;
}>;


export type OrdersAcrossSystemsQuery = { orders: { nodes: Array<{ orderNumber: string | null, webReference: string | null, status: OrderStatus | null, placedOn: string | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { goods: { amount: string }, charges: { amount: string }, tax: { amount: string }, total: { amount: string, currency: string }, open: { amount: string } } | null, lines: Array<{ lineNumber: number, status: OrderLineStatus, ordered: { value: string, unitOfMeasure: string | null }, shipped: { value: string }, open: { value: string }, unitPrice: { amount: string, currency: string } | null, product: { sku: string, name: string | null } | null }> | null, charges: Array<{ kind: ChargeKind, description: string | null, amount: { amount: string } }> | null, taxes: Array<{ description: string | null, percentage: string | null }> | null, shipments: Array<{ pickTicketNumber: string, shippedOn: string | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, status: InvoiceStatus | null, total: { amount: string } | null, open: { amount: string } | null }> | null, oro: { oroId: string, identifier: string, status: string | null, shippingStatus: string | null, total: { amount: string, currency: string } | null, trackings: Array<{ carrier: string, trackingNumber: string }> } | null }> } | null };

export type NotShippedQueryVariables = Exact<{
  customerId: string | number;
}>;


export type NotShippedQuery = { unshippedItems: { totalCount: number | null, nodes: Array<{ orderNumber: string, order: { poNumber: string | null, requestedOn: string | null, promisedOn: string | null, status: OrderStatus | null } | null, line: { lineNumber: number, status: OrderLineStatus, disposition: LineDisposition | null, requiredOn: string | null, open: { value: string, unitOfMeasure: string | null }, allocated: { value: string }, picking: { value: string }, backordered: { value: string }, product: { sku: string, name: string | null, inventory: Array<{ nextDueOn: string | null, location: { name: string | null } | null, available: { value: string } }> | null } | null } }> } | null };

export type WhyThisPriceQueryVariables = Exact<{
  customerId: string | number;
  items: Array<ItemQuantityInput> | ItemQuantityInput;
}>;


export type WhyThisPriceQuery = { prices: Array<{ sku: string, pricingUnit: string | null, source: PriceSource | null, asOf: string | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string }, pricingUnitPrice: { amount: string }, extendedPrice: { amount: string }, breaks: Array<{ fromQuantity: { value: string }, unitPrice: { amount: string } }> | null, explain: { calculation: PriceCalculation | null, calculationValue: string | null, unitFactor: string | null, steps: Array<string>, basePrice: { amount: string } | null, pricePage: { pageId: string | null, description: string | null, effectiveOn: string | null, expiresOn: string | null } | null, contractLine: { contractNumber: string | null, description: string | null, lineNumber: number | null, endsOn: string | null } | null, scale: Array<{ fromQuantity: string, value: string, applies: boolean }> } | null } | null> | null };

export type StockByLocationQueryVariables = Exact<{
  skus: Array<string> | string;
}>;


export type StockByLocationQuery = { inventory: Array<{ nextDueOn: string | null, asOf: string | null, stale: boolean | null, product: { sku: string, name: string | null, oro: { inventoryStatus: string | null, stock: Array<{ value: string, unitOfMeasure: string | null }> | null } | null } | null, location: { locationId: string, name: string | null } | null, onHand: { value: string, unitOfMeasure: string | null }, allocated: { value: string }, available: { value: string }, backordered: { value: string }, onOrder: { value: string } }> | null };

export type CustomerInFullQueryVariables = Exact<{
  customerId: string | number;
}>;


export type CustomerInFullQuery = { customer: { name: string | null, status: CustomerStatus | null, terms: { description: string | null, netDays: number | null } | null, credit: { status: string | null, limit: { amount: string, currency: string } | null, used: { amount: string } | null, available: { amount: string } | null } | null, addresses: Array<{ kind: AddressKind, p21AddressId: string, name: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, oro: { oroId: string, label: string | null } | null }> | null, users: Array<{ p21ContactId: string, firstName: string | null, lastName: string | null, email: string | null, oro: { oroId: string, enabled: boolean, roles: Array<string> } | null }> | null, budgets: Array<{ contractNumber: string | null, limit: { amount: string } | null, spent: { amount: string } | null, committed: { amount: string } | null, remaining: { amount: string } | null }> | null, contracts: Array<{ contractNumber: string | null, description: string | null, startsOn: string | null, endsOn: string | null }> | null, oro: { oroId: string, name: string, group: string | null, paymentTerm: string | null, taxCode: string | null, priceLists: Array<{ name: string }> | null } | null } | null };

export type OpenInvoicesQueryVariables = Exact<{
  customerId: string | number;
}>;


export type OpenInvoicesQuery = { invoices: { totalCount: number | null, nodes: Array<{ invoiceNumber: string, orderNumber: string | null, invoicedOn: string | null, dueOn: string | null, status: InvoiceStatus | null, total: { amount: string, currency: string } | null, paid: { amount: string } | null, open: { amount: string } | null, receipts: Array<{ receivedOn: string | null, checkNumber: string | null, amount: { amount: string } }> | null }> } | null };

export type BudgetLeftQueryVariables = Exact<{
  customerId: string | number;
}>;


export type BudgetLeftQuery = { budgets: Array<{ contractNumber: string | null, description: string | null, startsOn: string | null, endsOn: string | null, shipTo: { name: string | null, city: string | null } | null, limit: { amount: string, currency: string } | null, spent: { amount: string } | null, committed: { amount: string } | null, remaining: { amount: string } | null }> | null };

export type WhereIsMyOrderQueryVariables = Exact<{
  webReference: string | number;
}>;


export type WhereIsMyOrderQuery = { order: { orderNumber: string | null, status: OrderStatus | null, creditState: string | null, inEdit: boolean | null, requestedOn: string | null, promisedOn: string | null, lines: Array<{ lineNumber: number, status: OrderLineStatus, ordered: { value: string, unitOfMeasure: string | null }, shipped: { value: string }, open: { value: string }, product: { sku: string, name: string | null } | null }> | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null, lines: Array<{ shipped: { value: string, unitOfMeasure: string | null } }> | null }> | null, oro: { identifier: string, internalStatus: string | null, shippingStatus: string | null, createdAt: string } | null } | null };

export type PromotionsAndRewardsQueryVariables = Exact<{ [key: string]: never; }>;


export type PromotionsAndRewardsQuery = { promotions: { nodes: Array<{ code: string | null, description: string | null, startsOn: string | null, endsOn: string | null, scope: PromotionScope, calculation: PriceCalculation | null, product: { sku: string, name: string | null } | null, scale: Array<{ fromQuantity: string, value: string }> }> } | null, rewardPrograms: Array<{ programId: string | null, description: string | null, startsOn: string | null, endsOn: string | null, minimumAmount: string | null, registrationRequired: boolean | null }> | null };

export type ShoppingListsQueryVariables = Exact<{
  customerId: string | number;
}>;


export type ShoppingListsQuery = { shoppingLists: Array<{ name: string, isDefault: boolean, total: { amount: string, currency: string } | null, items: Array<{ sku: string | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string } | null, product: { name: string | null, price: { pricingUnit: string | null, unitPrice: { amount: string } } | null } | null }> }> | null };

export type SystemsQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemsQuery = { systemStatus: Array<{ system: SystemName, reachable: boolean, since: string, reason: string | null }> };


export const OrdersAcrossSystemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrdersAcrossSystems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"ORDER"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderNumber"}},{"kind":"Field","name":{"kind":"Name","value":"webReference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedOn"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p21CustomerId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"goods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"charges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"ordered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"charges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pickTicketNumber"}},{"kind":"Field","name":{"kind":"Name","value":"shippedOn"}},{"kind":"Field","name":{"kind":"Name","value":"tracking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoiceNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oroId"}},{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shippingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trackings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrdersAcrossSystemsQuery, OrdersAcrossSystemsQueryVariables>;
export const NotShippedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotShipped"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unshippedItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderNumber"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"poNumber"}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"promisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"disposition"}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"picking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"backordered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requiredOn"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextDueOn"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotShippedQuery, NotShippedQueryVariables>;
export const WhyThisPriceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhyThisPrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"items"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemQuantityInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"items"},"value":{"kind":"Variable","name":{"kind":"Name","value":"items"}}},{"kind":"Argument","name":{"kind":"Name","value":"freshness"},"value":{"kind":"EnumValue","value":"LIVE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricingUnitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricingUnit"}},{"kind":"Field","name":{"kind":"Name","value":"extendedPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"breaks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basePrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calculation"}},{"kind":"Field","name":{"kind":"Name","value":"calculationValue"}},{"kind":"Field","name":{"kind":"Name","value":"unitFactor"}},{"kind":"Field","name":{"kind":"Name","value":"pricePage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageId"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveOn"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contractLine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNumber"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"applies"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"}}]}}]}}]}}]} as unknown as DocumentNode<WhyThisPriceQuery, WhyThisPriceQueryVariables>;
export const StockByLocationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockByLocation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skus"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"skus"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skus"}}},{"kind":"Argument","name":{"kind":"Name","value":"freshness"},"value":{"kind":"EnumValue","value":"LIVE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryStatus"}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"backordered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onOrder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]}}]} as unknown as DocumentNode<StockByLocationQuery, StockByLocationQueryVariables>;
export const CustomerInFullDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerInFull"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"p21CustomerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"netDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"credit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"used"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addresses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"p21AddressId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oroId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p21ContactId"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oroId"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"budgets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNumber"}},{"kind":"Field","name":{"kind":"Name","value":"limit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remaining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"contracts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNumber"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oroId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}},{"kind":"Field","name":{"kind":"Name","value":"taxCode"}},{"kind":"Field","name":{"kind":"Name","value":"priceLists"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CustomerInFullQuery, CustomerInFullQueryVariables>;
export const OpenInvoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenInvoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"openOnly"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoiceNumber"}},{"kind":"Field","name":{"kind":"Name","value":"orderNumber"}},{"kind":"Field","name":{"kind":"Name","value":"invoicedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receivedOn"}},{"kind":"Field","name":{"kind":"Name","value":"checkNumber"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenInvoicesQuery, OpenInvoicesQueryVariables>;
export const BudgetLeftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BudgetLeft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"budgets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractNumber"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shipTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remaining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}}]}}]}}]} as unknown as DocumentNode<BudgetLeftQuery, BudgetLeftQueryVariables>;
export const WhereIsMyOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereIsMyOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webReference"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"webReference"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webReference"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"creditState"}},{"kind":"Field","name":{"kind":"Name","value":"inEdit"}},{"kind":"Field","name":{"kind":"Name","value":"requestedOn"}},{"kind":"Field","name":{"kind":"Name","value":"promisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"ordered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"open"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"includePicking"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pickTicketNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shippedOn"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tracking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"oro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"internalStatus"}},{"kind":"Field","name":{"kind":"Name","value":"shippingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<WhereIsMyOrderQuery, WhereIsMyOrderQueryVariables>;
export const PromotionsAndRewardsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PromotionsAndRewards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promotions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calculation"}},{"kind":"Field","name":{"kind":"Name","value":"scale"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewardPrograms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programId"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"registrationRequired"}}]}}]}}]} as unknown as DocumentNode<PromotionsAndRewardsQuery, PromotionsAndRewardsQueryVariables>;
export const ShoppingListsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShoppingLists"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shoppingLists"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unitOfMeasure"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricingUnit"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ShoppingListsQuery, ShoppingListsQueryVariables>;
export const SystemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Systems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"systemStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<SystemsQuery, SystemsQueryVariables>;