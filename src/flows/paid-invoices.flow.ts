/** What customers pay of their invoices in the shop is booked in P21, each payment once. */
import type { OroInvoicePayment } from '../../datasources/oro/sync/invoice-payment-feed.ts';
import type { ReferencedPayment } from '../../datasources/p21/payments.datasource.ts';
import type { Config } from '../config/config.ts';
import { add, round } from '../decimal.ts';
import { GatewayError } from '../errors.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { commandsPerBatch, keyOfOnly } from './p21-commands.ts';
import { onCustomEntity } from './triggers.ts';

export interface ShopPayment {
  readonly payment: OroInvoicePayment;
  readonly p21CustomerId: string | null;
}

const name = 'paid-invoices';

/** Of P21InvoicePayment where the shop named it as `docs/configure-oro.md` says. */
const usualType = 'extendp21invoicepayments';

/** p21-api 7.5: as much of a reference as P21 keeps. */
const referenceLength = 30;

export const createPaidInvoicesFlow = (parts: AllFlowParts): Flow<ShopPayment> => ({
  name,
  direction: 'ORO_TO_P21',
  description:
    'Payments of invoices that the shop has taken are recorded in P21 and applied to the invoices.',
  subject: 'Invoice',
  key: 'OroCommerce payment row id',
  owns: ['customerId', 'invoiceNumber', 'amount'],
  startsWith: ['paymentTypeId', 'receivedOn', 'reference'],
  after: ['customers'],
  // Custom entities have no time of change (oro-observed, custom round 1): payments are compared.
  schedule: '*/15 * * * *',
  enabledByDefault: false,
  needs: [
    'OroCommerce: the custom entity P21InvoicePayment, one row for each payment of an invoice.',
    'P21: FLOWS_PAYMENT_TYPES, the payment types of P21 for the methods of the shop, and the window that applies receipts (P21_CASH_RECEIPT_SERVICE).',
  ],
  source: createSource(parts),
  triggers: [onCustomEntity(parts.config.oro.customEntities.invoicePayments?.type ?? usualType)],
  map: (row) => toPayment(row, parts.config),
  target: createTarget(parts),
});

/** Exported for its test. Throws for money that P21 cannot be told of: a person has to see it. */
export function toPayment(
  { payment, p21CustomerId }: ShopPayment,
  { p21, flows }: Pick<Config, 'p21' | 'flows'>,
): Document {
  const { id, p21InvoiceNo, amount, currency, method, paidOn, reference } = payment;
  const impossible = (field: string, message: string) =>
    new GatewayError('UPSTREAM_REJECTED', `Payment ${id}: ${message}`, { system: 'ORO', field });
  if (p21CustomerId === null) throw impossible('customer', 'P21 does not know its customer');
  if (p21InvoiceNo === null) throw impossible('p21_invoice_no', 'it names no invoice of P21');
  if (amount === null) throw impossible('amount', 'it has no amount');
  if (currency !== null && currency !== p21.currency) {
    throw impossible('currency', `it is in ${currency}, and P21 takes ${p21.currency}`);
  }
  const paymentTypeId = flows.paymentTypes[method ?? ''] ?? flows.paymentTypes['*'];
  if (paymentTypeId === undefined) {
    throw impossible('method', `FLOWS_PAYMENT_TYPES names no payment type for "${method ?? ''}" and no "*"`);
  }
  return {
    customerId: p21CustomerId,
    invoiceNumber: p21InvoiceNo,
    amount: round(amount, 2),
    paymentTypeId,
    receivedOn: paidOn,
    reference: reference?.slice(0, referenceLength) ?? null,
  };
}

function createSource({ shop }: AllFlowParts): FlowSource<ShopPayment> {
  const complete = async (payments: readonly OroInvoicePayment[], call: FlowCall): Promise<ShopPayment[]> => {
    const ids = [...new Set(payments.flatMap(({ customerId }) => customerId ?? []))];
    const customers = ids.length === 0 ? [] : await shop(urgencyOf(call)).reads.customers.byIds(ids);
    const p21IdOf = new Map(customers.map(({ id, p21CustomerId }) => [id, p21CustomerId]));
    return payments.map((payment) => ({
      payment,
      p21CustomerId: p21IdOf.get(payment.customerId ?? '') ?? null,
    }));
  };
  return {
    keyOf: ({ payment }) => payment.id,
    scan: async (cursor, call) => {
      const { payments, next } = await shop(urgencyOf(call)).invoicePayments.page(cursor);
      return { rows: await complete(payments, call), next };
    },
    changes: null,
    read: async (keys, call) => complete(await shop(urgencyOf(call)).invoicePayments.byIds(keys), call),
  };
}

function createTarget({ p21, submitCommand }: AllFlowParts): FlowTarget {
  return {
    batchSize: commandsPerBatch,
    write: async (writes) => {
      const outcomes = [];
      for (const write of writes) {
        if (write.targetId !== null) {
          const reason = `P21 has booked this as payment ${write.targetId}: money once booked is moved in P21`;
          outcomes.push({ state: 'REFUSED', reason } as const);
          continue;
        }
        const input = toCommandInput(write.document);
        // Whatever stands in it: money is booked once.
        const idempotencyKey = keyOfOnly(name, write);
        const receipt = await submitCommand({ kind: 'recordInvoicePayment', input, idempotencyKey });
        outcomes.push({ state: 'ACCEPTED', command: receipt } as const);
      }
      return outcomes;
    },
    /** Payments carry the reference of their command and nothing of the shop: only what was linked is found. */
    read: async (keys, call) => {
      const linked = new Map(
        keys.flatMap(({ key, targetId }) => (targetId === null ? [] : [[targetId, key]])),
      );
      if (linked.size === 0) return [];
      const payments = await p21.payments.byNumbers([...linked.keys()], urgencyOf(call));
      return payments.flatMap((payment) => {
        const key = linked.get(payment.paymentNumber);
        return key === undefined
          ? []
          : { key, targetId: payment.paymentNumber, document: ofPayment(payment) };
      });
    },
    scan: null,
    retire: null,
  };
}

function toCommandInput({
  customerId,
  invoiceNumber,
  amount,
  paymentTypeId,
  receivedOn,
  reference,
}: Document) {
  return {
    customerId,
    paymentTypeId,
    amount,
    receivedOn,
    authorizationNumber: reference,
    applications: [{ invoiceNumber, amount }],
  };
}

/** A payment of the shop pays one invoice; one that a person has spread in P21 since differs. */
function ofPayment({ applications, amount }: ReferencedPayment): Document {
  const [application] = applications;
  const applied = add('0', ...applications.map(({ paymentAmount }) => paymentAmount));
  return {
    customerId: application?.customerId ?? null,
    invoiceNumber: applications.map(({ invoiceNumber }) => invoiceNumber).join(', ') || null,
    amount: round(applications.length === 0 ? amount : applied, 2),
  };
}
