/** Checks of arguments that many queries share. Each throws BAD_USER_INPUT naming the argument and the remedy. */
import { compare, type DecimalString } from '../decimal.ts';
import { badInput } from '../errors.ts';

const mostKeys = 100;

export function requireKeys(keys: readonly unknown[], argument: string): void {
  if (keys.length < 1 || keys.length > mostKeys) throw badInput(argument, `give 1 to ${mostKeys}`);
  if (keys.includes('')) throw badInput(argument, 'leave no entry empty');
}

export function requireAboveZero(quantity: DecimalString, argument: string): void {
  if (compare(quantity, '0') <= 0) throw badInput(argument, 'give more than 0');
}

/** The one key that was given, with its name. */
export function exactlyOne<N extends string>(
  keys: Record<N, string | number | null | undefined>,
): [N, string] {
  const given = (Object.keys(keys) as N[]).filter((name) => keys[name] != null);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    throw badInput(Object.keys(keys).join(', '), 'give exactly one of them');
  }
  const key = String(keys[name]).trim();
  if (key === '') throw badInput(name, 'must not be empty');
  return [name, key];
}
