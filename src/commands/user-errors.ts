/** Faults of an input as their author reads them: which field, what is wrong, what to give instead. */
import type { UserError, UserErrorCode } from './command-kind.ts';

export const userError = (code: UserErrorCode, field: string | null, message: string): UserError => ({
  code,
  field,
  message,
});

/** Most characters P21 keeps of each text (column lengths of database build 21.1, p21-api 7); fields by path. */
export type Limits = Readonly<Record<string, number>>;

/** One error for every text that is longer than P21's column; a longer value would be dropped or refused (p21-api 9.4). */
export function tooLong(values: Readonly<Record<string, unknown>>, limits: Limits, prefix = ''): UserError[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const value = values[name];
    if (typeof value !== 'string' || value.length <= limit) return [];
    const message = `P21 keeps ${limit} characters here; shorten the text by ${value.length - limit}.`;
    return [userError('TOO_LONG', `${prefix}${name}`, message)];
  });
}

/** Something that must not be blank. */
export const missing = (field: string, what: string): UserError =>
  userError('REQUIRED', field, `Give ${what}.`);

export const unknownRecord = (field: string, what: string, key: string): UserError =>
  userError('NOT_FOUND', field, `P21 has no ${what} ${key}.`);

/**
 * A record that is not there or belongs to somebody else: a shopper must not be able to tell the two apart.
 */
export const notOwn = (field: string, what: string, key: string): UserError =>
  userError('OF_OTHER_CUSTOMER', field, `${what} ${key} is not one of the customer's; give one of its own.`);
