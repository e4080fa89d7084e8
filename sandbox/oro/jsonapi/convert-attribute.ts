/** Attribute values from JSON to what is stored, as Oro's API forms do it: converted where possible, else an error. */
import type { DataType } from '../model/entity.ts';
import type { Json } from '../store/row.ts';
import { toMoney, toQuantity } from './decimal-text.ts';

/** The stored value, or the words (and title, unless it is a form's) of the refusal. */
export type Converted = { readonly value: Json } | { readonly fault: string; readonly title?: string };

const invalid: Converted = { fault: 'This value is not valid.' };

export function convertAttribute(given: unknown, type: DataType): Converted {
  // A submitted false is "nothing" to every field but a checkbox.
  if (given === null || given === undefined || (given === false && type !== 'boolean'))
    return { value: null };
  if (type === 'object' || type === 'array') return structured(given);
  if (typeof given === 'object') return invalid;
  const text = given === true ? '1' : String(given);
  return converters[type](text, given);
}

type Scalar = Exclude<DataType, 'object' | 'array'>;

const converters: Readonly<Record<Scalar, (text: string, given: unknown) => Converted>> = {
  string: fromText,
  text: fromText,
  guid: fromText,
  integer: (text) => integer(text),
  bigint: (text) => integer(text),
  float: (text) => number(text, (value) => Number(value)),
  decimal: (text) => number(text, toQuantity),
  money: (text) => number(text, toMoney),
  boolean: (text, given) => boolean(text, given),
  date: (text) => date(text),
  datetime: (text) => datetime(text),
};

/** Trimmed; an empty text is null; PostgreSQL ends a text at the first NUL (recording 6.1/560). */
function fromText(given: string): Converted {
  const [before = ''] = given.split('\u0000');
  const trimmed = before.trim();
  return { value: trimmed === '' ? null : trimmed };
}

function integer(text: string): Converted {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  if (!/^[-+]?\d+$/.test(trimmed)) return { fault: 'Please enter an integer.' };
  return { value: Number(trimmed) };
}

function number(text: string, convert: (value: string) => Json): Converted {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(trimmed)
    ? { value: convert(trimmed) }
    : { fault: 'Please enter a number.' };
}

function boolean(text: string, given: unknown): Converted {
  if (typeof given === 'boolean') return { value: given };
  if (['1', 'true', 'yes'].includes(text.toLowerCase())) return { value: true };
  if (['0', 'false', 'no'].includes(text.toLowerCase())) return { value: false };
  return text === '' ? { value: null } : invalid;
}

function date(text: string): Converted {
  if (text === '') return { value: null };
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(parsed)) return { fault: `The "${text}" is not valid date.` };
  return { value: text };
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})$/;

function datetime(text: string): Converted {
  if (text === '') return { value: null };
  const parsed = moment.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(parsed)) return { fault: `The "${text}" is not valid datetime.` };
  return { value: `${new Date(parsed).toISOString().slice(0, 19)}Z` };
}

function structured(given: unknown): Converted {
  return typeof given === 'object' ? { value: given as Json } : invalid;
}
