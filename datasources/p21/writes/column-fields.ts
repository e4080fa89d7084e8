/**
 * Types values by the columns they belong to. Tenants design their windows and builds rename fields, so the service's
 * own definition says which field of which tab writes a column; the names p21-api knows go first.
 */
import type { ServiceDefinition, ServiceField } from './service-definition.ts';
import type { DataElement } from './transaction-set.ts';
import { form } from './transaction-set.ts';

export interface ColumnValue {
  readonly table: string;
  readonly column: string;
  /** Undefined: not typed. Null or '': emptied. */
  readonly value: string | null | undefined;
  /** `element/edit` where the documents name it. */
  readonly documented?: string | undefined;
}

export interface ColumnForms {
  readonly elements: readonly DataElement[];
  /** Columns the service has no field for, as `table.column`. */
  readonly missing: readonly string[];
}

/** One form for each element that is typed into, the element `first` before all others: it holds the keys. */
export function toForms(
  definition: ServiceDefinition,
  first: { readonly element: string; readonly keys: readonly string[] },
  values: readonly ColumnValue[],
): ColumnForms {
  const typed = new Map<string, [string, string][]>([[first.element, []]]);
  const missing: string[] = [];
  for (const one of values) {
    if (one.value === undefined) continue;
    const field = fieldOf(definition, one);
    if (field === undefined) missing.push(`${one.table}.${one.column}`);
    else typed.set(field.element, [...(typed.get(field.element) ?? []), [field.edit, one.value ?? '']]);
  }
  const elements = [...typed].map(([name, edits]) =>
    form(name, edits, name === first.element ? first.keys : []),
  );
  return { elements, missing };
}

function fieldOf(
  definition: ServiceDefinition,
  { table, column, documented }: Omit<ColumnValue, 'value'>,
): ServiceField | undefined {
  const [element, edit] = documented?.split('/') ?? [];
  if (element !== undefined && edit !== undefined && definition.has(element, edit))
    return { element, edit, column: null };
  return definition.fieldFor(definition.elements, table, column);
}

/** Those of the columns, typed or not, that the service has no field for, as `table.column`. */
export const missingColumns = (
  definition: ServiceDefinition,
  columns: readonly ColumnValue[],
): readonly string[] =>
  columns
    .filter((one) => fieldOf(definition, one) === undefined)
    .map(({ table, column }) => `${table}.${column}`);
