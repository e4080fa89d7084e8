/**
 * Attribute values from JSON to what is stored, as Oro's API forms convert them
 * (platform 6.1.8, ApiBundle: Form/Type, SupportedDataTypesTest).
 */
import type { DataType } from '../model/entity.ts';
import type { Json } from '../store/row.ts';
import { convertDate, convertDatetime } from './convert-moment.ts';
import { phpText, roundedByOro, toMoney, toQuantity } from './decimal-text.ts';

/** The stored value, or the words (and title, unless it is a form's) of the refusal. */
export type Converted = { readonly value: Json } | { readonly fault: string; readonly title?: string };

export const invalid: Converted = { fault: 'This value is not valid.' };

export function convertAttribute(given: unknown, type: DataType): Converted {
  if (given === null || given === undefined) return { value: null };
  if (type === 'object' || type === 'array')
    return typeof given === 'object' ? { value: given as Json } : invalid;
  if (type === 'boolean') return boolean(given);
  if (type === 'date' || type === 'datetime') return moment(given, type);
  // A submitted false is "nothing" to every other field.
  if (given === false) return { value: null };
  if (typeof given === 'object') return invalid;
  return converters[type](given === true ? '1' : phpText(given));
}

type Textual = Exclude<DataType, 'object' | 'array' | 'boolean' | 'date' | 'datetime'>;

const converters: Readonly<Record<Textual, (text: string) => Converted>> = {
  string: text,
  text,
  guid: (given) => (guid.test(given.trim()) ? { value: given.trim() } : invalid),
  integer: (given) => checked(given, /^[-+]?\d+$/, Number, 'Please enter an integer.'),
  bigint: (given) => checked(given, /^-?\d+$/, (digits) => BigInt(digits).toString()),
  float: (given) =>
    checked(given, /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/, Number, 'Please enter a number.'),
  decimal: (given) => checked(given, decimal, toQuantity),
  money: (given) => checked(given, decimal, (digits) => toMoney(roundedByOro(digits, 4))),
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** No exponents, no plus, no trailing point. */
const decimal = /^-?\d*\.?\d+$/;

/** Trimmed; PostgreSQL ends a text at the first NUL (recording 6.1/560). */
function text(given: string): Converted {
  const [before = ''] = given.split('\u0000');
  return { value: before.trim() };
}

function checked(
  given: string,
  pattern: RegExp,
  convert: (digits: string) => Json,
  fault?: string,
): Converted {
  const trimmed = given.trim();
  if (pattern.test(trimmed)) return { value: convert(trimmed) };
  return fault === undefined ? invalid : { fault };
}

const truths: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'yes']);
const untruths: ReadonlySet<unknown> = new Set([false, 0, '0', 'false', 'no']);

function boolean(given: unknown): Converted {
  if (truths.has(given)) return { value: true };
  return untruths.has(given) ? { value: false } : invalid;
}

function moment(given: unknown, type: 'date' | 'datetime'): Converted {
  if (given === '' || typeof given === 'object') return invalid;
  return type === 'date' ? convertDate(String(given)) : convertDatetime(String(given));
}
