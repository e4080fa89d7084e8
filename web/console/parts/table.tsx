/**
 * Records as rows, in a place that scrolls where they are too wide for it. On a phone each record is a block of its own,
 * with the titles beside the values.
 */
import type { ReactNode } from 'react';
import { Scroll } from './scroll.tsx';

export interface TableColumn<Row> {
  /** Another one for each column of the table. */
  readonly title: string;
  readonly className?: string;
  /** Names the row to those who hear it. */
  readonly isName?: boolean;
  /** Classes of one row's cell beside those of the column. */
  readonly toneOf?: (row: Row) => string;
  readonly show: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly columns: readonly TableColumn<Row>[];
  /** At most so tall that the next panel stays in sight. */
  readonly tall?: boolean;
  readonly className?: string;
  /** Narrow enough for a phone as it is. */
  readonly narrow?: boolean;
  readonly rowClass?: (row: Row) => string;
}

export function Table<Row>({ rows, keyOf, columns, rowClass, ...look }: Props<Row>) {
  const { tall = false, narrow = false, className = '' } = look;
  return (
    <Scroll tall={tall}>
      <table className={`${narrow ? '' : 'records'} ${className}`}>
        <thead>
          <tr>
            {columns.map(({ title, className }) => (
              <th key={title} scope="col" className={className}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.title} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const { title, isName, className = '', toneOf, show } = column;
  const classes = `${className} ${toneOf?.(row) ?? ''}`.trim();
  return isName ? (
    <th scope="row" className={classes}>
      {show(row)}
    </th>
  ) : (
    <td className={classes} data-title={title}>
      {show(row)}
    </td>
  );
}
