/** Stock levels: the quantity's own ideas of what is a number (recordings 6.1/249-255). */
import { Big } from 'big.js';
import { ApiFailure } from '../jsonapi/api-error.ts';
import { toQuantity } from '../jsonapi/decimal-text.ts';
import type { RuleBook } from './rules.ts';

const largestInteger = new Big('9223372036854775807');
/** numeric(20,10): ten digits before the point. */
const columnLimit = new Big('1e10');

export const inventoryRules: RuleBook = {
  inventorylevels: {
    convert: {
      quantity: (given) => {
        const text = given === true ? '1' : String(given ?? '').trim();
        if (given === null || text === '' || given === false) return { value: null };
        if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text))
          return { fault: 'This value is not valid.' };
        const amount = new Big(text);
        if (amount.abs().gt(largestInteger)) {
          return { title: 'type constraint', fault: 'This value should be of type numeric.' };
        }
        if (amount.abs().gte(columnLimit)) throw new ApiFailure([{ status: 500, title: 'driver exception' }]);
        return { value: toQuantity(amount) };
      },
    },
  },
};
