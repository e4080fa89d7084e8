/** Everything known of one order, from either system and from the gateway between them, as one line of hops in time. */
import type {
  FindOrderQuery,
  FoundCommandFragment,
  FoundOrderFragment,
  HappenedFragment,
} from '../../generated/operations.ts';
import { formatMoney, toWords } from '../../parts/format.ts';

export interface Hop {
  readonly id: string;
  /** A moment, or a day where the system knows no more. */
  readonly at: string;
  readonly where: 'Prophet 21' | 'OroCommerce' | 'Gateway';
  readonly what: string;
  readonly detail: string;
}

export function hopsOf(
  order: FoundOrderFragment,
  commands: readonly FoundCommandFragment[],
  history: readonly HappenedFragment[],
): Hop[] {
  const hops = [
    ...shopHops(order),
    ...commands.flatMap(commandHops),
    ...history.map(historyHop),
    ...erpHops(order),
    ...shipmentHops(order),
    ...invoiceHops(order),
  ];
  return hops.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The same order is found by several of its numbers. */
export function ordersIn(found: FindOrderQuery): FoundOrderFragment[] {
  const { byNumber, byReference, byShopId, byShipment, byInvoice, byText } = found;
  const all = [byNumber, byReference, byShopId, byShipment, byInvoice?.order, ...(byText?.nodes ?? [])];
  const orders = all.filter((order): order is FoundOrderFragment => order != null);
  return [...new Map(orders.map((order) => [order.id, order])).values()];
}

function shopHops({ oro }: FoundOrderFragment): Hop[] {
  if (oro === null) return [];
  const what = oro.imported ? 'Copied into the shop' : 'Placed in the shop';
  return [{ id: 'shop', at: oro.createdAt, where: 'OroCommerce', what, detail: `order ${oro.identifier}` }];
}

function commandHops({ id, kind, acceptedAt, reference, log }: FoundCommandFragment): Hop[] {
  const accepted: Hop = {
    id,
    at: acceptedAt,
    where: 'Gateway',
    what: `Accepted ${kind}`,
    detail: `reference ${reference}`,
  };
  const steps = (log ?? []).map(
    ({ step, outcome, detail, startedAt }, place): Hop => ({
      id: `${id} ${place}`,
      at: startedAt,
      where: step === 'CHECK' || step === 'OPERATOR' ? 'Gateway' : 'Prophet 21',
      what: toWords(`${step}: ${outcome}`),
      detail: detail ?? '',
    }),
  );
  return [accepted, ...steps];
}

function historyHop({ id, at, event, key, detail }: HappenedFragment): Hop {
  const { flow, reason, targetId } = detail as Readonly<Record<string, string | null | undefined>>;
  const words = [flow, targetId && `now ${targetId}`, reason, `key ${key}`].filter(Boolean);
  return { id: `history ${id}`, at, where: 'Gateway', what: toWords(event), detail: words.join(' · ') };
}

function erpHops({ createdAt, placedOn, completedOn, orderNumber, approved }: FoundOrderFragment): Hop[] {
  const at = createdAt ?? placedOn;
  return [
    ...(at === null
      ? []
      : [erpHop('created', at, `In P21 as ${orderNumber}`, approved === false ? 'not approved yet' : '')]),
    ...(completedOn === null ? [] : [erpHop('completed', completedOn, 'Completed', '')]),
  ];
}

const shipmentHops = ({ shipments }: FoundOrderFragment): Hop[] =>
  (shipments ?? []).flatMap(({ pickTicketNumber, status, printedAt, shippedOn, carrier, tracking }) => [
    ...(printedAt === null
      ? []
      : [erpHop(`pick ${pickTicketNumber}`, printedAt, 'Picking', `ticket ${pickTicketNumber}`)]),
    ...(shippedOn === null
      ? []
      : [
          erpHop(
            `ship ${pickTicketNumber}`,
            shippedOn,
            toWords(status),
            [carrier?.name, tracking?.number].filter(Boolean).join(' · '),
          ),
        ]),
  ]);

const invoiceHops = ({ invoices }: FoundOrderFragment): Hop[] =>
  (invoices ?? []).flatMap(({ invoiceNumber, invoicedOn, paidOn, total }) => [
    ...(invoicedOn === null
      ? []
      : [
          erpHop(
            `invoice ${invoiceNumber}`,
            invoicedOn,
            'Invoiced',
            `${invoiceNumber}${total === null ? '' : ` · ${formatMoney(total)}`}`,
          ),
        ]),
    ...(paidOn === null ? [] : [erpHop(`paid ${invoiceNumber}`, paidOn, 'Paid', invoiceNumber)]),
  ]);

const erpHop = (id: string, at: string, what: string, detail: string): Hop => ({
  id,
  at,
  where: 'Prophet 21',
  what,
  detail,
});
