/**
 * Places orders and changes their lines. An order must carry our reference from its first moment, or a lost answer
 * would leave an order nobody recognises. Service Order has no field for `web_reference_no` unless the tenant's screen
 * design adds one (p21-api 4.6 lists none), `/api/sales/orders` has (p21-api 3.4): the definition of this P21 decides.
 */
import type { ReadOptions } from '../paging.ts';
import type { OrderDraft, OrderLineDraft, OrderPaymentDraft, ReferenceField } from './order.document.ts';
import {
  headerElements,
  itemsElement,
  newOrderSet,
  orderAmendmentSet,
  orderElement,
  orderLineSet,
} from './order.document.ts';
import { referenceProperty, toRestOrder } from './order.rest-body.ts';
import type { RestObject, RestWrites } from './rest-writes.ts';
import { isServiceRefused, type ServiceDefinition } from './service-definition.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { NotConfirmed, WriteAnswer } from './write-answer.ts';
import { notWritten } from './write-answer.ts';
import { ofFailedCall } from './write-failures.ts';

export interface OrderTenant {
  readonly companyId: string;
  /** Column of oe_hdr that carries the reference. */
  readonly referenceColumn: string;
}

/** P21 called the order written. `withPayment`: the payment travelled with it, where there was one. */
export interface PlacedOrder {
  readonly written: true;
  readonly orderNumber: string | null;
  readonly messages: readonly string[];
}

/** How orders reach this P21. */
export type OrderRoute =
  | { readonly by: 'TRANSACTION'; readonly reference: ReferenceField }
  | { readonly by: 'SALES_ORDERS'; readonly reference: string }
  | { readonly by: 'NONE'; readonly missing: string };

const family = '/api/sales/orders';

export class OrderWrites {
  /** The build's template; a build does not change while we are connected to it. */
  #known: RestObject | undefined;

  constructor(
    private readonly transactions: TransactionsSource,
    private readonly rest: RestWrites,
    private readonly tenant: OrderTenant,
  ) {}

  /** Throws a `GatewayError` when P21 cannot be asked for its definition. */
  async route(options: ReadOptions = {}): Promise<OrderRoute> {
    const definition = await this.#definition(options);
    const column = this.tenant.referenceColumn;
    const field = definition?.fieldFor(headerElements, 'oe_hdr', column);
    if (field !== undefined && definition?.has(itemsElement, 'unit_of_measure') === true)
      return { by: 'TRANSACTION', reference: field };
    const property = referenceProperty(column);
    if (property !== undefined) return { by: 'SALES_ORDERS', reference: property };
    const missing = `neither service Order nor ${family} has a field for oe_hdr.${column}`;
    return { by: 'NONE', missing };
  }

  /** Fields that changes of an order need and service Order lacks. Throws a `GatewayError` when it cannot be asked. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    const definition = await this.transactions.definition('Order', options);
    return definition.missing([
      `${orderElement}/order_no`,
      ...['user_line_no', 'oe_order_item_id', 'unit_quantity', 'unit_of_measure', 'unit_price'].map(
        (edit) => `${itemsElement}/${edit}`,
      ),
    ]);
  }

  async place(draft: OrderDraft, options: ReadOptions = {}): Promise<PlacedOrder | NotConfirmed> {
    let route: OrderRoute;
    try {
      route = await this.route(options);
    } catch (error) {
      return ofFailedCall(error, false);
    }
    if (route.by === 'TRANSACTION') {
      const answer = await this.transactions.run(newOrderSet(draft, route.reference), options);
      return answer.written ? toPlaced(answer) : answer;
    }
    if (route.by === 'SALES_ORDERS') return this.#import(draft, route.reference, options);
    return notWritten({ said: route.missing, retry: 'never' });
  }

  /**
   * Adds lines with new handles, changes those of known ones, and adds a payment, all or nothing. Lines may be sent
   * twice; a payment may not, each makes one of its own.
   */
  amend(
    orderNumber: string,
    amendment: { readonly lines: readonly OrderLineDraft[]; readonly payment: OrderPaymentDraft | null },
    options: ReadOptions = {},
  ): Promise<WriteAnswer> {
    return this.transactions.run(orderAmendmentSet(orderNumber, amendment), options);
  }

  /**
   * Takes back what is open of a line: by the window's own mark where it has one, else by ordering no more than
   * `keptQuantity`, in the line's unit, which is what has been invoiced or cancelled before.
   */
  async cancelLine(
    { orderNumber, handle, keptQuantity }: { orderNumber: string; handle: string; keptQuantity: string },
    options: ReadOptions = {},
  ): Promise<WriteAnswer> {
    let definition: ServiceDefinition;
    try {
      definition = await this.transactions.definition('Order', options);
    } catch (error) {
      return ofFailedCall(error, false);
    }
    const mark = definition.fieldFor([itemsElement], 'oe_line', 'cancel_flag');
    const fields = mark === undefined ? ['unit_quantity', keptQuantity] : [mark.edit, 'Y'];
    return this.transactions.run(orderLineSet(orderNumber, handle, [fields as [string, string]]), options);
  }

  async #import(
    draft: OrderDraft,
    reference: string,
    options: ReadOptions,
  ): Promise<PlacedOrder | NotConfirmed> {
    const template = await this.#template(options);
    const body = toRestOrder(draft, { template, companyId: this.tenant.companyId, reference });
    const answer = await this.rest.write('POST', `${family}/`, 'sales orders', body, options);
    if (!answer.written) return answer;
    return { written: true, orderNumber: textOf(answer.object.OrderNo), messages: saidIn(answer.object) };
  }

  /** Which of two names the build takes; a template that cannot be had leaves the first of them. */
  async #template(options: ReadOptions): Promise<RestObject> {
    try {
      this.#known ??= await this.rest.read(`${family}/new`, 'sales orders template', options);
      return this.#known;
    } catch {
      return {};
    }
  }

  /** Undefined where this user has no right to the UI server or the window: the other way is open then. */
  async #definition(options: ReadOptions): Promise<ServiceDefinition | undefined> {
    try {
      return await this.transactions.definition('Order', options);
    } catch (error) {
      if (isServiceRefused(error)) return undefined;
      throw error;
    }
  }
}

const toPlaced = ({ named, messages }: WriteAnswer & { written: true }): PlacedOrder => ({
  written: true,
  orderNumber: named(orderElement, 'order_no'),
  messages,
});

const textOf = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value).trim();

/** p21-api 3.4: `APIInformation.ContextMessage`. */
function saidIn(order: RestObject): string[] {
  const { ContextMessage: said } = (order.APIInformation ?? {}) as { ContextMessage?: unknown };
  return typeof said === 'string' && said.trim() !== '' ? [said] : [];
}
