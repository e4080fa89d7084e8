import { Badge } from '../../parts/badge.tsx';
import { toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { Freshness, type ShownProduct } from './product-price.tsx';

export function ProductStock({ product }: { readonly product: ShownProduct }) {
  const { inventory, oro, sku } = product;
  const [first] = inventory ?? [];
  return (
    <Panel
      title={`Stock of ${sku}`}
      className="flush"
      actions={first !== undefined && <Freshness fact={first} />}
    >
      {inventory === null ? (
        <p className="bad">P21 does not say what is in stock.</p>
      ) : (
        <StockTable inventory={inventory} />
      )}
      <p className="in-shop">
        <strong>In the shop</strong>{' '}
        {oro === null ? (
          <span className="warn">not there</span>
        ) : (
          <>
            {(oro.stock ?? []).map(({ value, unitOfMeasure }) => `${value} ${unitOfMeasure}`).join(', ') ||
              'no level'}{' '}
            <Badge tone={oro.inventoryStatus === 'in_stock' ? 'good' : 'warn'}>
              {toWords(oro.inventoryStatus ?? 'no status')}
            </Badge>
          </>
        )}
      </p>
    </Panel>
  );
}

const StockTable = ({ inventory }: { readonly inventory: NonNullable<ShownProduct['inventory']> }) => (
  <Scroll className="stock">
    <table>
      <thead>
        <tr>
          <th scope="col">Location</th>
          {['On hand', 'Allocated', 'Available', 'Backordered', 'On order'].map((column) => (
            <th key={column} scope="col" className="number">
              {column}
            </th>
          ))}
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {inventory.map((level) => (
          <tr key={level.locationId}>
            <th scope="row">
              {level.location?.name ?? level.locationId}{' '}
              {!level.sellable && <span className="muted">not for sale</span>}
            </th>
            <td className="number">
              {level.onHand.value} {level.onHand.unitOfMeasure}
            </td>
            <td className="number">{level.allocated.value}</td>
            <td className={`number ${Number(level.available.value) > 0 ? 'good' : 'warn'}`}>
              <strong>{level.available.value}</strong>
            </td>
            <td className="number">{level.backordered.value}</td>
            <td className="number">{level.onOrder.value}</td>
            <td className="nowrap">{level.nextDueOn ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
