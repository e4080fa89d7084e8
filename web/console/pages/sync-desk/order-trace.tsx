/** "Where is my order": by any number of either system, hop by hop. */
import { useState } from 'react';
import {
  FindOrderDocument,
  type FoundOrderFragment,
  OrderHistoryDocument,
  type OrderHistoryQuery,
} from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Badge } from '../../parts/badge.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatDay, formatMoment, formatMoney, toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { CommandSteps } from './command-steps.tsx';
import { hopsOf, ordersIn } from './hops.ts';

export function OrderTrace({ number }: { readonly number: string }) {
  const { data, faults, loading } = useQuery(FindOrderDocument, { number, text: number });
  const [chosen, setChosen] = useState(0);
  if (loading) return <p className="muted">Asking both systems for {number} …</p>;
  const orders = data === undefined ? [] : ordersIn(data);
  const order = orders[chosen];
  const commands = data?.commands.nodes ?? [];
  return (
    <>
      <Faults faults={faults} />
      {orders.length > 1 && (
        <p className="actions">
          {orders.map(({ id, orderNumber, webReference }, place) => (
            <button key={id} type="button" aria-pressed={place === chosen} onClick={() => setChosen(place)}>
              {orderNumber} {webReference !== null && `(${webReference})`}
            </button>
          ))}
        </p>
      )}
      {order !== undefined && <Trace order={order} />}
      {order === undefined && commands.length > 0 && <OnTheWay commands={commands} />}
      {order === undefined && commands.length === 0 && (
        <Panel title={`Where is ${number}`}>
          <p>
            Neither system knows an order, an invoice or a command by this number. Numbers of P21 and of the
            shop, purchase orders, web references, invoices, pick tickets and parcels are looked up.
          </p>
        </Panel>
      )}
    </>
  );
}

/** The gateway has it and P21 not yet. */
const OnTheWay = ({ commands }: { readonly commands: OrderHistoryQuery['commands']['nodes'] }) => (
  <>
    {commands.map(({ id, kind, state, reference, log }) => (
      <Panel key={id} title={`${kind} ${reference}`} actions={<Badge tone="busy">{toWords(state)}</Badge>}>
        <CommandSteps steps={log ?? []} />
      </Panel>
    ))}
  </>
);

/** No key of a record is empty. */
const noKey = '-';

function Trace({ order }: { readonly order: FoundOrderFragment }) {
  const { orderNumber, webReference, oro, customer, totals, status } = order;
  const { data, faults } = useQuery(
    OrderHistoryDocument,
    {
      number: orderNumber ?? noKey,
      reference: webReference ?? oro?.identifier ?? noKey,
      shopId: oro?.oroId ?? noKey,
    },
    { everyMs: 5000 },
  );
  const history = [...new Map(entriesOf(data).map((entry) => [entry.id, entry])).values()];
  const hops = hopsOf(order, data?.commands.nodes ?? [], history);
  return (
    <Panel
      title={`Order ${orderNumber ?? oro?.identifier ?? ''}`}
      actions={
        status !== null && <Badge tone={status === 'COMPLETED' ? 'good' : 'busy'}>{toWords(status)}</Badge>
      }
    >
      <Faults faults={faults} />
      <dl className="facts left">
        <dt>Customer</dt>
        <dd>
          {customer?.name} ({customer?.p21CustomerId})
        </dd>
        <dt>In P21</dt>
        <dd>{orderNumber ?? 'not yet'}</dd>
        <dt>In the shop</dt>
        <dd>
          {oro === null
            ? 'not there'
            : `${oro.identifier} (id ${oro.oroId}), ${[oro.internalStatus, oro.status, oro.shippingStatus].filter(Boolean).join(', ')}`}
        </dd>
        <dt>Purchase order</dt>
        <dd>{order.poNumber ?? '–'}</dd>
        <dt>Total</dt>
        <dd>{totals == null ? '–' : formatMoney(totals.total)}</dd>
      </dl>
      <ol className="hops">
        {hops.map(({ id, at, where, what, detail }) => (
          <li key={id} className={where === 'Gateway' ? 'ours' : ''}>
            <time dateTime={at}>{at.includes('T') ? formatMoment(at) : formatDay(at)}</time>
            <strong>{where}</strong>
            <span>
              {what}
              {detail !== '' && <span className="muted"> · {detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const entriesOf = (data: OrderHistoryQuery | undefined) =>
  data === undefined ? [] : [...data.byNumber, ...data.byReference, ...data.byShopId];
