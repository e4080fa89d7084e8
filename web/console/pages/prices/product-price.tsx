import type { PricesAndStockQuery } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge } from '../../parts/badge.tsx';
import { formatDay, formatMoney, toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { BreakChart } from './break-chart.tsx';

export type ShownProduct = NonNullable<NonNullable<PricesAndStockQuery['products']>['nodes'][number]>;
type Price = NonNullable<ShownProduct['price']>;

interface Props {
  readonly product: ShownProduct;
  /** Something of the page is missing because a system does not answer. */
  readonly isAway: boolean;
}

export function ProductPrice({ product, isAway }: Props) {
  const { sku, name, price } = product;
  return (
    <Panel title={`${sku} · ${name ?? ''}`} actions={price !== null && <Freshness fact={price} />}>
      {price === null ? (
        <p className="bad">
          {isAway
            ? 'P21 does not answer; shoppers see no price until it does.'
            : 'P21 gives no price; the shop must not show one either.'}
        </p>
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
          <BreakChart breaks={price.breaks ?? []} single={price} shop={shopPrices(product)} />
        </>
      )}
    </Panel>
  );
}

/** Both systems name units differently, and agree on how much one holds. */
function shopPrices({ units, price, oro }: ShownProduct) {
  const size = units?.find(({ code }) => code === price?.quantity.unitOfMeasure)?.size;
  const same = (oro?.units ?? []).filter(({ conversionRate }) => Number(conversionRate) === Number(size));
  return (oro?.prices ?? [])
    .filter(({ fromQuantity }) => same.some(({ code }) => code === fromQuantity.unitOfMeasure))
    .sort((one, other) => Number(one.fromQuantity.value) - Number(other.fromQuantity.value));
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

type Explain = NonNullable<Price['explain']>;

const calculations: Readonly<Record<NonNullable<Explain['calculation']>, (value: string) => string>> = {
  DIFFERENCE: (value) => `less ${value}`,
  FIXED: () => '',
  MARK_UP: (value) => `plus ${value} %`,
  MULTIPLIER: (value) => `times ${value}`,
  PERCENTAGE: (value) => `less ${value} %`,
  UNKNOWN: (value) => `with ${value}, by a rule the gateway does not know`,
};

/** "40.00 USD times 0.9". */
function describeCalculation({ basePrice, calculation, calculationValue }: Explain): string {
  if (calculation === 'FIXED') return 'a fixed price';
  const start = basePrice === null ? 'the source price' : formatMoney(basePrice);
  if (calculation === null || calculationValue === null) return start;
  return `${start} ${calculations[calculation](calculationValue)}`;
}

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
          ` ${contract.contractNumber}, line ${contract.lineNumber}, ends ${contract.endsOn === null ? 'never' : formatDay(contract.endsOn)}`}
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
      {explain != null && (
        <>
          <dt>Calculated as</dt>
          <dd>{describeCalculation(explain)}</dd>
        </>
      )}
    </dl>
  );
};
