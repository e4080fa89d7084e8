import { Fragment } from 'react';
import { Badge } from '../../parts/badge.tsx';
import { formatDay, toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Quantity } from '../../parts/quantity.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { Freshness, type ShownProduct } from './product-price.tsx';

export function ProductStock({ product }: { readonly product: ShownProduct }) {
  const { inventory, oro, sku } = product;
  const [first] = inventory ?? [];
  const unit = first?.onHand.unitOfMeasure;
  return (
    <Panel
      title={`Stock of ${sku}${unit == null ? '' : ` in ${unit}`}`}
      className="flush"
      actions={first !== undefined && <Freshness fact={first} />}
    >
      {inventory === null ? (
        <p className="bad">P21 does not say what is in stock.</p>
      ) : (
        <Table rows={inventory} keyOf={({ locationId }) => locationId} columns={columns} className="stock" />
      )}
      <p className="in-shop">
        <strong>In the shop</strong>{' '}
        {oro === null ? (
          <span className="warn">not there</span>
        ) : (
          <>
            <Levels stock={oro.stock ?? []} />{' '}
            <Badge tone={oro.inventoryStatus === 'in_stock' ? 'good' : 'warn'}>
              {toWords(oro.inventoryStatus ?? 'no status')}
            </Badge>
          </>
        )}
      </p>
    </Panel>
  );
}

const Levels = ({ stock }: { readonly stock: NonNullable<NonNullable<ShownProduct['oro']>['stock']> }) =>
  stock.length === 0
    ? 'no level'
    : stock.map(({ value, unitOfMeasure }, place) => (
        <Fragment key={unitOfMeasure}>
          {place > 0 && ', '}
          <Quantity value={value} unit={unitOfMeasure} />
        </Fragment>
      ));

type Level = NonNullable<ShownProduct['inventory']>[number];

const quantityColumn = (
  title: string,
  of: (level: Level) => { readonly value: string },
): TableColumn<Level> => ({
  title,
  className: 'number',
  show: (level) => <Quantity {...of(level)} />,
});

/** All quantities are in one unit, which stands in the title. */
const columns: readonly TableColumn<Level>[] = [
  {
    title: 'Location',
    isName: true,
    show: ({ location, locationId, sellable }) => (
      <>
        {location?.name ?? locationId}
        {!sellable && <small className="muted"> not for sale</small>}
      </>
    ),
  },
  quantityColumn('On hand', ({ onHand }) => onHand),
  quantityColumn('Allocated', ({ allocated }) => allocated),
  {
    title: 'Available',
    className: 'number',
    toneOf: ({ available }) => (Number(available.value) > 0 ? 'good' : 'warn'),
    show: ({ available }) => (
      <strong>
        <Quantity value={available.value} />
      </strong>
    ),
  },
  quantityColumn('Backordered', ({ backordered }) => backordered),
  quantityColumn('On order', ({ onOrder }) => onOrder),
  {
    title: 'Due',
    className: 'nowrap',
    show: ({ nextDueOn }) => (nextDueOn === null ? '–' : formatDay(nextDueOn)),
  },
];
