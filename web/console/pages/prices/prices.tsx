/** What a customer pays and what is in stock: P21 explained, and the shop beside it. */
import './prices.css';
import { useState } from 'react';
import type { GraphFault } from '../../../ask.ts';
import { PricesAndStockDocument } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { useRoute } from '../../shell/route.ts';
import { PriceForm } from './price-form.tsx';
import { ProductPrice } from './product-price.tsx';
import { ProductStock } from './product-stock.tsx';

export function Prices() {
  const { parameters } = useRoute();
  const [customerId, items, quantity] = ['customer', 'skus', 'quantity'].map(
    (name) => parameters.get(name) ?? '',
  );
  const skus = toSkus(items ?? '');
  const asked = customerId !== '' && skus.length > 0;
  const [live, setLive] = useState(false);
  const { data, faults, loading } = useQuery(
    PricesAndStockDocument,
    {
      customerId: customerId ?? '',
      skus,
      quantity: quantity || '1',
      freshness: live ? 'LIVE' : 'CACHED',
    },
    { skip: !asked, everyMs: 15_000 },
  );
  const products = asked ? (data?.products?.nodes ?? []) : [];
  return (
    <>
      <PriceForm
        key={location.hash}
        customerId={customerId ?? ''}
        skus={items ?? ''}
        quantity={quantity || '1'}
        live={live}
        onLive={setLive}
      />
      <Faults faults={faults} />
      {loading && <p className="muted">Asking both systems …</p>}
      {asked && data?.customer != null && (
        <p>
          <strong>{data.customer.name ?? 'Customer'}</strong> ({data.customer.p21CustomerId}), in the shop{' '}
          {data.customer.oro?.name ?? 'not there'}
        </p>
      )}
      {products.map((product) => (
        <div key={product.sku} className="product">
          <ProductPrice product={product} isAway={faults.some(isAway)} />
          <ProductStock product={product} />
        </div>
      ))}
      {asked && !loading && products.length < skus.length && (
        <p className="warn">
          P21 does not know{' '}
          {skus.filter((sku) => !products.some((product) => product.sku === sku)).join(', ')}.
        </p>
      )}
    </>
  );
}

/** A system that does not answer says nothing about prices. */
const isAway = ({ extensions }: GraphFault): boolean => extensions?.code?.startsWith('UPSTREAM_') === true;

const mostSkus = 20;

const toSkus = (text: string): string[] =>
  [...new Set(text.split(/[\s,]+/).filter(Boolean))].slice(0, mostSkus);
