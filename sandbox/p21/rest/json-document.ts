/** Writes JSON with decimals digit by digit, which JSON.stringify cannot. */
import { WireDecimal, type WireValue } from './wire-value.ts';

export const writeJson = (value: WireValue): string => {
  if (value instanceof WireDecimal) return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`,
  );
  return `{${members.join(',')}}`;
};

const isList = (value: object): value is readonly WireValue[] => Array.isArray(value);
