import type { PricesAndStockQuery } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge } from '../../parts/badge.tsx';
import { formatMoney, toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { BreakChart } from './break-chart.tsx';

export type ShownProduct = NonNullable<NonNullable<PricesAndStockQuery['products']>['nodes'][number]>;
type Price = NonNullable<ShownProduct['price']>;

export function ProductPrice({ product }: { readonly product: ShownProduct }) {
  const { sku, name, price, oro } = product;
  return (
    <Panel title={`${sku} · ${name ?? ''}`} actions={price !== null && <Freshness fact={price} />}>
      {price === null ? (
        <p className="bad">P21 gives no price; the shop must not show one either.</p>
      ) : (
        <>
          <p className="price">
            {formatMoney(price.unitPrice)}
            <span className="muted"> per {price.quantity.unitOfMeasure}</span>
          </p>
          <Facts price={price} />
          <ol className="steps">
            {(price.explain?.steps ?? []).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <BreakChart breaks={price.breaks ?? []} single={price} shop={oro?.prices ?? []} />
        </>
      )}
    </Panel>
  );
}

export const Freshness = ({
  fact,
}: {
  readonly fact: { readonly asOf: string | null; readonly stale: boolean | null };
}) => (
  <>
    {fact.stale === true && <Badge tone="warn">stale</Badge>}
    <span className="muted">
      P21 said so <Ago at={fact.asOf} />
    </span>
  </>
);

const Facts = ({ price }: { readonly price: Price }) => {
  const { explain, quantity, extendedPrice, pricingUnitPrice, pricingUnit, source } = price;
  const contract = explain?.contractLine;
  const page = explain?.pricePage;
  return (
    <dl className="facts left">
      <dt>Made by</dt>
      <dd>
        {source === null ? 'unknown' : toWords(source)}
        {contract != null &&
          ` ${contract.contractNumber}, line ${contract.lineNumber}, ends ${contract.endsOn ?? 'never'}`}
        {page != null &&
          ` ${page.pageId ?? page.uid}${page.description === null ? '' : ` ${page.description}`}`}
      </dd>
      <dt>
        {quantity.value} {quantity.unitOfMeasure}
      </dt>
      <dd>{formatMoney(extendedPrice)}</dd>
      <dt>P21 quotes</dt>
      <dd>
        {formatMoney(pricingUnitPrice)} per {pricingUnit ?? 'unit'}
        {explain?.unitFactor != null && ` · ${explain.unitFactor} in one ${quantity.unitOfMeasure}`}
      </dd>
      {explain?.basePrice != null && (
        <>
          <dt>Starts from</dt>
          <dd>
            {formatMoney(explain.basePrice)}
            {explain.calculation !== null &&
              `, ${toWords(explain.calculation)} ${explain.calculationValue ?? ''}`}
          </dd>
        </>
      )}
    </dl>
  );
};
