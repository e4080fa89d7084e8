/** Writes a record through a service whose fields are found by the columns they write. One Transaction, once. */
import type { ReadOptions } from '../paging.ts';
import type { ColumnValue } from './column-fields.ts';
import { toForms } from './column-fields.ts';
import type { ServiceDefinition } from './service-definition.ts';
import type { DataElement } from './transaction-set.ts';
import { toTransactionSet } from './transaction-set.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer } from './write-answer.ts';
import { notWritten } from './write-answer.ts';
import { ofFailedCall } from './write-failures.ts';

export interface ColumnRecord {
  readonly service: string;
  readonly main: string;
  /** Edits that identify the record; none for a new one, so that the window numbers it. */
  readonly keys: readonly string[];
  readonly values: readonly ColumnValue[];
  /** Further elements, built with the definition at hand. */
  readonly rows?: (definition: ServiceDefinition) => DataElement | string;
}

/** Nothing is sent when the service lacks a field: half a record would look like a success. */
export async function writeColumns(
  transactions: TransactionsSource,
  { service, main, keys, values, rows }: ColumnRecord,
  options: ReadOptions = {},
): Promise<WriteAnswer> {
  let definition: ServiceDefinition;
  try {
    definition = await transactions.definition(service, options);
  } catch (error) {
    return ofFailedCall(error, false);
  }
  const { elements, missing } = toForms(definition, { element: main, keys }, values);
  const more = rows?.(definition);
  const lacking = typeof more === 'string' ? [...missing, more] : missing;
  if (lacking.length > 0) {
    return notWritten({ said: `service ${service} has no field for ${lacking.join(', ')}`, retry: 'never' });
  }
  return transactions.run(
    toTransactionSet(service, [...elements, typeof more === 'object' ? more : undefined]),
    options,
  );
}
