/**
 * Which property of a REST object is which column of a table, both ways. Property names are the column names in
 * Pascal case (CustomerName, customer_name) unless the shape says otherwise.
 */
import type { Row, TableMeta, Value } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { toEpoch } from '../odata/literal.ts';
import type { WireObject, WireValue } from './wire-value.ts';

export interface PropertyRule {
  /** The column when its name does not follow from the property's; `null` for a property no column stands behind. */
  readonly column?: string | null;
  /** What an empty template says, and an object where nothing is stored. */
  readonly empty?: WireValue;
  /** "Y" and "N" as true and false. */
  readonly flag?: boolean;
  /** Computed from the row; never written. */
  readonly read?: (row: Row) => WireValue;
  readonly readOnly?: boolean;
}

export interface Property {
  readonly name: string;
  readonly rule: PropertyRule;
  readonly column: { readonly name: string; readonly kind: string; readonly length: number } | undefined;
}

export interface ObjectShape {
  readonly table: string;
  readonly objectName: string;
  readonly properties: readonly Property[];
}

/** Throws when a rule names a column the table does not have. */
export const defineShape = (
  meta: TableMeta,
  objectName: string,
  names: string,
  rules: Readonly<Record<string, PropertyRule>> = {},
): ObjectShape => ({
  table: meta.name,
  objectName,
  properties: names
    .trim()
    .split(/\s+/)
    .map((name) => defineProperty(meta, name, rules[name] ?? {})),
});

const defineProperty = (meta: TableMeta, name: string, rule: PropertyRule): Property => {
  const column =
    rule.column === null || rule.read ? undefined : meta.columns.get(rule.column ?? toColumn(name));
  if (typeof rule.column === 'string' && column === undefined)
    throw new Error(`${meta.name} has no column ${rule.column}`);
  return { name, rule, column };
};

/** "MailAddress1" -> "mail_address1". */
const toColumn = (property: string): string => property.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

/** The object of a row, closed by UserDefinedFields, which are always empty on read (p21-api 3.1), and ObjectName. */
export const toObject = (shape: ObjectShape, row: Row, time: LocalTime): WireObject => ({
  ...Object.fromEntries(
    shape.properties.map((property) => [property.name, readProperty(property, row, time)]),
  ),
  ...closing(shape),
});

/** What `/new` answers. */
export const toTemplate = (shape: ObjectShape): WireObject => ({
  ...Object.fromEntries(shape.properties.map((property) => [property.name, emptyOf(property)])),
  ...closing(shape),
});

const closing = (shape: ObjectShape): WireObject => ({ UserDefinedFields: {}, ObjectName: shape.objectName });

const readProperty = (property: Property, row: Row, time: LocalTime): WireValue => {
  const { column, rule } = property;
  if (rule.read) return rule.read(row);
  const value = column === undefined ? undefined : row[column.name];
  if (rule.flag) return value === 'Y';
  if (column === undefined || value === undefined || value === null) return emptyOf(property);
  return column.kind === 'datetime' ? time.toWallText(Number(value)) : value;
};

const emptyOf = ({ rule, column }: Property): WireValue => {
  if (rule.empty !== undefined) return rule.empty;
  if (rule.flag) return false;
  return column === undefined || column.kind === 'text' ? '' : null;
};

/**
 * The columns an object sets. Properties the shape does not know, that are read only, do not fit their column or
 * are no value of its kind are dropped without a word (p21-api 3.3).
 */
export const toChanges = (shape: ObjectShape, object: WireObject, time: LocalTime): Row => {
  const changes: Row = {};
  for (const property of shape.properties) {
    const given = object[property.name];
    if (given === undefined || property.column === undefined || property.rule.readOnly) continue;
    const value = toCell(property, given, time);
    if (value !== undefined) changes[property.column.name] = value;
  }
  return changes;
};

const toCell = ({ column, rule }: Property, given: WireValue, time: LocalTime): Value | undefined => {
  if (column === undefined || (typeof given === 'object' && given !== null)) return undefined;
  if (rule.flag) return given === true || given === 'true' || given === 'Y' ? 'Y' : 'N';
  if (given === null || given === '') return column.kind === 'text' ? '' : null;
  if (column.kind === 'text') return fitting(String(given), column.length);
  const number = column.kind === 'datetime' ? toEpoch(String(given), time) : Number(given);
  return Number.isFinite(number) ? number : undefined;
};

const fitting = (text: string, length: number): string | undefined =>
  text.length > length ? undefined : text;
