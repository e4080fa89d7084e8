/** A quantity in few digits; all of them on pointing at it. */
import { formatQuantity } from './format.ts';

interface Props {
  readonly value: string;
  readonly unit?: string | null;
}

export const Quantity = ({ value, unit }: Props) => (
  <span title={value}>
    {formatQuantity(value)}
    {unit != null && ` ${unit}`}
  </span>
);
