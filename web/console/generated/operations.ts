/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which entries; all conditions must hold. */
export type AuditFilter = {
  /** Only of this action. */
  action?: string | null | undefined;
  /** Only by this key or token. */
  actor?: string | null | undefined;
  /** At or after this moment. */
  since?: string | null | undefined;
  /** Part of the subject, whatever the case. */
  subject?: string | null | undefined;
};

/** Whether the gateway asks a system. */
export type BreakerState =
  /** Yes. */
  | 'CLOSED'
  /** One call tries whether it answers again. */
  | 'HALF_OPEN'
  /** Not for a moment, after repeated failures. */
  | 'OPEN';

/** Which commands; all conditions must hold. */
export type CommandFilter = {
  /** Accepted at or after this moment. */
  acceptedSince?: string | null | undefined;
  /** About this customer: P21 customer id or global id. */
  customerId?: string | number | null | undefined;
  /** Of these kinds, e.g. "placeOrder". */
  kinds?: Array<string> | null | undefined;
  /** Waiting for one of these reasons. */
  reasons?: Array<CommandReason> | null | undefined;
  /** With this reference, e.g. the order number of the shop. */
  reference?: string | number | null | undefined;
  /** In one of these states. */
  states?: Array<CommandState> | null | undefined;
};

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

/** A key to be made. */
export type CreateAccessKeyInput = {
  /** Addresses and networks it may come from, e.g. "10.0.0.0/8"; from everywhere when left out. */
  addresses?: Array<string> | null | undefined;
  /** When it ends; never when left out. */
  expiresAt?: string | null | undefined;
  /** What it is for. */
  name: string;
  /** The P21 customer a storefront key sees. */
  p21CustomerId?: string | number | null | undefined;
  /** Its role: storefront, back-office, sync or admin. */
  role: string;
  /** What it may do; what its role may by default when left out. */
  scopes?: Array<string> | null | undefined;
};

/** Which discrepancies; all conditions must hold. */
export type DiscrepancyFilter = {
  /** Only of this flow. */
  flow?: string | null | undefined;
  /** Only of the record with this key. */
  key?: string | number | null | undefined;
  /** Only of this kind. */
  kind?: DiscrepancyKind | null | undefined;
};

/** How source and target differ in a record. */
export type DiscrepancyKind =
  /** Both have it, with other values. */
  | 'DIFFERENT'
  /** The target has it in use, the source does not have it. */
  | 'EXTRA'
  /** The target does not have it. */
  | 'MISSING';

/** What an examination found. */
export type FindingKind =
  /** Something the gateway needs is missing or does not answer. */
  | 'FAULT'
  /** The configuration lets in more than it should. */
  | 'INSECURE'
  /** Something to know that is no fault. */
  | 'NOTE'
  /** All is well. */
  | 'OK';

/** From which system a flow moves records into which. */
export type FlowDirection =
  /** What the shop owns goes into P21. */
  | 'ORO_TO_P21'
  /** What P21 owns goes into the shop. */
  | 'P21_TO_ORO';

/** What a run over everything does with each record. */
export type FlowRunKind =
  /** Writes what differs from what was last written. Reads the source only. */
  | 'COMPARE'
  /** Writes what the target does not hold yet. */
  | 'MIGRATE'
  /** Compares source and target field by field, and lists differences. */
  | 'RECONCILE';

/** Where a run, or a migration, stands. */
export type FlowRunState =
  /** Given up by a person. */
  | 'CANCELLED'
  /** Went through everything. */
  | 'DONE'
  /** Cannot go on. */
  | 'FAILED'
  /** Stopped by a person at its checkpoint. */
  | 'PAUSED'
  /** Under way; with a reason, it tries again after a failure. */
  | 'RUNNING'
  /** Asked for and not begun, or its turn has not come. */
  | 'WAITING';

/** What to change of a flow; the rest stays as it is. */
export type FlowSettingInput = {
  /** Switch it on or off. Switched on, it goes through everything once. */
  enabled?: boolean | null | undefined;
  /** Cron of five fields in the zone of P21; empty for never; null for what the flow declares. */
  schedule?: string | null | undefined;
};

/** How old an answer about prices or stock may be. */
export type Freshness =
  /** As old as the freshness policy of the fact allows; `asOf` says how old it is. */
  | 'CACHED'
  /** Asked of P21 for this very request. */
  | 'LIVE';

/** Whether an invoice is paid; derived from the amounts and the paid-in-full mark of P21. */
export type InvoiceStatus =
  /** Nothing has been paid. */
  | 'OPEN'
  /** Marked as paid in full, or nothing is open. */
  | 'PAID'
  /** A part has been paid, discounted or allowed. */
  | 'PARTIALLY_PAID';

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

/** Which parked changes; all conditions must hold. */
export type ParkedChangeFilter = {
  /** Only parked for this reason, e.g. REFUSED. */
  code?: string | null | undefined;
  /** Only of this flow. */
  flow?: string | null | undefined;
  /** Only of the record with this key. */
  key?: string | number | null | undefined;
  /** Part of the reason, whatever the case. */
  reason?: string | null | undefined;
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

/** A setting and the value it shall have. */
export type SettingValueInput = {
  /** Name of the setting. */
  name: string;
  /** Its value; null for what is configured. */
  value?: unknown;
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

export type ShownKeyFragment = { id: string, name: string, role: string, p21CustomerId: string | null, scopes: Array<string>, addresses: Array<string> | null, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, active: boolean };

export type AccessKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessKeysQuery = { accessKeys: Array<{ id: string, name: string, role: string, p21CustomerId: string | null, scopes: Array<string>, addresses: Array<string> | null, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, active: boolean }> };

export type CreateAccessKeyMutationVariables = Exact<{
  input: CreateAccessKeyInput;
}>;


export type CreateAccessKeyMutation = { createAccessKey: { token: string, key: { id: string, name: string, role: string, p21CustomerId: string | null, scopes: Array<string>, addresses: Array<string> | null, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, active: boolean } } };

export type RotateAccessKeyMutationVariables = Exact<{
  id: string | number;
  overlapHours: number;
}>;


export type RotateAccessKeyMutation = { rotateAccessKey: { token: string, key: { id: string, name: string, role: string, p21CustomerId: string | null, scopes: Array<string>, addresses: Array<string> | null, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, active: boolean } } };

export type RevokeAccessKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeAccessKeyMutation = { revokeAccessKey: { id: string } };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { nodes: Array<{ id: string, at: string, action: string, actor: string | null, role: string | null, address: string | null, subject: string | null, outcome: string, detail: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RunProgressFragment = { id: string, flowName: string, kind: FlowRunKind, dryRun: boolean, state: FlowRunState, scanned: number, total: number | null, percent: number | null, recordsPerSecond: number | null, remainingSeconds: number | null, reason: string | null, createdAt: string, startedAt: string | null, endedAt: string | null, counts: Array<{ outcome: string, count: number }>, leftOut: Array<{ reason: string, count: number, keys: Array<string> }> };

export type MigrationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MigrationsQuery = { migrations: Array<{ id: string, dryRun: boolean, state: FlowRunState, percent: number | null, createdAt: string, endedAt: string | null, runs: Array<{ id: string, flowName: string, kind: FlowRunKind, dryRun: boolean, state: FlowRunState, scanned: number, total: number | null, percent: number | null, recordsPerSecond: number | null, remainingSeconds: number | null, reason: string | null, createdAt: string, startedAt: string | null, endedAt: string | null, counts: Array<{ outcome: string, count: number }>, leftOut: Array<{ reason: string, count: number, keys: Array<string> }> }> }>, flows: Array<{ name: string, description: string, enabled: boolean, after: Array<string>, linked: number }>, parkedCauses: Array<{ flowName: string, code: string, count: number, reason: string }> };

export type StartMigrationMutationVariables = Exact<{
  flows?: Array<string> | string | null | undefined;
  dryRun: boolean;
}>;


export type StartMigrationMutation = { startMigration: { id: string } };

export type PauseMigrationMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseMigrationMutation = { pauseMigration: { id: string, state: FlowRunState } };

export type ResumeMigrationMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeMigrationMutation = { resumeMigration: { id: string, state: FlowRunState } };

export type CancelMigrationMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelMigrationMutation = { cancelMigration: { id: string, state: FlowRunState } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { systemStatus: Array<{ system: SystemName, reachable: boolean, since: string, reason: string | null }>, gatewayStatus: { startedAt: string, syncEnabled: boolean, store: { kind: string, reachable: boolean, answeredMs: number | null }, redis: { kind: string, reachable: boolean, answeredMs: number | null } | null, upstreams: Array<{ system: SystemName, breaker: BreakerState, callsLastMinute: number, failedLastMinute: number, averageMs: number | null, reads: { running: number, waiting: number, places: number }, writes: { running: number, waiting: number, places: number } }> }, flows: Array<{ name: string, description: string, direction: FlowDirection, subject: string, enabled: boolean, polled: boolean, polledAt: string | null, pollFault: string | null, lastWrittenAt: string | null, linked: number, queue: { waiting: number, failing: number, sent: number, parked: number, oldestNoticedAt: string | null, lastReason: string | null }, lastMinutes: { written: number, failed: number, averageLagMs: number | null }, lastHour: { written: number, unchanged: number, failed: number, averageLagMs: number | null, worstLagMs: number | null } }>, flowMinutes: Array<{ flowName: string, minute: string, written: number, failed: number }> };

export type FindCustomersQueryVariables = Exact<{
  search: string;
}>;


export type FindCustomersQuery = { customers: { nodes: Array<{ p21CustomerId: string | null, name: string | null }> } | null };

export type FindProductsQueryVariables = Exact<{
  search: string;
}>;


export type FindProductsQuery = { products: { nodes: Array<{ sku: string, name: string | null }> } | null };

export type PricesAndStockQueryVariables = Exact<{
  customerId: string | number;
  skus: Array<string> | string;
  quantity: string;
  freshness: Freshness;
}>;


export type PricesAndStockQuery = { customer: { p21CustomerId: string | null, name: string | null, oro: { name: string, oroId: string } | null } | null, products: { nodes: Array<{ sku: string, name: string | null, baseUnit: string | null, sellingUnit: string | null, pricingUnit: string | null, units: Array<{ code: string, size: string }> | null, price: { asOf: string | null, stale: boolean | null, source: PriceSource | null, pricingUnit: string | null, quantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string }, pricingUnitPrice: { amount: string, currency: string }, extendedPrice: { amount: string, currency: string }, breaks: Array<{ fromQuantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string } }> | null, explain: { calculation: PriceCalculation | null, calculationValue: string | null, unitFactor: string | null, steps: Array<string>, contractLine: { contractNumber: string | null, description: string | null, lineNumber: number | null, endsOn: string | null } | null, pricePage: { uid: number, pageId: string | null, description: string | null, effectiveOn: string | null, expiresOn: string | null } | null, basePrice: { amount: string, currency: string } | null, scale: Array<{ fromQuantity: string, unitOfMeasure: string | null, value: string, applies: boolean }> } | null } | null, inventory: Array<{ locationId: string, nextDueOn: string | null, sellable: boolean, asOf: string | null, stale: boolean | null, location: { name: string | null } | null, onHand: { value: string, unitOfMeasure: string | null }, allocated: { value: string }, available: { value: string, unitOfMeasure: string | null }, backordered: { value: string }, onOrder: { value: string } }> | null, oro: { oroId: string, status: string, inventoryStatus: string | null, updatedAt: string, units: Array<{ code: string, conversionRate: string }>, stock: Array<{ value: string, unitOfMeasure: string | null }> | null, prices: Array<{ fromQuantity: { value: string, unitOfMeasure: string | null }, unitPrice: { amount: string, currency: string } }> | null } | null }> } | null };

export type ReconciliationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReconciliationsQuery = { flows: Array<{ name: string, direction: FlowDirection, enabled: boolean, schedule: string | null, nextRunAt: string | null }>, discrepancyCounts: Array<{ flowName: string, kind: DiscrepancyKind, count: number }>, flowRuns: Array<{ id: string, flowName: string, kind: FlowRunKind, dryRun: boolean, state: FlowRunState, scanned: number, total: number | null, percent: number | null, recordsPerSecond: number | null, remainingSeconds: number | null, reason: string | null, createdAt: string, startedAt: string | null, endedAt: string | null, counts: Array<{ outcome: string, count: number }>, leftOut: Array<{ reason: string, count: number, keys: Array<string> }> }> };

export type DiscrepanciesQueryVariables = Exact<{
  filter?: DiscrepancyFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type DiscrepanciesQuery = { discrepancies: { totalCount: number | null, nodes: Array<{ flowName: string, key: string, kind: DiscrepancyKind, targetId: string | null, foundAt: string, repairAskedAt: string | null, fields: Array<{ field: string, source: unknown, target: unknown }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FlowReconciliationsQueryVariables = Exact<{
  flow: string;
}>;


export type FlowReconciliationsQuery = { flowRuns: Array<{ id: string, flowName: string, kind: FlowRunKind, dryRun: boolean, state: FlowRunState, scanned: number, total: number | null, percent: number | null, recordsPerSecond: number | null, remainingSeconds: number | null, reason: string | null, createdAt: string, startedAt: string | null, endedAt: string | null, counts: Array<{ outcome: string, count: number }>, leftOut: Array<{ reason: string, count: number, keys: Array<string> }> }> };

export type RunFlowMutationVariables = Exact<{
  name: string;
  kind?: FlowRunKind | null | undefined;
  dryRun: boolean;
}>;


export type RunFlowMutation = { runFlow: { id: string, state: FlowRunState } };

export type RepairDiscrepanciesMutationVariables = Exact<{
  filter: DiscrepancyFilter;
}>;


export type RepairDiscrepanciesMutation = { repairDiscrepancies: number };

export type ShownSettingFragment = { name: string, section: string, description: string, value: unknown, configured: unknown, change: { version: number, at: string, actor: string } | null };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { settings: { version: number, settings: Array<{ name: string, section: string, description: string, value: unknown, configured: unknown, change: { version: number, at: string, actor: string } | null }> }, settingChanges: Array<{ version: number, name: string, value: unknown, at: string, actor: string }> };

export type FlowSwitchesQueryVariables = Exact<{ [key: string]: never; }>;


export type FlowSwitchesQuery = { flows: Array<{ name: string, description: string, direction: FlowDirection, enabled: boolean, schedule: string | null, nextRunAt: string | null, needs: Array<string>, owns: Array<string>, polled: boolean }> };

export type ChangeSettingsMutationVariables = Exact<{
  values: Array<SettingValueInput> | SettingValueInput;
  version?: number | null | undefined;
}>;


export type ChangeSettingsMutation = { changeSettings: { version: number } };

export type SetFlowMutationVariables = Exact<{
  name: string;
  input: FlowSettingInput;
}>;


export type SetFlowMutation = { setFlow: { name: string, enabled: boolean, schedule: string | null, nextRunAt: string | null } };

export type FindingsQueryVariables = Exact<{ [key: string]: never; }>;


export type FindingsQuery = { findings: Array<{ kind: FindingKind, subject: string, remedy: string | null }> };

export type FoundOrderFragment = { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null };

export type FindOrderQueryVariables = Exact<{
  number: string | number;
  text: string;
}>;


export type FindOrderQuery = { byNumber: { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null } | null, byReference: { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null } | null, byShopId: { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null } | null, byShipment: { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null } | null, byInvoice: { order: { id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null } | null } | null, byText: { nodes: Array<{ id: string, orderNumber: string | null, webReference: string | null, poNumber: string | null, status: OrderStatus | null, createdAt: string | null, placedOn: string | null, completedOn: string | null, approved: boolean | null, customer: { p21CustomerId: string | null, name: string | null } | null, totals: { total: { amount: string, currency: string } } | null, shipments: Array<{ pickTicketNumber: string, status: ShipmentStatus, printedAt: string | null, shippedOn: string | null, carrier: { name: string | null } | null, tracking: { number: string, url: string | null } | null }> | null, invoices: Array<{ invoiceNumber: string, invoicedOn: string | null, status: InvoiceStatus | null, paidOn: string | null, total: { amount: string, currency: string } | null }> | null, oro: { oroId: string, identifier: string, createdAt: string, updatedAt: string, status: string | null, internalStatus: string | null, shippingStatus: string | null, imported: boolean } | null }> } | null, commands: { nodes: Array<{ id: string, kind: string, state: CommandState, reference: string, acceptedAt: string, settledAt: string | null, log: Array<{ step: string, outcome: string, detail: string | null, startedAt: string, endedAt: string }> | null }> } };

export type FoundCommandFragment = { id: string, kind: string, state: CommandState, reference: string, acceptedAt: string, settledAt: string | null, log: Array<{ step: string, outcome: string, detail: string | null, startedAt: string, endedAt: string }> | null };

export type OrderHistoryQueryVariables = Exact<{
  number: string | number;
  reference: string | number;
  shopId: string | number;
}>;


export type OrderHistoryQuery = { byNumber: Array<{ id: string, at: string, event: string, key: string, detail: unknown }>, byReference: Array<{ id: string, at: string, event: string, key: string, detail: unknown }>, byShopId: Array<{ id: string, at: string, event: string, key: string, detail: unknown }>, commands: { nodes: Array<{ id: string, kind: string, state: CommandState, reference: string, acceptedAt: string, settledAt: string | null, log: Array<{ step: string, outcome: string, detail: string | null, startedAt: string, endedAt: string }> | null }> } };

export type HappenedFragment = { id: string, at: string, event: string, key: string, detail: unknown };

export type ParkedCausesQueryVariables = Exact<{ [key: string]: never; }>;


export type ParkedCausesQuery = { parkedCauses: Array<{ flowName: string, code: string, count: number, reason: string, oldestParkedAt: string }>, commands: { totalCount: number | null, nodes: Array<{ id: string, kind: string, reason: CommandReason | null, acceptedAt: string, reasonDetail: { detail: string } | null }> } };

export type ParkedChangesQueryVariables = Exact<{
  filter?: ParkedChangeFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ParkedChangesQuery = { parkedChanges: { totalCount: number | null, nodes: Array<{ flowName: string, key: string, code: string, reason: string, field: string | null, document: unknown, attempts: number, noticedAt: string, parkedAt: string, commandId: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WaitingCommandsQueryVariables = Exact<{
  filter?: CommandFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type WaitingCommandsQuery = { commands: { totalCount: number | null, nodes: Array<{ id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, attempts: number, acceptedAt: string, settledAt: string | null, customer: { p21CustomerId: string | null, name: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CommandInFullQueryVariables = Exact<{
  id: string | number;
}>;


export type CommandInFullQuery = { command: { id: string, kind: string, state: CommandState, reason: CommandReason | null, reference: string, attempts: number, acceptedAt: string, settledAt: string | null, payload: unknown, reasonDetail: { code: CommandReason, detail: string } | null, differences: Array<{ field: string, sent: string | null, found: string | null }> | null, userErrors: Array<{ code: UserErrorCode, field: string | null, message: string }>, log: Array<{ step: string, outcome: string, detail: string | null, startedAt: string, endedAt: string }> | null } | null };

export type RetryParkedChangeMutationVariables = Exact<{
  flow: string;
  key: string | number;
  document?: unknown;
}>;


export type RetryParkedChangeMutation = { retryParkedChange: boolean };

export type RedriveParkedChangesMutationVariables = Exact<{
  filter: ParkedChangeFilter;
}>;


export type RedriveParkedChangesMutation = { redriveParkedChanges: number };

export type DiscardParkedChangesMutationVariables = Exact<{
  filter: ParkedChangeFilter;
}>;


export type DiscardParkedChangesMutation = { discardParkedChanges: number };

export type RetryCommandMutationVariables = Exact<{
  id: string | number;
  payload?: unknown;
}>;


export type RetryCommandMutation = { retryCommand: { id: string, state: CommandState } };

export type CancelCommandMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelCommandMutation = { cancelCommand: { id: string, state: CommandState } };

export type AcceptCommandAsIsMutationVariables = Exact<{
  id: string | number;
}>;


export type AcceptCommandAsIsMutation = { acceptCommandAsIs: { id: string, state: CommandState } };

export type RedriveCommandsMutationVariables = Exact<{
  filter: CommandFilter;
}>;


export type RedriveCommandsMutation = { redriveCommands: number };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { keyId: string, role: string, scopes: Array<string> } };

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
export const ShownKeyFragmentDoc = new TypedDocumentString(`
    fragment ShownKey on AccessKey {
  id
  name
  role
  p21CustomerId
  scopes
  addresses
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  active
}
    `, {"fragmentName":"ShownKey"}) as unknown as TypedDocumentString<ShownKeyFragment, unknown>;
export const RunProgressFragmentDoc = new TypedDocumentString(`
    fragment RunProgress on FlowRun {
  id
  flowName
  kind
  dryRun
  state
  scanned
  total
  percent
  recordsPerSecond
  remainingSeconds
  counts {
    outcome
    count
  }
  leftOut {
    reason
    count
    keys
  }
  reason
  createdAt
  startedAt
  endedAt
}
    `, {"fragmentName":"RunProgress"}) as unknown as TypedDocumentString<RunProgressFragment, unknown>;
export const ShownSettingFragmentDoc = new TypedDocumentString(`
    fragment ShownSetting on Setting {
  name
  section
  description
  value
  configured
  change {
    version
    at
    actor
  }
}
    `, {"fragmentName":"ShownSetting"}) as unknown as TypedDocumentString<ShownSettingFragment, unknown>;
export const FoundOrderFragmentDoc = new TypedDocumentString(`
    fragment FoundOrder on Order {
  id
  orderNumber
  webReference
  poNumber
  status
  createdAt
  placedOn
  completedOn
  approved
  customer {
    p21CustomerId
    name
  }
  totals {
    total {
      amount
      currency
    }
  }
  shipments {
    pickTicketNumber
    status
    printedAt
    shippedOn
    carrier {
      name
    }
    tracking {
      number
      url
    }
  }
  invoices {
    invoiceNumber
    invoicedOn
    status
    paidOn
    total {
      amount
      currency
    }
  }
  oro {
    oroId
    identifier
    createdAt
    updatedAt
    status
    internalStatus
    shippingStatus
    imported
  }
}
    `, {"fragmentName":"FoundOrder"}) as unknown as TypedDocumentString<FoundOrderFragment, unknown>;
export const FoundCommandFragmentDoc = new TypedDocumentString(`
    fragment FoundCommand on Command {
  id
  kind
  state
  reference
  acceptedAt
  settledAt
  log {
    step
    outcome
    detail
    startedAt
    endedAt
  }
}
    `, {"fragmentName":"FoundCommand"}) as unknown as TypedDocumentString<FoundCommandFragment, unknown>;
export const HappenedFragmentDoc = new TypedDocumentString(`
    fragment Happened on TimelineEntry {
  id
  at
  event
  key
  detail
}
    `, {"fragmentName":"Happened"}) as unknown as TypedDocumentString<HappenedFragment, unknown>;
export const AccessKeysDocument = new TypedDocumentString(`
    query AccessKeys {
  accessKeys {
    ...ShownKey
  }
}
    fragment ShownKey on AccessKey {
  id
  name
  role
  p21CustomerId
  scopes
  addresses
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  active
}`) as unknown as TypedDocumentString<AccessKeysQuery, AccessKeysQueryVariables>;
export const CreateAccessKeyDocument = new TypedDocumentString(`
    mutation CreateAccessKey($input: CreateAccessKeyInput!) {
  createAccessKey(input: $input) {
    token
    key {
      ...ShownKey
    }
  }
}
    fragment ShownKey on AccessKey {
  id
  name
  role
  p21CustomerId
  scopes
  addresses
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  active
}`) as unknown as TypedDocumentString<CreateAccessKeyMutation, CreateAccessKeyMutationVariables>;
export const RotateAccessKeyDocument = new TypedDocumentString(`
    mutation RotateAccessKey($id: ID!, $overlapHours: Float!) {
  rotateAccessKey(id: $id, overlapHours: $overlapHours) {
    token
    key {
      ...ShownKey
    }
  }
}
    fragment ShownKey on AccessKey {
  id
  name
  role
  p21CustomerId
  scopes
  addresses
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  active
}`) as unknown as TypedDocumentString<RotateAccessKeyMutation, RotateAccessKeyMutationVariables>;
export const RevokeAccessKeyDocument = new TypedDocumentString(`
    mutation RevokeAccessKey($id: ID!) {
  revokeAccessKey(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RevokeAccessKeyMutation, RevokeAccessKeyMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($filter: AuditFilter, $after: String) {
  auditLog(first: 50, after: $after, filter: $filter) {
    nodes {
      id
      at
      action
      actor
      role
      address
      subject
      outcome
      detail
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const MigrationsDocument = new TypedDocumentString(`
    query Migrations {
  migrations(first: 10) {
    id
    dryRun
    state
    percent
    createdAt
    endedAt
    runs {
      ...RunProgress
    }
  }
  flows {
    name
    description
    enabled
    after
    linked
  }
  parkedCauses {
    flowName
    code
    count
    reason
  }
}
    fragment RunProgress on FlowRun {
  id
  flowName
  kind
  dryRun
  state
  scanned
  total
  percent
  recordsPerSecond
  remainingSeconds
  counts {
    outcome
    count
  }
  leftOut {
    reason
    count
    keys
  }
  reason
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<MigrationsQuery, MigrationsQueryVariables>;
export const StartMigrationDocument = new TypedDocumentString(`
    mutation StartMigration($flows: [String!], $dryRun: Boolean!) {
  startMigration(flows: $flows, dryRun: $dryRun) {
    id
  }
}
    `) as unknown as TypedDocumentString<StartMigrationMutation, StartMigrationMutationVariables>;
export const PauseMigrationDocument = new TypedDocumentString(`
    mutation PauseMigration($id: ID!) {
  pauseMigration(id: $id) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<PauseMigrationMutation, PauseMigrationMutationVariables>;
export const ResumeMigrationDocument = new TypedDocumentString(`
    mutation ResumeMigration($id: ID!) {
  resumeMigration(id: $id) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ResumeMigrationMutation, ResumeMigrationMutationVariables>;
export const CancelMigrationDocument = new TypedDocumentString(`
    mutation CancelMigration($id: ID!) {
  cancelMigration(id: $id) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<CancelMigrationMutation, CancelMigrationMutationVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  systemStatus {
    system
    reachable
    since
    reason
  }
  gatewayStatus {
    startedAt
    syncEnabled
    store {
      kind
      reachable
      answeredMs
    }
    redis {
      kind
      reachable
      answeredMs
    }
    upstreams {
      system
      breaker
      reads {
        running
        waiting
        places
      }
      writes {
        running
        waiting
        places
      }
      callsLastMinute
      failedLastMinute
      averageMs
    }
  }
  flows {
    name
    description
    direction
    subject
    enabled
    polled
    polledAt
    pollFault
    lastWrittenAt
    linked
    queue {
      waiting
      failing
      sent
      parked
      oldestNoticedAt
      lastReason
    }
    lastMinutes {
      written
      failed
      averageLagMs
    }
    lastHour {
      written
      unchanged
      failed
      averageLagMs
      worstLagMs
    }
  }
  flowMinutes(last: 60) {
    flowName
    minute
    written
    failed
  }
}
    `) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const FindCustomersDocument = new TypedDocumentString(`
    query FindCustomers($search: String!) {
  customers(first: 20, filter: {search: $search}) {
    nodes {
      p21CustomerId
      name
    }
  }
}
    `) as unknown as TypedDocumentString<FindCustomersQuery, FindCustomersQueryVariables>;
export const FindProductsDocument = new TypedDocumentString(`
    query FindProducts($search: String!) {
  products(first: 20, filter: {search: $search, activeOnly: true}) {
    nodes {
      sku
      name
    }
  }
}
    `) as unknown as TypedDocumentString<FindProductsQuery, FindProductsQueryVariables>;
export const PricesAndStockDocument = new TypedDocumentString(`
    query PricesAndStock($customerId: ID!, $skus: [String!]!, $quantity: Decimal!, $freshness: Freshness!) {
  customer(p21CustomerId: $customerId) {
    p21CustomerId
    name
    oro {
      name
      oroId
    }
  }
  products(first: 20, filter: {skus: $skus}) {
    nodes {
      sku
      name
      baseUnit
      sellingUnit
      pricingUnit
      units {
        code
        size
      }
      price(customerId: $customerId, quantity: $quantity, freshness: $freshness) {
        asOf
        stale
        source
        quantity {
          value
          unitOfMeasure
        }
        unitPrice {
          amount
          currency
        }
        pricingUnit
        pricingUnitPrice {
          amount
          currency
        }
        extendedPrice {
          amount
          currency
        }
        breaks {
          fromQuantity {
            value
            unitOfMeasure
          }
          unitPrice {
            amount
            currency
          }
        }
        explain {
          contractLine {
            contractNumber
            description
            lineNumber
            endsOn
          }
          pricePage {
            uid
            pageId
            description
            effectiveOn
            expiresOn
          }
          calculation
          calculationValue
          basePrice {
            amount
            currency
          }
          unitFactor
          scale {
            fromQuantity
            unitOfMeasure
            value
            applies
          }
          steps
        }
      }
      inventory(freshness: $freshness) {
        locationId
        location {
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
          unitOfMeasure
        }
        backordered {
          value
        }
        onOrder {
          value
        }
        nextDueOn
        sellable
        asOf
        stale
      }
      oro {
        oroId
        status
        inventoryStatus
        units {
          code
          conversionRate
        }
        stock {
          value
          unitOfMeasure
        }
        prices(customerId: $customerId) {
          fromQuantity {
            value
            unitOfMeasure
          }
          unitPrice {
            amount
            currency
          }
        }
        updatedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PricesAndStockQuery, PricesAndStockQueryVariables>;
export const ReconciliationsDocument = new TypedDocumentString(`
    query Reconciliations {
  flows {
    name
    direction
    enabled
    schedule
    nextRunAt
  }
  discrepancyCounts {
    flowName
    kind
    count
  }
  flowRuns(first: 100) {
    ...RunProgress
  }
}
    fragment RunProgress on FlowRun {
  id
  flowName
  kind
  dryRun
  state
  scanned
  total
  percent
  recordsPerSecond
  remainingSeconds
  counts {
    outcome
    count
  }
  leftOut {
    reason
    count
    keys
  }
  reason
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<ReconciliationsQuery, ReconciliationsQueryVariables>;
export const DiscrepanciesDocument = new TypedDocumentString(`
    query Discrepancies($filter: DiscrepancyFilter, $after: String) {
  discrepancies(first: 50, after: $after, filter: $filter) {
    nodes {
      flowName
      key
      kind
      targetId
      fields {
        field
        source
        target
      }
      foundAt
      repairAskedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<DiscrepanciesQuery, DiscrepanciesQueryVariables>;
export const FlowReconciliationsDocument = new TypedDocumentString(`
    query FlowReconciliations($flow: String!) {
  flowRuns(first: 100, flow: $flow) {
    ...RunProgress
  }
}
    fragment RunProgress on FlowRun {
  id
  flowName
  kind
  dryRun
  state
  scanned
  total
  percent
  recordsPerSecond
  remainingSeconds
  counts {
    outcome
    count
  }
  leftOut {
    reason
    count
    keys
  }
  reason
  createdAt
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<FlowReconciliationsQuery, FlowReconciliationsQueryVariables>;
export const RunFlowDocument = new TypedDocumentString(`
    mutation RunFlow($name: String!, $kind: FlowRunKind, $dryRun: Boolean!) {
  runFlow(name: $name, kind: $kind, dryRun: $dryRun) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RunFlowMutation, RunFlowMutationVariables>;
export const RepairDiscrepanciesDocument = new TypedDocumentString(`
    mutation RepairDiscrepancies($filter: DiscrepancyFilter!) {
  repairDiscrepancies(filter: $filter)
}
    `) as unknown as TypedDocumentString<RepairDiscrepanciesMutation, RepairDiscrepanciesMutationVariables>;
export const SettingsDocument = new TypedDocumentString(`
    query Settings {
  settings {
    version
    settings {
      ...ShownSetting
    }
  }
  settingChanges(first: 30) {
    version
    name
    value
    at
    actor
  }
}
    fragment ShownSetting on Setting {
  name
  section
  description
  value
  configured
  change {
    version
    at
    actor
  }
}`) as unknown as TypedDocumentString<SettingsQuery, SettingsQueryVariables>;
export const FlowSwitchesDocument = new TypedDocumentString(`
    query FlowSwitches {
  flows {
    name
    description
    direction
    enabled
    schedule
    nextRunAt
    needs
    owns
    polled
  }
}
    `) as unknown as TypedDocumentString<FlowSwitchesQuery, FlowSwitchesQueryVariables>;
export const ChangeSettingsDocument = new TypedDocumentString(`
    mutation ChangeSettings($values: [SettingValueInput!]!, $version: Int) {
  changeSettings(values: $values, version: $version) {
    version
  }
}
    `) as unknown as TypedDocumentString<ChangeSettingsMutation, ChangeSettingsMutationVariables>;
export const SetFlowDocument = new TypedDocumentString(`
    mutation SetFlow($name: String!, $input: FlowSettingInput!) {
  setFlow(name: $name, input: $input) {
    name
    enabled
    schedule
    nextRunAt
  }
}
    `) as unknown as TypedDocumentString<SetFlowMutation, SetFlowMutationVariables>;
export const FindingsDocument = new TypedDocumentString(`
    query Findings {
  findings {
    kind
    subject
    remedy
  }
}
    `) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;
export const FindOrderDocument = new TypedDocumentString(`
    query FindOrder($number: ID!, $text: String!) {
  byNumber: order(orderNumber: $number) {
    ...FoundOrder
  }
  byReference: order(webReference: $number) {
    ...FoundOrder
  }
  byShopId: order(oroId: $number) {
    ...FoundOrder
  }
  byShipment: order(shipmentNumber: $number) {
    ...FoundOrder
  }
  byInvoice: invoice(invoiceNumber: $number) {
    order {
      ...FoundOrder
    }
  }
  byText: orders(first: 5, filter: {search: $text}) {
    nodes {
      ...FoundOrder
    }
  }
  commands(first: 20, filter: {reference: $number}) {
    nodes {
      ...FoundCommand
    }
  }
}
    fragment FoundOrder on Order {
  id
  orderNumber
  webReference
  poNumber
  status
  createdAt
  placedOn
  completedOn
  approved
  customer {
    p21CustomerId
    name
  }
  totals {
    total {
      amount
      currency
    }
  }
  shipments {
    pickTicketNumber
    status
    printedAt
    shippedOn
    carrier {
      name
    }
    tracking {
      number
      url
    }
  }
  invoices {
    invoiceNumber
    invoicedOn
    status
    paidOn
    total {
      amount
      currency
    }
  }
  oro {
    oroId
    identifier
    createdAt
    updatedAt
    status
    internalStatus
    shippingStatus
    imported
  }
}
fragment FoundCommand on Command {
  id
  kind
  state
  reference
  acceptedAt
  settledAt
  log {
    step
    outcome
    detail
    startedAt
    endedAt
  }
}`) as unknown as TypedDocumentString<FindOrderQuery, FindOrderQueryVariables>;
export const OrderHistoryDocument = new TypedDocumentString(`
    query OrderHistory($number: ID!, $reference: ID!, $shopId: ID!) {
  byNumber: timeline(subject: "Order", key: $number) {
    ...Happened
  }
  byReference: timeline(subject: "Order", key: $reference) {
    ...Happened
  }
  byShopId: timeline(subject: "Order", key: $shopId) {
    ...Happened
  }
  commands(first: 20, filter: {reference: $reference}) {
    nodes {
      ...FoundCommand
    }
  }
}
    fragment FoundCommand on Command {
  id
  kind
  state
  reference
  acceptedAt
  settledAt
  log {
    step
    outcome
    detail
    startedAt
    endedAt
  }
}
fragment Happened on TimelineEntry {
  id
  at
  event
  key
  detail
}`) as unknown as TypedDocumentString<OrderHistoryQuery, OrderHistoryQueryVariables>;
export const ParkedCausesDocument = new TypedDocumentString(`
    query ParkedCauses {
  parkedCauses {
    flowName
    code
    count
    reason
    oldestParkedAt
  }
  commands(first: 100, filter: {states: [PARKED]}) {
    nodes {
      id
      kind
      reason
      acceptedAt
      reasonDetail {
        detail
      }
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ParkedCausesQuery, ParkedCausesQueryVariables>;
export const ParkedChangesDocument = new TypedDocumentString(`
    query ParkedChanges($filter: ParkedChangeFilter, $after: String) {
  parkedChanges(first: 50, after: $after, filter: $filter) {
    nodes {
      flowName
      key
      code
      reason
      field
      document
      attempts
      noticedAt
      parkedAt
      commandId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ParkedChangesQuery, ParkedChangesQueryVariables>;
export const WaitingCommandsDocument = new TypedDocumentString(`
    query WaitingCommands($filter: CommandFilter, $after: String) {
  commands(first: 50, after: $after, filter: $filter) {
    nodes {
      id
      kind
      state
      reason
      reference
      attempts
      acceptedAt
      settledAt
      customer {
        p21CustomerId
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<WaitingCommandsQuery, WaitingCommandsQueryVariables>;
export const CommandInFullDocument = new TypedDocumentString(`
    query CommandInFull($id: ID!) {
  command(id: $id) {
    id
    kind
    state
    reason
    reference
    attempts
    acceptedAt
    settledAt
    payload
    reasonDetail {
      code
      detail
    }
    differences {
      field
      sent
      found
    }
    userErrors {
      code
      field
      message
    }
    log {
      step
      outcome
      detail
      startedAt
      endedAt
    }
  }
}
    `) as unknown as TypedDocumentString<CommandInFullQuery, CommandInFullQueryVariables>;
export const RetryParkedChangeDocument = new TypedDocumentString(`
    mutation RetryParkedChange($flow: String!, $key: ID!, $document: JSON) {
  retryParkedChange(flow: $flow, key: $key, document: $document)
}
    `) as unknown as TypedDocumentString<RetryParkedChangeMutation, RetryParkedChangeMutationVariables>;
export const RedriveParkedChangesDocument = new TypedDocumentString(`
    mutation RedriveParkedChanges($filter: ParkedChangeFilter!) {
  redriveParkedChanges(filter: $filter)
}
    `) as unknown as TypedDocumentString<RedriveParkedChangesMutation, RedriveParkedChangesMutationVariables>;
export const DiscardParkedChangesDocument = new TypedDocumentString(`
    mutation DiscardParkedChanges($filter: ParkedChangeFilter!) {
  discardParkedChanges(filter: $filter)
}
    `) as unknown as TypedDocumentString<DiscardParkedChangesMutation, DiscardParkedChangesMutationVariables>;
export const RetryCommandDocument = new TypedDocumentString(`
    mutation RetryCommand($id: ID!, $payload: JSON) {
  retryCommand(id: $id, payload: $payload) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RetryCommandMutation, RetryCommandMutationVariables>;
export const CancelCommandDocument = new TypedDocumentString(`
    mutation CancelCommand($id: ID!) {
  cancelCommand(id: $id) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<CancelCommandMutation, CancelCommandMutationVariables>;
export const AcceptCommandAsIsDocument = new TypedDocumentString(`
    mutation AcceptCommandAsIs($id: ID!) {
  acceptCommandAsIs(id: $id) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<AcceptCommandAsIsMutation, AcceptCommandAsIsMutationVariables>;
export const RedriveCommandsDocument = new TypedDocumentString(`
    mutation RedriveCommands($filter: CommandFilter!) {
  redriveCommands(filter: $filter)
}
    `) as unknown as TypedDocumentString<RedriveCommandsMutation, RedriveCommandsMutationVariables>;
export const SessionDocument = new TypedDocumentString(`
    query Session {
  viewer {
    keyId
    role
    scopes
  }
}
    `) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;