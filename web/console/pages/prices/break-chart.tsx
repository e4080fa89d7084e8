/** The price by quantity: P21's steps as a line, the shop's beside it, and both as a table. */
import { Quantity } from '../../parts/quantity.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import type { ShownProduct } from './product-price.tsx';

type Price = NonNullable<ShownProduct['price']>;
type Break = NonNullable<Price['breaks']>[number];

interface Props {
  readonly breaks: readonly Break[];
  /** The price itself, where it does not change with the quantity. */
  readonly single: Pick<Price, 'quantity' | 'unitPrice'>;
  /** The shop's in the same unit, from the smallest quantity on. */
  readonly shop: readonly Break[];
}

const width = 460;
const height = 110;
const letterHeight = 11;
const margin = { left: 52, bottom: 18 };

export function BreakChart({ breaks, single, shop }: Props) {
  const ofErp =
    breaks.length > 0
      ? breaks
      : [{ fromQuantity: { ...single.quantity, value: '1' }, unitPrice: single.unitPrice }];
  return (
    <>
      {breaks.length > 0 && (
        <>
          <Steps erp={breaks} shop={shop} />
          <p className="legend">
            <span className="erp">P21</span> {shop.length > 0 && <span className="shop">shop</span>}
          </p>
        </>
      )}
      <div className="compare">
        <Table
          narrow
          rows={ofErp}
          keyOf={({ fromQuantity }) => fromQuantity.value}
          columns={columnsFor(shop)}
        />
      </div>
    </>
  );
}

/** The shop keeps four digits after the point. */
const shopRounding = 0.00005 + Number.EPSILON;

const columnsFor = (shop: readonly Break[]): readonly TableColumn<Break>[] => {
  const inShop = ({ fromQuantity }: Break) => priceAt(shop, Number(fromQuantity.value))?.unitPrice.amount;
  const toneOf = (step: Break) => {
    const amount = inShop(step);
    if (amount === undefined) return 'muted';
    return Math.abs(Number(amount) - Number(step.unitPrice.amount)) < shopRounding ? 'good' : 'warn';
  };
  return [
    {
      title: 'From',
      isName: true,
      show: ({ fromQuantity }) => <Quantity value={fromQuantity.value} unit={fromQuantity.unitOfMeasure} />,
    },
    { title: 'P21', className: 'number', show: ({ unitPrice }) => unitPrice.amount },
    { title: 'Shop', className: 'number', toneOf, show: (step) => inShop(step) ?? 'none' },
  ];
};

/** The step a quantity falls into. */
const priceAt = (steps: readonly Break[], quantity: number): Break | undefined =>
  [...steps]
    .sort((one, other) => Number(other.fromQuantity.value) - Number(one.fromQuantity.value))
    .find(({ fromQuantity }) => Number(fromQuantity.value) <= quantity);

/** Floats are good enough for pixels; the table has the exact digits. */
function Steps({ erp, shop }: { readonly erp: readonly Break[]; readonly shop: readonly Break[] }) {
  const all = [...erp, ...shop];
  const most = Math.max(...all.map(({ fromQuantity }) => Number(fromQuantity.value))) * 1.25;
  const prices = all.map(({ unitPrice }) => Number(unitPrice.amount));
  const [lowest, highest] = [Math.min(...prices) * 0.98, Math.max(...prices) * 1.02];
  const x = (quantity: number) => margin.left + (quantity / most) * (width - margin.left);
  const y = (price: number) =>
    6 + (1 - (price - lowest) / Math.max(highest - lowest, 1e-9)) * (height - margin.bottom - 6);
  const labelled: number[] = [];
  const hasRoom = (amount: string): boolean => {
    const at = y(Number(amount));
    if (labelled.some((taken) => Math.abs(taken - at) < letterHeight)) return false;
    labelled.push(at);
    return true;
  };
  const path = (steps: readonly Break[]) =>
    steps
      .map(({ fromQuantity, unitPrice }, place) => {
        const [from, price] = [Number(fromQuantity.value), Number(unitPrice.amount)];
        const next = steps[place + 1];
        const to = next === undefined ? most : Number(next.fromQuantity.value);
        return `${place === 0 ? 'M' : 'L'}${x(from)} ${y(price)}H${x(to)}`;
      })
      .join('');
  return (
    <svg
      className="breaks"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="Price by quantity, P21 and shop"
    >
      <line
        className="axis"
        x1={margin.left}
        x2={width}
        y1={height - margin.bottom}
        y2={height - margin.bottom}
      />
      {erp.map(({ fromQuantity, unitPrice }) => (
        <g key={fromQuantity.value}>
          <text x={x(Number(fromQuantity.value))} y={height - 4}>
            {fromQuantity.value}
          </text>
          {hasRoom(unitPrice.amount) && (
            <text x={margin.left - 6} y={y(Number(unitPrice.amount)) + 4} textAnchor="end">
              {unitPrice.amount}
            </text>
          )}
        </g>
      ))}
      <path className="erp" d={path(erp)} />
      <path className="shop" d={path(shop)} />
    </svg>
  );
}
