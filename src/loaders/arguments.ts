/** Checks of arguments that many queries share. Each throws BAD_USER_INPUT naming the argument and the remedy. */
import { type DecimalString, isAboveZero } from '../decimal.ts';
import { badInput } from '../errors.ts';

const mostKeys = 100;

export function requireKeys(keys: readonly unknown[], argument: string): void {
  if (keys.length < 1 || keys.length > mostKeys) throw badInput(argument, `give 1 to ${mostKeys}`);
  if (keys.includes('')) throw badInput(argument, 'leave no entry empty');
}

export function requireAboveZero(quantity: DecimalString, argument: string): void {
  if (!isAboveZero(quantity)) throw badInput(argument, 'give more than 0');
}

/** The one key that was given, with its name. */
export function exactlyOne<T extends object>(keys: T): [name: keyof T & string, key: string] {
  const names = Object.keys(keys) as (keyof T & string)[];
  const given = names.filter((name) => keys[name] !== null && keys[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) throw badInput(names.join(', '), 'give exactly one of them');
  const key = String(keys[name]).trim();
  if (key === '') throw badInput(name, 'must not be empty');
  return [name, key];
}
