import { type FormEvent, useId, useState } from 'react';
import { FindCustomersDocument, FindProductsDocument } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Panel } from '../../parts/panel.tsx';
import { goTo } from '../../shell/route.ts';

interface Props {
  readonly customerId: string;
  readonly skus: string;
  readonly quantity: string;
  readonly live: boolean;
  readonly onLive: (live: boolean) => void;
}

/** Fewer letters name half of the customers. */
const enough = 2;

/** The question lives in the address, so that a colleague can be sent to its answer. */
export function PriceForm({ live, onLive, ...asked }: Props) {
  const [customer, setCustomer] = useState(asked.customerId);
  const [skus, setSkus] = useState(asked.skus);
  const lastSku = /[^\s,]*$/.exec(skus)?.[0] ?? '';
  const customers = useQuery(FindCustomersDocument, { search: customer }, { skip: customer.length < enough });
  const products = useQuery(FindProductsDocument, { search: lastSku }, { skip: lastSku.length < enough });
  const lists = { customers: useId(), skus: useId() };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const quantity = String(new FormData(event.currentTarget).get('quantity'));
    goTo('prices', { customer: customer.trim(), skus: skus.trim(), quantity });
  };

  return (
    <Panel title="What does it cost, where is it">
      <form className="ask" onSubmit={submit}>
        <label>
          Customer
          <input
            value={customer}
            onChange={({ target }) => setCustomer(target.value)}
            list={lists.customers}
            required
            placeholder="P21 customer id or part of the name"
            autoComplete="off"
          />
        </label>
        <datalist id={lists.customers}>
          {(customers.data?.customers?.nodes ?? []).map(({ p21CustomerId, name }) => (
            <option key={p21CustomerId} value={p21CustomerId ?? ''}>
              {name}
            </option>
          ))}
        </datalist>
        <label className="wide">
          SKUs
          <input
            value={skus}
            onChange={({ target }) => setSkus(target.value)}
            list={lists.skus}
            required
            placeholder="one or more, separated by spaces"
            autoComplete="off"
          />
        </label>
        <datalist id={lists.skus}>
          {(products.data?.products?.nodes ?? []).map(({ sku, name }) => (
            <option key={sku} value={skus.slice(0, skus.length - lastSku.length) + sku}>
              {name}
            </option>
          ))}
        </datalist>
        <label>
          Quantity
          <input
            name="quantity"
            defaultValue={asked.quantity}
            inputMode="decimal"
            pattern="\d+(\.\d+)?"
            size={6}
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={live} onChange={({ target }) => onLive(target.checked)} /> ask P21
          now, past every cache
        </label>
        <button type="submit" className="primary">
          Show
        </button>
      </form>
    </Panel>
  );
}
