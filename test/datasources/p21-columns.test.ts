/** Column parsers, and the columns the descriptors name against P21's documented schema (p21-api 7). */
import { describe, expect, it } from 'vitest';
import * as column from '../../datasources/p21/column.ts';
import * as contracts from '../../datasources/p21/contracts.rows.ts';
import * as customers from '../../datasources/p21/customers.rows.ts';
import * as invoices from '../../datasources/p21/invoices.rows.ts';
import * as items from '../../datasources/p21/items.rows.ts';
import * as orders from '../../datasources/p21/orders.rows.ts';
import * as prices from '../../datasources/p21/prices.rows.ts';
import * as promotions from '../../datasources/p21/promotions.rows.ts';
import * as reference from '../../datasources/p21/reference.rows.ts';
import * as shipments from '../../datasources/p21/shipments.rows.ts';
import * as stock from '../../datasources/p21/stock.rows.ts';
import type { Table } from '../../datasources/p21/table.ts';
import * as taxes from '../../datasources/p21/taxes.rows.ts';
import schema from '../../sandbox/p21/database/schema.json' with { type: 'json' };

const parse = <T>(one: column.Column<T>, value: unknown, zone = 'UTC') => one.parse(value, zone);

describe('a column', () => {
  it('keeps the exact digits of numbers, whether a number or a string of digits came', () => {
    const quantity = column.decimal('q');
    expect(parse(quantity, 12.5)).toBe('12.5');
    expect(parse(quantity, 1e-9)).toBe('0.000000001');
    expect(parse(quantity, '1234567890.123456789')).toBe('1234567890.123456789');
    expect(parse(quantity, 0)).toBe('0');
  });

  it('cuts trailing blanks of text and keeps leading ones', () => {
    expect(parse(column.text('t'), ' EA   ')).toBe(' EA');
    expect(parse(column.nullable(column.text('t')), '   ')).toBeNull();
  });

  it('makes keys text whatever JSON made of them, and keeps leading zeros', () => {
    expect(parse(column.id('i', 'number'), 100198)).toBe('100198');
    expect(parse(column.id('i', 'text'), '0010 ')).toBe('0010');
    expect(parse(column.id('i', 'number'), '9007199254740993')).toBe('9007199254740993');
  });

  it('takes a null flag for no', () => {
    expect([null, undefined, '', ' ', 'N', 'Y', 'y'].map((value) => parse(column.flag('f'), value))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('reads a moment by its offset', () => {
    expect(parse(column.instant('d'), '2026-07-24T11:22:14.747-04:00')).toBe('2026-07-24T15:22:14.747Z');
    expect(parse(column.instant('d'), '2026-07-24T11:22:14Z', 'America/Chicago')).toBe(
      '2026-07-24T11:22:14.000Z',
    );
  });

  it.each([
    ['2026-01-15T08:00:00', 'America/Chicago', '2026-01-15T14:00:00.000Z'],
    ['2026-07-15T08:00:00.5', 'America/Chicago', '2026-07-15T13:00:00.500Z'],
    ['2026-07-15', 'Asia/Kolkata', '2026-07-14T18:30:00.000Z'],
    ['2026-03-08T01:59:59', 'America/Chicago', '2026-03-08T07:59:59.000Z'],
    ['2026-03-08T03:00:00', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
    ['2026-11-01T00:30:00', 'America/Chicago', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T02:00:00', 'America/Chicago', '2026-11-01T08:00:00.000Z'],
  ])('reads a moment without offset in the zone: %s in %s', (written, zone, expected) => {
    expect(parse(column.instant('d'), written, zone)).toBe(expected);
  });

  it('reads a day as it is written, never shifted by a zone', () => {
    expect(parse(column.calendarDate('d'), '2026-07-24T23:30:00.000-05:00', 'Asia/Tokyo')).toBe('2026-07-24');
    expect(parse(column.calendarDate('d'), '2026-07-24T00:00:00+09:00')).toBe('2026-07-24');
  });

  it.each(['', '24/07/2026', '2026-13-01T00:00:00', 20260724, 'yesterday'])(
    'refuses %j as a day',
    (value) => {
      expect(() => parse(column.calendarDate('d'), value)).toThrow(column.ColumnFault);
      expect(() => parse(column.instant('d'), value)).toThrow(column.ColumnFault);
    },
  );
});

const modules = [
  contracts,
  customers,
  invoices,
  items,
  orders,
  prices,
  promotions,
  reference,
  shipments,
  stock,
  taxes,
];
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'segment' in value && 'columns' in value;
const tables = modules.flatMap((module) => Object.values(module).filter(isTable));
const documented = schema as Record<string, Record<string, { type: string }>>;

describe.each(tables.map((table) => [table.name, table] as const))('the descriptor of %s', (name, table) => {
  const known = documented[name];

  it('names only columns of the documented schema', () => {
    if (known === undefined) {
      // The published schema lacks a few tables that p21-api names; tenants may lack them as well.
      expect(table.optional).toBe(true);
      return;
    }
    const unknown = Object.values(table.columns).filter((one) => !(one.name in known));
    expect(unknown.map((one) => one.name)).toEqual([]);
  });

  it('writes literals as the column types ask for', () => {
    for (const { name: columnName, kind } of Object.values(table.columns)) {
      const type = known?.[columnName]?.type;
      if (type !== undefined) expect({ columnName, kind }).toEqual({ columnName, kind: kindOf(type) });
    }
  });

  it('has its key and its deletion mark among its columns', () => {
    expect(table.key.filter((field) => !(field in table.columns))).toEqual([]);
    const marks = Object.values(table.deletion ?? {});
    expect(marks.filter((mark) => !Object.values(table.columns).includes(mark))).toEqual([]);
  });
});

function kindOf(type: string): 'text' | 'number' | 'date' {
  if (/^(var)?char|^text/.test(type)) return 'text';
  return type.startsWith('datetime') ? 'date' : 'number';
}
