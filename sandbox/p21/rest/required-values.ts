/** What P21 says of writes that lack or name something wrong; the first three texts are known, see each. */
import type { Database } from '../database/database.ts';
import { refusedWrite } from './rest-problem.ts';
import type { WireObject, WireValue } from './wire-value.ts';

/** The text P21 gives for an item description it does not take. Assumption: other fields are named the same way. */
export const requireValues = (object: WireObject, labels: Readonly<Record<string, string>>): void => {
  for (const [property, label] of Object.entries(labels)) {
    if (isEmpty(object[property])) throw refusedWrite(`Required value missing for ${label}`);
  }
};

export const isEmpty = (value: WireValue | undefined): boolean =>
  value === undefined || value === null || String(value).trim() === '';

/** Around what went wrong with one record of a table, as P21's own updates word it. */
export const updateError = (key: string, table: string, message: string): Error =>
  refusedWrite(`Error updating ${key}: Error updating ${table}: ${message}`);

export const companyNotRetrieved = (companyId: string): string =>
  `The company "${companyId}" could not be retrieved. - Potential reasons: 1)The company does not exist. 2)The company has been deleted.`;

/** Throws when the company of a new or changed record is not one of the distributor's. */
export const requireCompany = (database: Database, companyId: string, key: string, table: string): void => {
  const company = database.table('company').find('company_id', companyId)[0];
  if (company === undefined) throw updateError(key, table, companyNotRetrieved(companyId));
};
