/** Rows of a custom entity between the flows' words and the wire. */
import type { DecimalString } from '../../../src/decimal.ts';
import type { BatchRow } from '../batch.resource.ts';
import type { JsonApiResource } from '../json-api.document.ts';
import type { CustomEntity } from './custom-entity.ts';

/** Values by the names of the entity's fields and relations (ids); a name left out is left alone. */
export type CustomRow = Readonly<Record<string, string | null>>;

export interface StoredRow {
  readonly id: string;
  readonly values: CustomRow;
}

/** The fields a row is read with; `key` only where the shop has it. */
export const attributesOf = ({ fields, relations }: CustomEntity): string[] => [
  ...Object.values(fields).map(({ attribute }) => attribute),
  ...Object.values(relations).map(({ relationship }) => relationship),
];

export function toStoredRow(entity: CustomEntity, row: JsonApiResource): StoredRow {
  const { fields, relations } = entity;
  const read = { text: textIn, decimal: decimalIn, date: dateIn } as const;
  return {
    id: row.id,
    values: Object.fromEntries([
      ...Object.entries(fields).map(([name, { attribute, kind }]) => [name, read[kind](row, attribute)]),
      ...Object.entries(relations).map(([name, { relationship }]) => [name, row.oneId(relationship)]),
    ]),
  };
}

const textIn = (row: JsonApiResource, attribute: string): string | null => row.text(attribute);
const decimalIn = (row: JsonApiResource, attribute: string): DecimalString | null => row.decimal(attribute);
const dateIn = (row: JsonApiResource, attribute: string): string | null => row.calendarDate(attribute);

/** The row as it is sent: all of it for a new one, what differs for a stored one; null when nothing does. */
export function toBatchRow(
  entity: CustomEntity,
  wanted: CustomRow,
  stored: StoredRow | undefined,
): BatchRow | null {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => stored === undefined || (stored.values[name] ?? null) !== value,
  );
  if (changed.length === 0) return null;
  const attributes = changed.flatMap(([name, value]) => {
    const field = entity.fields[name];
    return field === undefined ? [] : [[field.attribute, value]];
  });
  const relationships = changed.flatMap(([name, id]) => {
    const relation = entity.relations[name];
    if (relation === undefined) return [];
    return [[relation.relationship, id === null ? null : { type: relation.type, id }]];
  });
  const content = {
    attributes: Object.fromEntries(attributes),
    relationships: Object.fromEntries(relationships),
  };
  return stored === undefined
    ? { mode: 'create', ...content }
    : { mode: 'update', id: stored.id, ...content };
}
