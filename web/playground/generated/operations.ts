/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Why a command waits, or waits for a person. */
export type CommandReason =
  /** P21 answers, but not in a way that decides whether it has it. */
  | 'CANNOT_BE_PROVEN'
  /** P21 holds something else than was sent; `differences` says what. */
  | 'DIFFERENT_IN_P21'
  /** P21 holds more than one record of it. */
  | 'DOUBLED_IN_P21'
  /** The gateway itself failed. */
  | 'INTERNAL'
  /** P21 was asked long enough after the last attempt and does not have it. */
  | 'NOT_ARRIVED'
  /** The last write ended without a clear answer. */
  | 'OUTCOME_UNKNOWN'
  /** P21 does not answer, or is too busy. */
  | 'P21_UNAVAILABLE'
  /** Somebody has the record open in P21. */
  | 'RECORD_LOCKED'
  /** P21 refused it by a rule of its own. */
  | 'REFUSED'
  /** P21 refused the repair of what differs. */
  | 'REPAIR_REFUSED';

/** How far a command is. RECEIVED, SENDING and UNKNOWN are under way by themselves. */
export type CommandState =
  /** Taken back before anything of it was in P21. */
  | 'CANCELLED'
  /** P21 was asked and holds exactly this. */
  | 'CONFIRMED'
  /** Waits for a person; `reason` says why. */
  | 'PARKED'
  /** Stored safely; nothing of it is in P21 yet. */
  | 'RECEIVED'
  /** Refused for good; `userErrors` says why. Nothing of it is in P21. */
  | 'REJECTED'
  /** On its way to P21. */
  | 'SENDING'
  /** Sent; P21 is being asked whether it arrived. */
  | 'UNKNOWN';

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

/** Where this one order goes, in place of the address of the ship-to. */
export type OrderAddressInput = {
  /** City. */
  city: string;
  /** Country. */
  country?: string | null | undefined;
  /** Name at the address. */
  name?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State or region. */
  state?: string | null | undefined;
  /** Street and number. */
  street: string;
  /** Second line. */
  street2?: string | null | undefined;
};

/** A line to order. Two lines of one product stay two lines. */
export type OrderLineInput = {
  /** How much, in `unitOfMeasure`; above zero. */
  quantity: string;
  /** SKU; the P21 item id. */
  sku: string;
  /** Unit of the quantity; the default selling unit of the product when left out. */
  unitOfMeasure?: string | null | undefined;
  /** Agreed price per pricing unit of the product; P21 prices the line when left out. Not for storefront keys. */
  unitPrice?: string | null | undefined;
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

/** A payment made with the order. */
export type OrderPaymentInput = {
  /** Amount in the currency of the company. */
  amount: string;
  /** Number of the authorisation of a card. */
  authorizationNumber?: string | null | undefined;
  /** Number of the check. */
  checkNumber?: string | null | undefined;
  /** P21 payment type. */
  paymentTypeId: string | number;
};

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

/** How much of a payment goes to which invoice. */
export type PaymentApplicationInput = {
  /** Otherwise allowed. */
  allowedAmount?: string | null | undefined;
  /** What the payment pays of it, in whole cents. */
  amount: string;
  /** P21 invoice number. */
  invoiceNumber: string | number;
  /** Discount taken for paying early. */
  termsAmount?: string | null | undefined;
};

/** An order to be placed in P21. */
export type PlaceOrderInput = {
  /** P21 carrier; the default of the ship-to when left out. */
  carrierId?: string | number | null | undefined;
  /** P21 contact who orders. */
  contactId?: string | number | null | undefined;
  /** P21 customer id or global id. */
  customerId: string | number;
  /** For the driver, at most 255 characters. */
  deliveryInstructions?: string | null | undefined;
  /** What is ordered: 1 to 1000 lines. */
  lines: Array<OrderLineInput>;
  /** Words of the buyer. */
  note?: string | null | undefined;
  /** Day of the order; today when left out. Not for storefront keys. */
  orderedOn?: string | null | undefined;
  /** A payment made with the order. Not for storefront keys. */
  payment?: OrderPaymentInput | null | undefined;
  /** Purchase order number of the customer, at most 50 characters. */
  poNumber?: string | null | undefined;
  /** Day the customer wants the goods. */
  requestedOn?: string | null | undefined;
  /** P21 location that sells; by default as for prices. */
  salesLocationId?: string | number | null | undefined;
  /** Another address, for this order alone. */
  shipTo?: OrderAddressInput | null | undefined;
  /** P21 ship-to; the default of the customer when left out. */
  shipToId?: string | number | null | undefined;
  /** Order number of the shop, by which both systems find the order; the gateway makes one when left out. */
  shopOrderNumber?: string | null | undefined;
  /** P21 location the goods come from. */
  sourceLocationId?: string | number | null | undefined;
  /** P21 payment terms; those of the customer when left out. Not for storefront keys. */
  termsId?: string | number | null | undefined;
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

/** A payment received and the invoices it pays. */
export type RecordInvoicePaymentInput = {
  /** The whole payment in the currency of P21; what no invoice takes stays with the customer. */
  amount: string;
  /** The invoices, each once. */
  applications: Array<PaymentApplicationInput>;
  /** Number of the authorisation of a card. */
  authorizationNumber?: string | null | undefined;
  /** P21 bank the money came to. */
  bankNumber?: string | number | null | undefined;
  /** Number of the check. */
  checkNumber?: string | null | undefined;
  /** P21 customer id or global id. */
  customerId: string | number;
  /** P21 payment type. */
  paymentTypeId: string | number;
  /** When it was received; today when left out. */
  receivedOn?: string | null | undefined;
};

/** An operation to be saved. */
export type SaveOperationInput = {
  /** The GraphQL document, at most 50,000 characters: one the gateway would run, or it is refused. */
  document: string;
  /** Its name, at most 80 characters. */
  name: string;
  /** An object: a value for each variable by its name. */
  variables?: unknown;
};

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

/** What is wrong with an input, for programs; `message` says it to people. */
export type UserErrorCode =
  /** The credit standing of the customer allows no orders. */
  | 'CREDIT_HOLD'
  /** The idempotency key or reference stands for another input already. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The day cannot be taken, for instance because it is over. */
  | 'INVALID_DATE'
  /** Not above zero, or finer than the unit allows. */
  | 'INVALID_QUANTITY'
  /** Not a value this field takes. */
  | 'INVALID_VALUE'
  /** The object is in a state that does not allow it. */
  | 'NOT_ALLOWED_IN_STATE'
  /** This gateway is not set up for it. */
  | 'NOT_CONFIGURED'
  /** There is no such object. */
  | 'NOT_FOUND'
  /** The object belongs to another customer. */
  | 'OF_OTHER_CUSTOMER'
  /** Another row was refused, and all or none were asked for. */
  | 'OTHER_ROW_REFUSED'
  /** P21 refused it by a rule that only P21 knows. */
  | 'P21_REFUSED'
  /** The customer orders with a purchase order number only. */
  | 'PO_NUMBER_REQUIRED'
  /** Discontinued, inactive or not sold here. */
  | 'PRODUCT_NOT_FOR_SALE'
  /** Missing. */
  | 'REQUIRED'
  /** Longer than P21 keeps. */
  | 'TOO_LONG'
  /** P21 has no product with this SKU. */
  | 'UNKNOWN_PRODUCT'
  /** The product is not sold in this unit of measure. */
  | 'UNKNOWN_UNIT';

export type CommandByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type CommandByIdQuery = { command: { id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, settledAt: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type CommandReceiptFragment = { id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, settledAt: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
  waitSeconds?: number;
}>;


export type PlaceOrderMutation = { placeOrder: { command: { id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, settledAt: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }>, order: { orderNumber: string | null } | null } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordInvoicePaymentInput;
  waitSeconds?: number;
}>;


export type RecordPaymentMutation = { recordInvoicePayment: { command: { id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, settledAt: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type StockChangedSubscriptionVariables = Exact<{
  skus?: Array<string> | string | null | undefined;
  locationIds?: Array<string | number> | string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type StockChangedSubscription = { inventoryChanged: { cursor: string | null, at: string, isGap: boolean, sku: string | null, inventory: Array<{ locationId: string, asOf: string | null, stale: boolean | null, available: { value: string, unitOfMeasure: string | null } }> | null } };

export type StockPageQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type StockPageQuery = { products: { nodes: Array<{ sku: string, inventory: Array<{ locationId: string, asOf: string | null, stale: boolean | null, available: { value: string, unitOfMeasure: string | null } }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type StockLevelFragment = { locationId: string, asOf: string | null, stale: boolean | null, available: { value: string, unitOfMeasure: string | null } };

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


export type StockByLocationQuery = { inventory: Array<{ nextDueOn: string | null, asOf: string | null, stale: boolean | null, product: { sku: string, name: string | null, oro: { inventoryStatus: string | null, stock: Array<{ value: string, unitOfMeasure: string | null }> | null } | null } | null, location: { locationId: string, name: string | null } | null, onHand: { value: string, unitOfMeasure: string | null }, allocated: { value: string }, available: { value: string }, backordered: { value: string }, onOrder: { value: string } } | null> | null };

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

export type SavedFragment = { name: string, version: number, document: string, variables: unknown, at: string, actor: string };

export type SavedOperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedOperationsQuery = { savedOperations: Array<{ name: string, version: number, document: string, variables: unknown, at: string, actor: string }> };

export type SaveOperationMutationVariables = Exact<{
  input: SaveOperationInput;
  version?: number | null | undefined;
}>;


export type SaveOperationMutation = { saveOperation: { name: string, version: number, document: string, variables: unknown, at: string, actor: string } };

export type DeleteOperationMutationVariables = Exact<{
  name: string;
  version: number;
}>;


export type DeleteOperationMutation = { deleteOperation: { name: string, version: number, document: string, variables: unknown, at: string, actor: string } };

export type StorefrontBudgetChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StorefrontBudgetChangedSubscription = { budgetChanged: { cursor: string | null, isGap: boolean, budgets: Array<{ id: string, asOf: string | null, stale: boolean | null, contractNumber: string | null, description: string | null, endsOn: string | null, shipTo: { name: string | null } | null, limit: { amount: string, currency: string } | null, spent: { amount: string } | null, committed: { amount: string } | null, remaining: { amount: string } | null }> | null } };

export type StorefrontBudgetFragment = { id: string, asOf: string | null, stale: boolean | null, contractNumber: string | null, description: string | null, endsOn: string | null, shipTo: { name: string | null } | null, limit: { amount: string, currency: string } | null, spent: { amount: string } | null, committed: { amount: string } | null, remaining: { amount: string } | null };

export type StorefrontPageQueryVariables = Exact<{
  items: Array<ItemQuantityInput> | ItemQuantityInput;
  withPrices: boolean;
  scaledItems: Array<ItemQuantityInput> | ItemQuantityInput;
  withScales: boolean;
  skus: Array<string> | string;
  withStock: boolean;
  withBudgets: boolean;
}>;


export type StorefrontPageQuery = { prices?: Array<{ asOf: string | null, stale: boolean | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string }, extendedPrice: { amount: string, currency: string } } | null> | null, scales?: Array<{ asOf: string | null, stale: boolean | null, breaks: Array<{ fromQuantity: { value: string }, unitPrice: { amount: string, currency: string } }> | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string }, extendedPrice: { amount: string, currency: string } } | null> | null, inventory?: Array<{ sku: string, asOf: string | null, stale: boolean | null, locationId: string, sellable: boolean, nextDueOn: string | null, location: { name: string | null } | null, available: { value: string, unitOfMeasure: string | null } } | null> | null, customers?: { nodes: Array<{ budgets: Array<{ id: string, asOf: string | null, stale: boolean | null, contractNumber: string | null, description: string | null, endsOn: string | null, shipTo: { name: string | null } | null, limit: { amount: string, currency: string } | null, spent: { amount: string } | null, committed: { amount: string } | null, remaining: { amount: string } | null }> | null }> } | null };

export type StorefrontPriceChangedSubscriptionVariables = Exact<{
  skus: Array<string> | string;
  after?: string | null | undefined;
}>;


export type StorefrontPriceChangedSubscription = { priceChanged: { cursor: string | null, isGap: boolean, sku: string | null } };

export type StorefrontPriceFragment = { asOf: string | null, stale: boolean | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string }, extendedPrice: { amount: string, currency: string } };

export type StorefrontStockChangedSubscriptionVariables = Exact<{
  skus: Array<string> | string;
  after?: string | null | undefined;
}>;


export type StorefrontStockChangedSubscription = { inventoryChanged: { cursor: string | null, isGap: boolean, sku: string | null, inventory: Array<{ sku: string, asOf: string | null, stale: boolean | null, locationId: string, sellable: boolean, nextDueOn: string | null, location: { name: string | null } | null, available: { value: string, unitOfMeasure: string | null } }> | null } };

export type StorefrontStockFragment = { sku: string, asOf: string | null, stale: boolean | null, locationId: string, sellable: boolean, nextDueOn: string | null, location: { name: string | null } | null, available: { value: string, unitOfMeasure: string | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CommandReceiptFragmentDoc = new TypedDocumentString(`
    fragment CommandReceipt on Command {
  id
  kind
  state
  reason
  reference
  settledAt
  userErrors {
    field
    code
    message
  }
}
    `, {"fragmentName":"CommandReceipt"}) as unknown as TypedDocumentString<CommandReceiptFragment, unknown>;
export const StockLevelFragmentDoc = new TypedDocumentString(`
    fragment StockLevel on Inventory {
  locationId
  available {
    value
    unitOfMeasure
  }
  asOf
  stale
}
    `, {"fragmentName":"StockLevel"}) as unknown as TypedDocumentString<StockLevelFragment, unknown>;
export const SavedFragmentDoc = new TypedDocumentString(`
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}
    `, {"fragmentName":"Saved"}) as unknown as TypedDocumentString<SavedFragment, unknown>;
export const StorefrontBudgetFragmentDoc = new TypedDocumentString(`
    fragment StorefrontBudget on Budget {
  id
  asOf
  stale
  contractNumber
  description
  shipTo {
    name
  }
  endsOn
  limit {
    amount
    currency
  }
  spent {
    amount
  }
  committed {
    amount
  }
  remaining {
    amount
  }
}
    `, {"fragmentName":"StorefrontBudget"}) as unknown as TypedDocumentString<StorefrontBudgetFragment, unknown>;
export const StorefrontPriceFragmentDoc = new TypedDocumentString(`
    fragment StorefrontPrice on Price {
  asOf
  stale
  quantity {
    value
    unitOfMeasure
  }
  unitPrice {
    amount
    currency
  }
  extendedPrice {
    amount
    currency
  }
}
    `, {"fragmentName":"StorefrontPrice"}) as unknown as TypedDocumentString<StorefrontPriceFragment, unknown>;
export const StorefrontStockFragmentDoc = new TypedDocumentString(`
    fragment StorefrontStock on Inventory {
  sku
  asOf
  stale
  locationId
  location {
    name
  }
  available {
    value
    unitOfMeasure
  }
  sellable
  nextDueOn
}
    `, {"fragmentName":"StorefrontStock"}) as unknown as TypedDocumentString<StorefrontStockFragment, unknown>;
export const CommandByIdDocument = new TypedDocumentString(`
    query CommandById($id: ID!) {
  command(id: $id) {
    ...CommandReceipt
  }
}
    fragment CommandReceipt on Command {
  id
  kind
  state
  reason
  reference
  settledAt
  userErrors {
    field
    code
    message
  }
}`) as unknown as TypedDocumentString<CommandByIdQuery, CommandByIdQueryVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!, $waitSeconds: Int! = 10) {
  placeOrder(input: $input, waitSeconds: $waitSeconds) {
    command {
      ...CommandReceipt
    }
    userErrors {
      field
      code
      message
    }
    order {
      orderNumber
    }
  }
}
    fragment CommandReceipt on Command {
  id
  kind
  state
  reason
  reference
  settledAt
  userErrors {
    field
    code
    message
  }
}`) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordInvoicePaymentInput!, $waitSeconds: Int! = 10) {
  recordInvoicePayment(input: $input, waitSeconds: $waitSeconds) {
    command {
      ...CommandReceipt
    }
    userErrors {
      field
      code
      message
    }
  }
}
    fragment CommandReceipt on Command {
  id
  kind
  state
  reason
  reference
  settledAt
  userErrors {
    field
    code
    message
  }
}`) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const StockChangedDocument = new TypedDocumentString(`
    subscription StockChanged($skus: [String!], $locationIds: [ID!], $after: String) {
  inventoryChanged(skus: $skus, locationIds: $locationIds, after: $after) {
    cursor
    at
    isGap
    sku
    inventory {
      ...StockLevel
    }
  }
}
    fragment StockLevel on Inventory {
  locationId
  available {
    value
    unitOfMeasure
  }
  asOf
  stale
}`) as unknown as TypedDocumentString<StockChangedSubscription, StockChangedSubscriptionVariables>;
export const StockPageDocument = new TypedDocumentString(`
    query StockPage($first: Int! = 100, $after: String) {
  products(first: $first, after: $after, filter: {activeOnly: true}) {
    nodes {
      sku
      inventory {
        ...StockLevel
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment StockLevel on Inventory {
  locationId
  available {
    value
    unitOfMeasure
  }
  asOf
  stale
}`) as unknown as TypedDocumentString<StockPageQuery, StockPageQueryVariables>;
export const OrdersAcrossSystemsDocument = new TypedDocumentString(`
    query OrdersAcrossSystems($first: Int!) {
  orders(first: $first, filter: {kind: ORDER}) {
    nodes {
      orderNumber
      webReference
      status
      placedOn
      customer {
        p21CustomerId
        name
      }
      totals {
        goods {
          amount
        }
        charges {
          amount
        }
        tax {
          amount
        }
        total {
          amount
          currency
        }
        open {
          amount
        }
      }
      lines {
        lineNumber
        status
        ordered {
          value
          unitOfMeasure
        }
        shipped {
          value
        }
        open {
          value
        }
        unitPrice {
          amount
          currency
        }
        product {
          sku
          name
        }
      }
      charges {
        kind
        description
        amount {
          amount
        }
      }
      taxes {
        description
        percentage
      }
      shipments {
        pickTicketNumber
        shippedOn
        tracking {
          number
          url
        }
      }
      invoices {
        invoiceNumber
        status
        total {
          amount
        }
        open {
          amount
        }
      }
      oro {
        oroId
        identifier
        status
        shippingStatus
        total {
          amount
          currency
        }
        trackings {
          carrier
          trackingNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersAcrossSystemsQuery, OrdersAcrossSystemsQueryVariables>;
export const NotShippedDocument = new TypedDocumentString(`
    query NotShipped($customerId: ID!) {
  unshippedItems(customerId: $customerId, first: 50) {
    totalCount
    nodes {
      orderNumber
      order {
        poNumber
        requestedOn
        promisedOn
        status
      }
      line {
        lineNumber
        status
        disposition
        open {
          value
          unitOfMeasure
        }
        allocated {
          value
        }
        picking {
          value
        }
        backordered {
          value
        }
        requiredOn
        product {
          sku
          name
          inventory {
            location {
              name
            }
            available {
              value
            }
            nextDueOn
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotShippedQuery, NotShippedQueryVariables>;
export const WhyThisPriceDocument = new TypedDocumentString(`
    query WhyThisPrice($customerId: ID!, $items: [ItemQuantityInput!]!) {
  prices(customerId: $customerId, items: $items, freshness: LIVE) {
    sku
    quantity {
      value
      unitOfMeasure
    }
    unitPrice {
      amount
      currency
    }
    pricingUnitPrice {
      amount
    }
    pricingUnit
    extendedPrice {
      amount
    }
    source
    asOf
    breaks {
      fromQuantity {
        value
      }
      unitPrice {
        amount
      }
    }
    explain {
      basePrice {
        amount
      }
      calculation
      calculationValue
      unitFactor
      pricePage {
        pageId
        description
        effectiveOn
        expiresOn
      }
      contractLine {
        contractNumber
        description
        lineNumber
        endsOn
      }
      scale {
        fromQuantity
        value
        applies
      }
      steps
    }
  }
}
    `) as unknown as TypedDocumentString<WhyThisPriceQuery, WhyThisPriceQueryVariables>;
export const StockByLocationDocument = new TypedDocumentString(`
    query StockByLocation($skus: [String!]!) {
  inventory(skus: $skus, freshness: LIVE) {
    product {
      sku
      name
      oro {
        inventoryStatus
        stock {
          value
          unitOfMeasure
        }
      }
    }
    location {
      locationId
      name
    }
    onHand {
      value
      unitOfMeasure
    }
    allocated {
      value
    }
    available {
      value
    }
    backordered {
      value
    }
    onOrder {
      value
    }
    nextDueOn
    asOf
    stale
  }
}
    `) as unknown as TypedDocumentString<StockByLocationQuery, StockByLocationQueryVariables>;
export const CustomerInFullDocument = new TypedDocumentString(`
    query CustomerInFull($customerId: ID!) {
  customer(p21CustomerId: $customerId) {
    name
    status
    terms {
      description
      netDays
    }
    credit {
      limit {
        amount
        currency
      }
      used {
        amount
      }
      available {
        amount
      }
      status
    }
    addresses {
      kind
      p21AddressId
      name
      street
      city
      region
      postalCode
      oro {
        oroId
        label
      }
    }
    users {
      p21ContactId
      firstName
      lastName
      email
      oro {
        oroId
        enabled
        roles
      }
    }
    budgets {
      contractNumber
      limit {
        amount
      }
      spent {
        amount
      }
      committed {
        amount
      }
      remaining {
        amount
      }
    }
    contracts {
      contractNumber
      description
      startsOn
      endsOn
    }
    oro {
      oroId
      name
      group
      paymentTerm
      taxCode
      priceLists {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerInFullQuery, CustomerInFullQueryVariables>;
export const OpenInvoicesDocument = new TypedDocumentString(`
    query OpenInvoices($customerId: ID!) {
  invoices(filter: {customerId: $customerId, openOnly: true}, first: 50) {
    totalCount
    nodes {
      invoiceNumber
      orderNumber
      invoicedOn
      dueOn
      status
      total {
        amount
        currency
      }
      paid {
        amount
      }
      open {
        amount
      }
      receipts {
        receivedOn
        checkNumber
        amount {
          amount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenInvoicesQuery, OpenInvoicesQueryVariables>;
export const BudgetLeftDocument = new TypedDocumentString(`
    query BudgetLeft($customerId: ID!) {
  budgets(customerId: $customerId) {
    contractNumber
    description
    shipTo {
      name
      city
    }
    limit {
      amount
      currency
    }
    spent {
      amount
    }
    committed {
      amount
    }
    remaining {
      amount
    }
    startsOn
    endsOn
  }
}
    `) as unknown as TypedDocumentString<BudgetLeftQuery, BudgetLeftQueryVariables>;
export const WhereIsMyOrderDocument = new TypedDocumentString(`
    query WhereIsMyOrder($webReference: ID!) {
  order(webReference: $webReference) {
    orderNumber
    status
    creditState
    inEdit
    requestedOn
    promisedOn
    lines {
      lineNumber
      status
      ordered {
        value
        unitOfMeasure
      }
      shipped {
        value
      }
      open {
        value
      }
      product {
        sku
        name
      }
    }
    shipments(includePicking: true) {
      pickTicketNumber
      status
      shippedOn
      carrier {
        name
      }
      tracking {
        number
        url
      }
      lines {
        shipped {
          value
          unitOfMeasure
        }
      }
    }
    oro {
      identifier
      internalStatus
      shippingStatus
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<WhereIsMyOrderQuery, WhereIsMyOrderQueryVariables>;
export const PromotionsAndRewardsDocument = new TypedDocumentString(`
    query PromotionsAndRewards {
  promotions(first: 20) {
    nodes {
      code
      description
      startsOn
      endsOn
      scope
      product {
        sku
        name
      }
      calculation
      scale {
        fromQuantity
        value
      }
    }
  }
  rewardPrograms {
    programId
    description
    startsOn
    endsOn
    minimumAmount
    registrationRequired
  }
}
    `) as unknown as TypedDocumentString<PromotionsAndRewardsQuery, PromotionsAndRewardsQueryVariables>;
export const ShoppingListsDocument = new TypedDocumentString(`
    query ShoppingLists($customerId: ID!) {
  shoppingLists(customerId: $customerId) {
    name
    isDefault
    total {
      amount
      currency
    }
    items {
      sku
      quantity {
        value
        unitOfMeasure
      }
      unitPrice {
        amount
      }
      product {
        name
        price(customerId: $customerId) {
          unitPrice {
            amount
          }
          pricingUnit
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShoppingListsQuery, ShoppingListsQueryVariables>;
export const SystemsDocument = new TypedDocumentString(`
    query Systems {
  systemStatus {
    system
    reachable
    since
    reason
  }
}
    `) as unknown as TypedDocumentString<SystemsQuery, SystemsQueryVariables>;
export const SavedOperationsDocument = new TypedDocumentString(`
    query SavedOperations {
  savedOperations {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<SavedOperationsQuery, SavedOperationsQueryVariables>;
export const SaveOperationDocument = new TypedDocumentString(`
    mutation SaveOperation($input: SaveOperationInput!, $version: Int) {
  saveOperation(input: $input, version: $version) {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<SaveOperationMutation, SaveOperationMutationVariables>;
export const DeleteOperationDocument = new TypedDocumentString(`
    mutation DeleteOperation($name: String!, $version: Int!) {
  deleteOperation(name: $name, version: $version) {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<DeleteOperationMutation, DeleteOperationMutationVariables>;
export const StorefrontBudgetChangedDocument = new TypedDocumentString(`
    subscription StorefrontBudgetChanged($after: String) {
  budgetChanged(after: $after) {
    cursor
    isGap
    budgets {
      ...StorefrontBudget
    }
  }
}
    fragment StorefrontBudget on Budget {
  id
  asOf
  stale
  contractNumber
  description
  shipTo {
    name
  }
  endsOn
  limit {
    amount
    currency
  }
  spent {
    amount
  }
  committed {
    amount
  }
  remaining {
    amount
  }
}`) as unknown as TypedDocumentString<StorefrontBudgetChangedSubscription, StorefrontBudgetChangedSubscriptionVariables>;
export const StorefrontPageDocument = new TypedDocumentString(`
    query StorefrontPage($items: [ItemQuantityInput!]!, $withPrices: Boolean!, $scaledItems: [ItemQuantityInput!]!, $withScales: Boolean!, $skus: [String!]!, $withStock: Boolean!, $withBudgets: Boolean!) {
  prices(items: $items) @include(if: $withPrices) {
    ...StorefrontPrice
  }
  scales: prices(items: $scaledItems) @include(if: $withScales) {
    ...StorefrontPrice
    breaks {
      fromQuantity {
        value
      }
      unitPrice {
        amount
        currency
      }
    }
  }
  inventory(skus: $skus) @include(if: $withStock) {
    ...StorefrontStock
  }
  customers(first: 1) @include(if: $withBudgets) {
    nodes {
      budgets {
        ...StorefrontBudget
      }
    }
  }
}
    fragment StorefrontBudget on Budget {
  id
  asOf
  stale
  contractNumber
  description
  shipTo {
    name
  }
  endsOn
  limit {
    amount
    currency
  }
  spent {
    amount
  }
  committed {
    amount
  }
  remaining {
    amount
  }
}
fragment StorefrontPrice on Price {
  asOf
  stale
  quantity {
    value
    unitOfMeasure
  }
  unitPrice {
    amount
    currency
  }
  extendedPrice {
    amount
    currency
  }
}
fragment StorefrontStock on Inventory {
  sku
  asOf
  stale
  locationId
  location {
    name
  }
  available {
    value
    unitOfMeasure
  }
  sellable
  nextDueOn
}`) as unknown as TypedDocumentString<StorefrontPageQuery, StorefrontPageQueryVariables>;
export const StorefrontPriceChangedDocument = new TypedDocumentString(`
    subscription StorefrontPriceChanged($skus: [String!]!, $after: String) {
  priceChanged(skus: $skus, after: $after) {
    cursor
    isGap
    sku
  }
}
    `) as unknown as TypedDocumentString<StorefrontPriceChangedSubscription, StorefrontPriceChangedSubscriptionVariables>;
export const StorefrontStockChangedDocument = new TypedDocumentString(`
    subscription StorefrontStockChanged($skus: [String!]!, $after: String) {
  inventoryChanged(skus: $skus, after: $after) {
    cursor
    isGap
    sku
    inventory {
      ...StorefrontStock
    }
  }
}
    fragment StorefrontStock on Inventory {
  sku
  asOf
  stale
  locationId
  location {
    name
  }
  available {
    value
    unitOfMeasure
  }
  sellable
  nextDueOn
}`) as unknown as TypedDocumentString<StorefrontStockChangedSubscription, StorefrontStockChangedSubscriptionVariables>;