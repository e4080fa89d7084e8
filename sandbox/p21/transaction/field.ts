/** What a service's definition says of its elements and fields (p21-api 4.1, 4.6; the shapes of Md). */
import type { Database } from '../database/database.ts';
import type { Value } from '../database/row.ts';

export type DataType = 'Char' | 'Decimal' | 'Long' | 'Datetime';

/** A field's drop-down or check box: what is shown, and what is stored for it. */
export type Choices = ReadonlyMap<string, Value>;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: DataType;
  /** Table and column, e.g. "oe_hdr.po_no"; a name without table is computed by the window. */
  readonly column: string;
  /** The window's own flag, which says little about what a write needs (M03). */
  readonly required: boolean;
  /** 'always': shown only; 'existing': may be typed while the record is new. */
  readonly disabled: 'never' | 'always' | 'existing';
  readonly choices: Choices | ((database: Database) => Choices) | undefined;
  /** Fields that typing into this one empties, as the window does. */
  readonly resets: readonly string[];
  /** What the template of `/defaults` fills in, as label. */
  readonly preset: string;
}

export interface Element {
  readonly name: string;
  readonly type: 'Form' | 'List';
  readonly parentText: string;
  readonly businessObject: string;
  readonly datawindow: string;
  readonly keys: readonly string[];
  readonly fields: readonly Field[];
  /** A tab that cannot be selected through the API. */
  readonly locked: boolean;
}

type Options = Partial<Omit<Field, 'name' | 'column' | 'label' | 'type'>>;

const make =
  (type: DataType) =>
  (name: string, column: string, label: string, options: Options = {}): Field => ({
    name,
    column,
    label,
    type,
    required: false,
    disabled: 'never',
    choices: undefined,
    resets: [],
    preset: '',
    ...options,
  });

export const char = make('Char');
export const decimal = make('Decimal');
export const long = make('Long');
export const date = make('Datetime');

/** A check box: ON and OFF are shown, Y and N stored (p21-api 4.2). */
export const flag = (name: string, column: string, label: string, options: Options = {}): Field =>
  char(name, column, label, { choices: onOff, ...options });

const onOff: Choices = new Map([
  ['ON', 'Y'],
  ['OFF', 'N'],
]);

/** A field the window shows and nobody can type into. */
export const shown = (name: string, column: string, label: string): Field =>
  char(name, column, label, { disabled: 'always' });

/** Choices whose labels are what is stored. */
export const asShown = (...labels: readonly string[]): Choices =>
  new Map(labels.map((label) => [label, label]));

export const choices = (stored: Readonly<Record<string, Value>>): Choices => new Map(Object.entries(stored));

type ElementOptions = Partial<Pick<Element, 'keys' | 'locked' | 'businessObject' | 'datawindow'>>;

const makeElement =
  (type: Element['type']) =>
  (name: string, parentText: string, fields: readonly Field[], options: ElementOptions = {}): Element => ({
    name,
    type,
    parentText,
    fields,
    keys: [],
    locked: false,
    businessObject: fields[0]?.column.split('.')[0] ?? '',
    datawindow: `d_${name.split('.')[1] ?? name}`,
    ...options,
  });

export const form = makeElement('Form');
export const list = makeElement('List');

/** The column alone when the field is kept in this table; undefined otherwise. */
export const columnIn = (field: Field, table: string): string | undefined => {
  const [owner, column] = field.column.split('.');
  return owner === table ? column : undefined;
};

export const choicesOf = (field: Field, database: Database): Choices | undefined =>
  typeof field.choices === 'function' ? field.choices(database) : field.choices;
