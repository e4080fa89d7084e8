/** Exact decimals as the API writes them: money with four decimals, quantities without trailing zeros. */
import { Big } from 'big.js';

/** Rounded half up to four decimals (recording 6.1/272). */
export const toMoney = (value: Big | string | number): string => new Big(value).toFixed(4, Big.roundHalfUp);

/** Ten decimals at most, as the column has them; `25`, `10.5` (recordings 6.1/249-251). */
export const toQuantity = (value: Big | string | number): string =>
  new Big(new Big(value).toFixed(10, Big.roundHalfUp)).toFixed();
