// `POST /api/orders`: an order of the caller's customer, at the shop's prices, stored as the back office stores it
// (oro-api 4.13; recording 6.1-custom/279).
import { type ApiError, ApiFailure } from '../jsonapi/api-error.ts';
import { administrator } from '../jsonapi/caller.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import type { Body } from '../jsonapi/json-body.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { WriteRequest, WriteResult } from '../jsonapi/write-request.ts';
import type { Row } from '../store/row.ts';
import { knownFieldsOnly } from './known-fields.ts';
import { mapOf, referenceOf, toPricedLine } from './order-lines.ts';
import { type Shopper, shopperOf } from './shopper.ts';

const LINE = 'orderlineitems';

/** @throws ApiFailure */
export function placeOrder(scope: Scope, request: WriteRequest, backOffice: JsonApi): WriteResult {
  const shopper = shopperOf(scope);
  const errors: ApiError[] = missingParts(request.resource);
  const context = { store: scope.api.store, customerId: customerOf(request.resource, shopper), errors };
  const included = request.included.map((raw, index) => {
    const row = knownFieldsOnly(scope, raw, `/included/${index}`, 'create');
    return raw.type === LINE ? toPricedLine(row, `/included/${index}`, context) : row;
  });
  if (errors.length > 0) throw new ApiFailure(errors);
  const payment = paymentOf(scope, context.customerId);
  const resource = toOrder(
    knownFieldsOnly(scope, request.resource, '', 'create'),
    context.customerId,
    shopper,
    payment,
  );
  return scope.api.store.transaction(() => {
    const caller = backOffice.scope(administrator);
    const written = backOffice.write(caller, { ...request, resource, included });
    return withPayment(scope, written, payment);
  });
}

interface Payment {
  readonly term: Row;
}

/** Both addresses are required, unlike in the back office. */
function missingParts(resource: Body): ApiError[] {
  const addresses = ['billingAddress', 'shippingAddress'].filter(
    (name) => referenceOf(resource, name) === undefined,
  );
  const errors = addresses.map((name) =>
    missing(name, 'not blank constraint', 'This value should not be blank.'),
  );
  if (hasLines(resource)) return errors;
  return [...errors, missing('lineItems', 'count constraint', 'Please add at least one Line Item')];
}

const missing = (name: string, title: string, detail: string): ApiError => ({
  status: 400,
  title,
  detail,
  pointer: `/data/relationships/${name}/data`,
});

function hasLines(resource: Body): boolean {
  const lines = mapOf(mapOf(resource.relationships).lineItems).data;
  return Array.isArray(lines) && lines.length > 0;
}

function customerOf(resource: Body, shopper: Shopper): string {
  return referenceOf(resource, 'customer') ?? shopper.customerId;
}

/** Assumption: payment by term is the only method, open to customers (or groups) that have a term. */
function paymentOf({ api: { store } }: Scope, customerId: string): Payment {
  const customer = store.get('customers', customerId);
  const group = store.get('customergroups', String(customer?.values.group));
  const term = store.get('paymentterms', String(customer?.values.paymentTerm ?? group?.values.paymentTerm));
  if (term) return { term };
  const detail = 'No payment methods are available, please contact us to complete the order submission.';
  throw new ApiFailure([{ status: 400, title: 'payment method constraint', detail }]);
}

function toOrder(resource: Body, customerId: string, { userId }: Shopper, { term }: Payment): Body {
  const customerUser = referenceOf(resource, 'customerUser') ?? userId;
  return {
    ...resource,
    attributes: { ...mapOf(resource.attributes), currency: 'USD' },
    relationships: {
      ...mapOf(resource.relationships),
      customer: { data: { type: 'customers', id: customerId } },
      customerUser: { data: { type: 'customerusers', id: customerUser } },
      paymentTerm: { data: { type: 'paymentterms', id: term.id } },
    },
  };
}

/** What only the storefront shows of a payment; recording 6.1-custom/279. */
function withPayment({ api: { store } }: Scope, written: WriteResult, { term }: Payment): WriteResult {
  const row = store.update('orders', written.primary.row.id, {
    paymentStatus: { code: 'pending', label: 'Pending payment' },
    paymentMethod: [{ code: `payment_term_${term.id}`, label: 'Payment Term' }],
  });
  return { ...written, primary: { ...written.primary, row } };
}
