/**
 * Turns a filter tree into a test of rows with SQL's three-valued logic: a comparison with null is neither true nor
 * false, which is why `cancel_flag ne 'Y'` misses rows where it is null (p21-api 2.4).
 */
import { textKey } from '../database/collation.ts';
import type { ColumnMeta, Row, TableMeta, Value } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { toComparable } from './literal.ts';
import type { Comparison, Expression, Operand } from './parser.ts';
import { notBoolean, unknownFunction, unknownProperty, wrongArguments } from './problem.ts';
import type { Dialect } from './tokenizer.ts';

/** `null` is SQL's "unknown". */
export type Predicate = (row: Row) => boolean | null;

export interface Binding {
  readonly meta: TableMeta;
  readonly dialect: Dialect;
  readonly localTime: LocalTime;
}

/** Throws `ODataProblem` on unknown columns and functions and on types that do not go together. */
export const bindFilter = (expression: Expression, binding: Binding): Predicate => {
  switch (expression.kind) {
    case 'and':
      return every(expression.terms.map((term) => bindFilter(term, binding)));
    case 'or':
      return some(expression.terms.map((term) => bindFilter(term, binding)));
    case 'not':
      return negate(bindFilter(expression.term, binding));
    case 'compare':
      return bindComparison(expression.comparison, expression.left, expression.right, binding);
    case 'test':
      return bindTest(expression.operand, binding);
    case 'in':
      bindValue(expression.column, binding);
      return () => true;
  }
};

const every = (terms: readonly Predicate[]): Predicate => {
  return (row) => {
    let result: boolean | null = true;
    for (const term of terms) {
      const one = term(row);
      if (one === false) return false;
      if (one === null) result = null;
    }
    return result;
  };
};

const some = (terms: readonly Predicate[]): Predicate => {
  return (row) => {
    let result: boolean | null = false;
    for (const term of terms) {
      const one = term(row);
      if (one === true) return true;
      if (one === null) result = null;
    }
    return result;
  };
};

const negate = (term: Predicate): Predicate => {
  return (row) => {
    const one = term(row);
    return one === null ? null : !one;
  };
};

const bindComparison = (
  comparison: Comparison,
  left: Operand,
  right: Operand,
  binding: Binding,
): Predicate => {
  if (left.kind === 'call' && left.name in textTests) return bindTestResult(comparison, left, right, binding);
  const { column, read } = bindValue(left, binding);
  const wanted = toComparable(column, right, comparison, binding.localTime);
  if (wanted === null) return compareNull(comparison, read);
  const key = column.kind === 'text' ? textKey(String(wanted)) : wanted;
  return compareKey(comparison, column.kind === 'text' ? textKeyOf(read) : read, key);
};

/** `contains(a,'b') eq true`. */
const bindTestResult = (
  comparison: Comparison,
  left: Operand,
  right: Operand,
  binding: Binding,
): Predicate => {
  const test = bindTest(left, binding);
  const word = right.kind === 'literal' && right.token.kind === 'word' ? right.token.value : '';
  if ((word !== 'true' && word !== 'false') || (comparison !== 'eq' && comparison !== 'ne'))
    throw notBoolean();
  return (word === 'true') === (comparison === 'eq') ? test : negate(test);
};

const compareNull = (comparison: Comparison, read: (row: Row) => Value): Predicate => {
  if (comparison === 'eq') return (row) => read(row) === null;
  if (comparison === 'ne') return (row) => read(row) !== null;
  return () => null;
};

const textKeyOf = (read: (row: Row) => Value) => {
  return (row: Row): Value => {
    const value = read(row);
    return value === null ? null : textKey(String(value));
  };
};

type Scalar = string | number | boolean;

const orders: Readonly<Record<Comparison, (left: Scalar, right: Scalar) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
};

const compareKey = (comparison: Comparison, read: (row: Row) => Value, key: Scalar): Predicate => {
  const holds = orders[comparison];
  return (row) => {
    const value = read(row);
    return value === null ? null : holds(value, key);
  };
};

/** LIKE of SQL Server: case does not matter, trailing blanks of the value do. */
const textTests: Readonly<Record<string, (value: string, part: string) => boolean>> = {
  startswith: (value, part) => value.startsWith(part),
  endswith: (value, part) => value.endsWith(part),
  contains: (value, part) => value.includes(part),
  substringof: (value, part) => value.includes(part),
};

/** substringof is OData 3 and takes the part first; contains is OData 4 (p21-api 2.2). */
const testNames: Readonly<Record<Dialect, readonly string[]>> = {
  v4: ['startswith', 'endswith', 'contains'],
  v3: ['startswith', 'endswith', 'substringof'],
};

const bindTest = (operand: Operand, binding: Binding): Predicate => {
  if (operand.kind !== 'call') throw notBoolean();
  const test = testNames[binding.dialect].includes(operand.name) ? textTests[operand.name] : undefined;
  if (test === undefined) throw unknownFunction(operand.name);
  const [subject, part] = operand.name === 'substringof' ? operand.args.toReversed() : operand.args;
  if (
    subject === undefined ||
    part?.kind !== 'literal' ||
    part.token.kind !== 'text' ||
    operand.args.length !== 2
  )
    throw wrongArguments(operand.name);
  const { column, read } = bindValue(subject, binding);
  if (column.kind !== 'text') throw wrongArguments(operand.name);
  const wanted = part.token.value.toLowerCase();
  return (row) => {
    const value = read(row);
    return value === null ? null : test(String(value).toLowerCase(), wanted);
  };
};

interface BoundValue {
  readonly column: ColumnMeta;
  readonly read: (row: Row) => Value;
}

const bindValue = (operand: Operand, binding: Binding): BoundValue => {
  if (operand.kind === 'call') return bindTrim(operand.name, operand.args, binding);
  if (operand.kind === 'literal') throw notBoolean();
  const column = binding.meta.columns.get(operand.name);
  if (column === undefined) throw unknownProperty(operand.name, binding.meta.name);
  const { name, default: fallback } = column;
  return { column, read: (row) => row[name] ?? fallback };
};

/** The older surface knows trim(column) (p21-api 2.6); nothing else that gives a text. */
const bindTrim = (name: string, args: readonly Operand[], binding: Binding): BoundValue => {
  const [subject] = args;
  if (binding.dialect !== 'v3' || name !== 'trim' || subject?.kind !== 'column') throw unknownFunction(name);
  const { column, read } = bindValue(subject, binding);
  const trimmed = (row: Row): Value => {
    const value = read(row);
    return typeof value === 'string' ? value.trim() : value;
  };
  return { column, read: trimmed };
};
